package api

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/recording"
)

// recordingStart is how every recording begins.
const recordingStart = `{"` + recording.VersionMember + `":`

func isRecording(body []byte) bool { return bytes.HasPrefix(body, []byte(recordingStart)) }

// openRecording reads a recording up to its last full line, and returns its last
// answer too.
func openRecording(name string, body []byte) (*model.Session, *recording.Recording, error) {
	reader := recordingReader{out: recording.Recording{Name: name}}
	if err := reader.read(body); err != nil {
		return nil, nil, err
	}
	return reader.last, &reader.out, nil
}

type recordingReader struct {
	out  recording.Recording
	skip int            // lines that could not be read
	last *model.Session // the last answer
}

func (r *recordingReader) read(body []byte) error {
	first, rest, whole := bytes.Cut(body, []byte("\n"))
	if !whole {
		return &wire.MalformedError{Came: "a recording that was cut off in its first line", Cut: true, Next: "Nothing was recorded before; ask for the session itself, or for another recording."}
	}
	if err := r.header(first); err != nil {
		return err
	}
	for len(rest) > 0 {
		var line []byte
		if line, rest, whole = bytes.Cut(rest, []byte("\n")); !whole {
			r.note("Its last line was cut off, as by a crash; what stands before it is whole.")
			break
		}
		if len(bytes.TrimSpace(line)) > 0 && r.entry(line) != nil {
			r.skip++
		}
	}
	if r.skip > 0 {
		r.note(strconv.Itoa(r.skip) + " of its lines could not be read and were left out.")
	}
	if r.last != nil {
		return nil
	}
	return &wire.MalformedError{Came: "a recording that ended before the first answer", Next: "Ask for the session itself, or for another recording."}
}

func (r *recordingReader) note(text string) { r.out.Notes = append(r.out.Notes, text) }

func (r *recordingReader) header(line []byte) error {
	read, err := wire.ReadLine(line, recording.AnswerMember)
	if err != nil {
		return &wire.MalformedError{Came: "a recording whose first line cannot be read"}
	}
	version, err := strconv.Atoi(read.Get(recording.VersionMember).Text())
	switch {
	case err != nil || version < 1:
		return &wire.MalformedError{Came: "a recording whose first line cannot be read"}
	case version > recording.Version:
		return &wire.MalformedError{Came: fmt.Sprintf("a recording of version %d, which this ztsession does not know", version), Next: "Open it with a newer ztsession."}
	}
	seconds, _ := strconv.Atoi(read.Get(recording.IntervalMember).Text())
	r.out.Header = recording.Header{
		Version: version, At: moment(read), Program: text(read, recording.ProgramMember), Masked: text(read, recording.MaskedMember),
		Interval: time.Duration(seconds) * time.Second,
		Ref:      model.Ref{Account: text(read, recording.AccountMember), User: text(read, recording.UserMember), Nonce: text(read, recording.NonceMember)},
	}
	return nil
}

func text(line wire.Line, name string) string {
	if v := line.Get(name); v.Kind() == model.KindText {
		return v.Text()
	}
	return ""
}

func moment(line wire.Line) time.Time {
	at, _ := time.Parse(time.RFC3339Nano, text(line, recording.AtMember)) // Without one it is the zero time.
	return at
}

var (
	errNoAnswerBefore = errors.New("no answer came before")
	errNothingKnown   = errors.New("nothing in it is known")
)

// entry reads one line after the first.
func (r *recordingReader) entry(line []byte) error {
	read, err := wire.ReadLine(line, recording.AnswerMember)
	if err != nil {
		return err
	}
	e := recording.Entry{
		At: moment(read), Unchanged: read.Get(recording.UnchangedMember).Text() == "true", Gone: read.Get(recording.GoneMember).Text() == "true",
		Marker: text(read, recording.MarkerMember), Failure: text(read, recording.FailureMember), Stopped: text(read, recording.StoppedMember),
	}
	switch {
	case e.At.IsZero():
		return errNothingKnown
	case read.Answer() != nil:
		if e.Answer, err = r.answer(read, e.At); err != nil {
			return err
		}
		r.last = e.Answer
	case e.Unchanged && r.last == nil:
		return errNoAnswerBefore
	case !e.Unchanged && e.Marker+e.Failure+e.Stopped == "":
		return errNothingKnown
	}
	r.out.Entries = append(r.out.Entries, e)
	return nil
}

func (r *recordingReader) answer(line wire.Line, at time.Time) (*model.Session, error) {
	session, err := open(line.Answer())
	if err != nil {
		return nil, err
	}
	session.Origin = model.Origin{
		Kind: session.Origin.Kind, File: r.out.Name, FetchedAt: at, Recorded: true, Ref: r.out.Ref, RayID: text(line, recording.RayMember),
	}
	return session, nil
}
