package pager

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// missing says that there is no program to open a text with.
type missing struct {
	variable string
	programs []string
}

// Error names what was looked for.
func (m *missing) Error() string {
	return "none of " + strings.Join(m.programs, ", ") + " was found, and " + m.variable + " is not set"
}

// Problem says what to do about it.
func (m *missing) Problem() model.Problem {
	return model.Problem{
		What:  "There is no program to open it with.",
		Cause: "None of " + strings.Join(m.programs, ", ") + " was found.",
		Next:  "Set " + m.variable + " to one, and start ztsession again.",
	}
}

// failure says that the other program could not be started, or how it failed.
type failure struct {
	line string // its command line
	err  error
}

// Error says what happened.
func (f *failure) Error() string { return f.err.Error() }

// Unwrap returns what happened.
func (f *failure) Unwrap() error { return f.err }

// notFound is the exit code with which a shell says that there is no such program.
const notFound = 127

// Problem says what happened in words.
func (f *failure) Problem() model.Problem {
	var ended *exec.ExitError
	switch {
	case f.line == "":
		return model.Problem{What: "It could not be opened elsewhere.", Cause: safe.Text(f.err.Error()) + "."}
	case errors.As(f.err, &ended) && ended.ExitCode() == notFound, errors.Is(f.err, exec.ErrNotFound):
		return model.Problem{
			What: fmt.Sprintf("%q could not be started.", safe.Text(f.line)), Cause: "There is no such program.",
			Next: "Set PAGER or EDITOR to one that there is, and start ztsession again.",
		}
	case errors.As(f.err, &ended):
		return model.Problem{What: fmt.Sprintf("%q ended with an error.", safe.Text(f.line)), Cause: "It was " + ended.String() + "."}
	default:
		return model.Problem{What: fmt.Sprintf("%q could not be used.", safe.Text(f.line)), Cause: safe.Text(f.err.Error()) + "."}
	}
}
