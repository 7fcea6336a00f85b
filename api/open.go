package api

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/recording"
	"ztsession/model/text/safe"
)

// maxFile is how large a saved answer may be, in bytes.
const maxFile = 256 << 20

// notOpened explains why a saved answer with a safe name could not be opened.
func notOpened(name string, err error) error {
	failure := &model.Failure{Cause: err}
	p := model.Problem{What: fmt.Sprintf("Cannot open %s: %s.", name, unread(err)), Next: "Check that it is a file and may be read.", File: name}
	var malformed *wire.MalformedError
	if errors.As(err, &malformed) {
		p.What = fmt.Sprintf("Cannot open %s: it is %s.", name, malformed.Came)
		p.Next = cmp.Or(malformed.Next, "Save the answer again; a whole answer, the session alone, or a user's own identity can be opened.")
		failure.Ref = malformed.Ref
	}
	failure.Explanation = p
	return failure
}

// unread returns why a file could not be read.
func unread(err error) string {
	if errors.Is(err, syscall.EISDIR) {
		return "it is a folder, not a file"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return safe.Text(err.Error())
}

// Open reads a saved answer: a whole envelope, a bare session, a user's own
// identity, or the last answer of a recording. name is the file's, or "standard
// input"; now is when it was read. The error is a *model.Failure; it matches
// model.ErrMalformed when the content is the reason, and its Ref says what can be
// looked up instead.
func Open(r io.Reader, name string, now time.Time) (*model.Session, error) {
	session, _, err := OpenSaved(r, name, now)
	return session, err
}

// OpenSaved is Open that hands over the whole recording too, where it is one; nil
// otherwise. A recording is read up to its last full line: one that a crash cut off
// lacks no more than what was being written.
func OpenSaved(r io.Reader, name string, now time.Time) (*model.Session, *recording.Recording, error) {
	name = safe.Text(name)
	body, err := readBounded(r, maxFile)
	if err != nil {
		return nil, nil, notOpened(name, err)
	}
	if isRecording(body) {
		session, recorded, err := openRecording(name, body)
		if err != nil {
			return nil, nil, notOpened(name, err)
		}
		return session, recorded, nil
	}
	session, err := open(body)
	if err != nil {
		return nil, nil, notOpened(name, err)
	}
	session.Origin.File, session.Origin.FetchedAt = name, now
	return session, nil, nil
}

func open(body []byte) (*model.Session, error) {
	doc, err := wire.Parse(body)
	if err != nil {
		return nil, err
	}
	saved, err := wire.Recognise(doc)
	if err != nil {
		return nil, err
	}
	session := decode.Session(doc, saved.Result)
	session.Messages = saved.Messages
	session.Body = body
	session.Origin.Kind = saved.Kind
	return &session, nil
}
