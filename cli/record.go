package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"ztsession/cli/private"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/recording"
	"ztsession/model/text/safe"
)

// newRecording begins a recording of the command line in a new file. ref is as it may
// be shown.
func (r *run) newRecording(name string, ref model.Ref, interval time.Duration) (*recording.Recorder, error) {
	return r.record(name, recording.Header{At: r.settings().Now(), Masked: r.settings().Mask.String(), Interval: interval, Ref: ref})
}

// recordFromScreen begins a recording of a screen, which names the file with its
// place: nobody on a screen thinks of the folder that the program was started in.
func (r *run) recordFromScreen(name string, h recording.Header) (*recording.Recorder, error) {
	whole, err := filepath.Abs(name)
	if err != nil {
		return nil, cannotRecord(name, err)
	}
	return r.record(whole, h)
}

// record begins a recording in a new file for its owner only.
func (r *run) record(name string, h recording.Header) (*recording.Recorder, error) {
	h.Program = version()
	file, err := private.Create(name)
	if err != nil {
		return nil, cannotRecord(name, err)
	}
	recorder, err := recording.Record(file, name, h)
	if err != nil {
		// The file is ours and has nothing in it that anyone could want.
		return nil, errors.Join(cannotRecord(name, err), recorder.Close(), os.Remove(name))
	}
	return recorder, nil
}

// cannotRecord explains why a recording cannot be begun.
func cannotRecord(name string, err error) error {
	p := model.Problem{What: fmt.Sprintf("Cannot record to %s: ", safe.Text(name)), Next: "Give another place.", File: safe.Text(name)}
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrExist):
		p.What += "something of that name is there, and nothing is written over."
		p.Next = "Give another name."
	case errors.Is(err, fs.ErrNotExist):
		p.What += "there is no such folder."
	case errors.Is(err, fs.ErrPermission):
		p.What += "you may not write there."
	case errors.Is(err, syscall.ENOSPC):
		p.What += "there is no room left on the disk."
	case errors.As(err, &path):
		p.What += safe.Text(path.Err.Error()) + "."
	default:
		p.What += safe.Text(err.Error()) + "."
	}
	return &model.Failure{Explanation: p, Cause: err}
}

// span writes a time as people say it: 15s, 1m 30s, 1h.
func span(d time.Duration) string {
	if d%time.Minute != 0 && d > time.Minute {
		return d.String()
	}
	return clock.Span(d)
}
