package recording

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"ztsession/model"
	"ztsession/model/jsonout"
	"ztsession/model/text/safe"
)

// File is what a recording is written to: the file that was made for it.
type File interface {
	io.WriteCloser
	// Truncate cuts the file to a size, so that a line that found no room leaves
	// nothing behind.
	Truncate(size int64) error
}

// Recorder writes a recording. What it is given is written as it is: whoever masks
// hands over what is masked. It may be used by several goroutines; after the first
// failure it writes no more.
type Recorder struct {
	mu     sync.Mutex
	to     File
	name   string
	size   int64
	last   []byte // what was written of the last answer
	err    error
	closed bool
}

// Record begins a recording in a file called name with its header.
func Record(to File, name string, h Header) (*Recorder, error) {
	r := &Recorder{to: to, name: name}
	err := r.line(func(w *jsonout.Writer) {
		w.Name(VersionMember)
		w.Int(Version)
		w.Name(AtMember)
		w.Time(h.At)
		for _, one := range [][2]string{
			{ProgramMember, h.Program}, {MaskedMember, h.Masked}, {AccountMember, h.Ref.Account}, {UserMember, h.Ref.User}, {NonceMember, h.Ref.Nonce},
		} {
			w.Name(one[0])
			w.Text(one[1])
		}
		w.Name(IntervalMember)
		w.Int(int64(h.Interval / time.Second))
	})
	return r, err
}

// Name is what the file is called, made safe.
func (r *Recorder) Name() string { return safe.Text(r.name) }

// Answer writes an answer, or that it is the same as the one before.
func (r *Recorder) Answer(s *model.Session) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	body, err := jsonout.Append(nil, func(w *jsonout.Writer) { w.Document(s.Document) })
	if err != nil {
		return r.fail(err)
	}
	same := bytes.Equal(body, r.last)
	err = r.lineLocked(func(w *jsonout.Writer) {
		w.Name(AtMember)
		w.Time(s.Origin.FetchedAt)
		if ray := s.Origin.RayID; ray != "" {
			w.Name(RayMember)
			w.Text(ray)
		}
		if same {
			w.Name(UnchangedMember)
			w.Bool(true)
			return
		}
		w.Name(AnswerMember)
		w.Document(s.Document)
	})
	if err == nil {
		r.last = body
	}
	return err
}

// Marker writes what somebody set down.
func (r *Recorder) Marker(at time.Time, text string) error {
	return r.line(func(w *jsonout.Writer) { entry(w, at, MarkerMember, text) })
}

// Failure writes why no answer came; gone says that there is no such session any more.
func (r *Recorder) Failure(at time.Time, text string, gone bool) error {
	return r.line(func(w *jsonout.Writer) {
		entry(w, at, FailureMember, text)
		if gone {
			w.Name(GoneMember)
			w.Bool(true)
		}
	})
}

// Stop writes why watching is over, and closes the file.
func (r *Recorder) Stop(at time.Time, text string) error {
	err := r.line(func(w *jsonout.Writer) { entry(w, at, StoppedMember, text) })
	return errors.Join(err, r.Close())
}

func entry(w *jsonout.Writer, at time.Time, member, text string) {
	w.Name(AtMember)
	w.Time(at)
	w.Name(member)
	w.Text(text)
}

// Close closes the file. It may be called more than once.
func (r *Recorder) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil
	}
	r.closed = true
	return r.to.Close()
}

// errClosed is why a recorder that was closed writes no more.
var errClosed = errors.New("the recording was closed")

func (r *Recorder) line(write func(*jsonout.Writer)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lineLocked(write)
}

// lineLocked writes a line with one call, so that nothing else gets between its
// pieces. Of a line that did not get into the file whole nothing stays there.
func (r *Recorder) lineLocked(write func(*jsonout.Writer)) error {
	switch {
	case r.err != nil:
		return r.err
	case r.closed:
		return errClosed
	}
	line, err := jsonout.Append(nil, func(w *jsonout.Writer) {
		w.BeginObject()
		write(w)
		w.EndObject()
	})
	if err != nil {
		return r.fail(err)
	}
	if _, err := r.to.Write(append(line, '\n')); err != nil {
		return r.fail(errors.Join(err, r.to.Truncate(r.size)))
	}
	r.size += int64(len(line)) + 1
	return nil
}

// fail ends the recording.
func (r *Recorder) fail(err error) error {
	r.err = fmt.Errorf("the recording %s could not be written on; it ends here: %w", r.Name(), err)
	return r.err
}
