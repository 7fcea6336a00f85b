package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"sync"
	"time"

	"ztsession/api"
	"ztsession/cli/private"
	"ztsession/model"
	"ztsession/model/text/safe"
)

// logFile is where --log-file puts one line for each request. The nil logFile
// writes nothing.
type logFile struct {
	out io.Closer
	to  slog.Handler
	now func() time.Time
	mu  sync.Mutex // guards err; the handler has its own
	err error
}

// openLog opens the file that --log-file names, for its owner only.
func (r *run) openLog() (*logFile, error) {
	path := r.settings().LogFile
	if path == "" {
		return nil, nil
	}
	file, err := private.OpenToAppend(path)
	if err != nil {
		return nil, notPrivate(path, err)
	}
	return &logFile{out: file, to: logLines(file), now: r.Now}, nil
}

// notPrivate explains why a log file is not opened.
func notPrivate(path string, err error) error {
	next := "Give --log-file a name that is free."
	var place *fs.PathError
	if errors.As(err, &place) {
		err = place.Err
	}
	if errors.Is(err, private.ErrOpen) {
		next = "Make it yours alone (chmod 600), or give --log-file a name that is free."
	}
	return &model.Failure{Cause: err, Explanation: model.Problem{
		What: "The log file cannot be opened: " + safe.Text(path) + ".", Cause: "The reason: " + safe.Text(err.Error()) + ".", Next: next, File: safe.Text(path),
	}}
}

// The attributes of a line.
const (
	logMethod   = "method"
	logPath     = "path"
	logStatus   = "status"
	logDuration = "duration"
	logRayID    = "ray_id"
)

// logLines returns a handler that writes lines of key=value pairs. It lets the
// attributes of a request through and no other, so that neither a header, a
// body nor an id can reach the file by a mistake elsewhere.
func logLines(to io.Writer) slog.Handler {
	return slog.NewTextHandler(to, &slog.HandlerOptions{ReplaceAttr: func(groups []string, attr slog.Attr) slog.Attr {
		switch attr.Key {
		case slog.TimeKey, logMethod, logPath, logStatus, logDuration, logRayID:
			if len(groups) == 0 {
				return attr
			}
		}
		return slog.Attr{}
	}})
}

// write adds a line, without a status when no answer came. The first error is
// kept for close.
func (l *logFile) write(entry api.LogEntry) {
	if l == nil {
		return
	}
	line := slog.NewRecord(l.now().UTC(), slog.LevelInfo, "", 0)
	line.AddAttrs(slog.String(logMethod, entry.Method), slog.String(logPath, entry.PathTemplate))
	if entry.Status != 0 {
		line.AddAttrs(slog.Int(logStatus, entry.Status))
	}
	line.AddAttrs(slog.Duration(logDuration, entry.Duration.Round(time.Millisecond)))
	if entry.RayID != "" {
		line.AddAttrs(slog.String(logRayID, safe.Text(entry.RayID)))
	}
	err := l.to.Handle(context.Background(), line)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = err
	}
}

// close ends the log. It returns err, or else what went wrong with the log.
func (l *logFile) close(err error) error {
	if l == nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	closing := l.out.Close()
	switch {
	case err != nil:
		return err
	case l.err != nil:
		return fmt.Errorf("the log file could not be written: %w", l.err)
	case closing != nil:
		return fmt.Errorf("the log file could not be written: %w", closing)
	default:
		return nil
	}
}
