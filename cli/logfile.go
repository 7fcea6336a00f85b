package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	"ztsession/api"
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
	if r.settings().LogFile == "" {
		return nil, nil
	}
	const ownerOnly = 0o600
	file, err := os.OpenFile(r.settings().LogFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, ownerOnly)
	if err != nil {
		return nil, fmt.Errorf("the log file cannot be opened, check --log-file: %w", err)
	}
	// A file that was there keeps its mode; a pipe or a device is not ours to change.
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&^ownerOnly != 0 {
		if err := file.Chmod(ownerOnly); err != nil {
			return nil, errors.Join(fmt.Errorf("others can read the log file, and that cannot be changed: %w", err), file.Close())
		}
	}
	return &logFile{out: file, to: logLines(file), now: r.Now}, nil
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
