package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"
	"time"

	"ztsession/api"
	"ztsession/model/text/safe"
)

// logFile is where --log-file puts one line for each request. The nil logFile
// writes nothing.
type logFile struct {
	mu  sync.Mutex
	out io.WriteCloser
	now func() time.Time
	err error
}

// openLog opens the file that --log-file names, for its owner only.
func (r *run) openLog() (*logFile, error) {
	if r.flags.logFile == "" {
		return nil, nil
	}
	const ownerOnly = 0o600
	file, err := os.OpenFile(r.flags.logFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, ownerOnly)
	if err != nil {
		return nil, fmt.Errorf("the log file cannot be opened, check --log-file: %w", err)
	}
	// A file that was there keeps its mode; a pipe or a device is not ours to change.
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&^ownerOnly != 0 {
		if err := file.Chmod(ownerOnly); err != nil {
			return nil, errors.Join(fmt.Errorf("others can read the log file, and that cannot be changed: %w", err), file.Close())
		}
	}
	return &logFile{out: file, now: r.Now}, nil
}

// write adds a line; the first error is kept for close.
func (l *logFile) write(entry api.LogEntry) {
	if l == nil {
		return
	}
	status := "no-answer"
	if entry.Status != 0 {
		status = strconv.Itoa(entry.Status)
	}
	ray := safe.Text(entry.RayID)
	if ray == "" {
		ray = "-"
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := fmt.Fprintf(l.out, "%s %s %s %s %s ray=%s\n",
		l.now().UTC().Format(time.RFC3339Nano), entry.Method, entry.PathTemplate, status, entry.Duration.Round(time.Millisecond), ray)
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
