package recent

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/text/safe"
)

// ErrNoted is the kind of a failure that is only a note: what was asked was
// done, and something about the list was put right.
var ErrNoted = errors.New("done, with a note")

// failure explains an error of the file system; done completes "the recent
// look-ups could not be". It returns nil for nil.
func failure(done string, err error) error {
	if err == nil {
		return nil
	}
	p := model.Problem{What: "The recent look-ups could not be " + done + ".", Cause: cause(err)}
	if path, _ := place(err); path != "" {
		p.Next = "Look at " + shown(path) + "."
	}
	return &model.Failure{Explanation: p, Cause: err}
}

func cause(err error) string {
	switch {
	case errors.Is(err, errNotAFile):
		return "Something else than a file has its name."
	case errors.Is(err, fs.ErrPermission):
		return "You may not do that in its folder."
	case errors.Is(err, syscall.ENOSPC):
		return "The disk is full."
	case errors.Is(err, syscall.EROFS):
		return "The disk is read-only."
	}
	// The system's words for it, without the path that stands in Next.
	_, reason := place(err)
	return "The system says: " + safe.Text(reason.Error()) + "."
}

// place returns where an error of the file system happened, where it has a path,
// and the reason without the place.
func place(err error) (string, error) {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Path, path.Err
	case errors.As(err, &link):
		return link.New, link.Err
	default:
		return "", err
	}
}

// noted returns what was put right, or nil.
func (c contents) noted() error {
	if len(c.notes) == 0 {
		return nil
	}
	return &model.Failure{Explanation: model.Problem{What: strings.Join(c.notes, " ")}, Kind: ErrNoted}
}

func busy() error {
	return &model.Failure{Explanation: model.Problem{What: "Another ztsession is busy with the recent look-ups.", Next: "Try again in a moment."}}
}

func switchedOff() error {
	return &model.Failure{Explanation: model.Problem{What: "A bookmark needs recent look-ups, which are switched off.", Next: "Switch them on first."}}
}

func noPlace() error {
	return &model.Failure{Explanation: model.Problem{What: "Recent look-ups stay off.", Cause: "There is no home folder to keep them in.", Next: "Set HOME or XDG_STATE_HOME to a whole path."}}
}

func hasCredential(kind credential.Kind) error {
	return &model.Failure{Explanation: model.Problem{What: "The name looks like " + kind.String() + ", so it was not kept.", Next: "Give the bookmark another name."}}
}

func shown(path string) string { return safe.Text(path) }
