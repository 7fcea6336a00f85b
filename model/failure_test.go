package model

import (
	"errors"
	"io/fs"
	"testing"
)

func TestFailureMatchesItsKindAndItsCause(t *testing.T) {
	t.Parallel()
	cause := &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}
	both := &Failure{Explanation: Problem{What: "It is gone.", Next: "Look elsewhere."}, Kind: ErrNotFound, Cause: cause}
	var path *fs.PathError
	if !errors.Is(both, ErrNotFound) || !errors.Is(both, fs.ErrNotExist) || !errors.As(both, &path) || errors.Is(both, ErrUsage) {
		t.Errorf("%#v does not match what it is made of", both)
	}
	if both.Error() != "It is gone. Look elsewhere." || ProblemOf(both).What != "It is gone." {
		t.Errorf("the failure says %q", both)
	}
	neither := &Failure{Explanation: Problem{What: "No."}}
	if errors.Is(neither, ErrNotFound) || errors.As(neither, &path) {
		t.Error("a failure without a kind or a cause matches one")
	}
	if err := WrongUsage("No.", ""); !errors.Is(err, ErrUsage) {
		t.Error("a wrong usage does not match ErrUsage")
	}
}
