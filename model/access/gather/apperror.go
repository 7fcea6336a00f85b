package gather

import (
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/text/words"
)

// AppError says that what was asked for is none of the applications, or several.
// It matches model.ErrNotFound, or model.ErrUsage where one has to be chosen.
type AppError struct {
	// Apps are those that can be named instead.
	Apps []*access.App
	// Several means that each of Apps fits.
	Several bool
	// ofRequest means that a request of the access log named it.
	ofRequest bool
	// seen is how many applications were looked at, and isCut that there are more.
	seen  int
	isCut bool
}

// Error returns the problem as one line.
func (e *AppError) Error() string { return e.Problem().String() }

// Problem returns what happened and what can be done.
func (e *AppError) Problem() model.Problem {
	of := "that these credentials can see"
	if e.isCut {
		of = "that were looked at, of more"
	}
	switch {
	case e.Several:
		return model.Problem{What: "Several applications fit.", Next: "Choose one of them."}
	case e.ofRequest:
		return model.Problem{
			What:  "The application of that request is not among the " + words.Thousands(e.seen) + " " + of + ".",
			Cause: "It was removed since, or these credentials may not see it.", Next: "The access log names it.",
		}
	default:
		return model.Problem{
			What:  "No application fits, of the " + words.Thousands(e.seen) + " " + of + ".",
			Cause: "It may be protected in another account or not at all, or these credentials may not see it.",
			Next:  "Name one of those that they can see.",
		}
	}
}

// Is reports whether target is the kind of the failure.
func (e *AppError) Is(target error) bool {
	if e.Several {
		return target == model.ErrUsage
	}
	return target == model.ErrNotFound
}
