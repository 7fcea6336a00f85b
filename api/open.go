package api

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/mask"
	"ztsession/model/text/safe"
)

// maxFile is how large a saved answer may be, in bytes.
const maxFile = 256 << 20

// OpenOptions say how a saved answer is read.
type OpenOptions struct {
	// Mask replaces personal data by pseudonyms (see package mask).
	Mask bool
}

// FileError says why a saved answer could not be opened. It matches
// model.ErrMalformed when the content is the reason.
type FileError struct {
	Name string // the file's name, safe to show
	Err  error
}

// Error returns the reason with the file's name.
func (e *FileError) Error() string { return fmt.Sprintf("could not open %s: %v", e.Name, e.Err) }

// Unwrap returns the reason.
func (e *FileError) Unwrap() error { return e.Err }

// Problem explains the failure to the person who opened the file.
func (e *FileError) Problem() model.Problem {
	var malformed *wire.MalformedError
	if !errors.As(e.Err, &malformed) {
		return model.Problem{What: fmt.Sprintf("Cannot open %s: %s.", e.Name, e.reading()), Next: "Check that it is a file and may be read."}
	}
	next := malformed.Next
	if next == "" {
		next = "Save the answer again; a whole answer, the session alone, or a user's own identity can be opened."
	}
	return model.Problem{What: fmt.Sprintf("Cannot open %s: it is %s.", e.Name, malformed.Came), Next: next}
}

// reading says why the file could not be read.
func (e *FileError) reading() string {
	if errors.Is(e.Err, syscall.EISDIR) {
		return "it is a folder, not a file"
	}
	var path *fs.PathError
	if errors.As(e.Err, &path) {
		return safe.Text(path.Err.Error())
	}
	return safe.Text(e.Err.Error())
}

// Open reads a saved answer: a whole envelope, a bare session, or a user's own
// identity. name is the file's, or "standard input"; now is when it was read.
// The error is a *FileError.
func Open(r io.Reader, name string, now time.Time, opts OpenOptions) (*model.Session, error) {
	name = safe.Text(name)
	session, err := open(r)
	if err != nil {
		return nil, &FileError{Name: name, Err: err}
	}
	session.Origin.File, session.Origin.FetchedAt = name, now
	if opts.Mask {
		session = mask.New().Session(session)
	}
	return session, nil
}

func open(r io.Reader) (*model.Session, error) {
	body, err := readBounded(r, maxFile)
	if err != nil {
		return nil, err
	}
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
