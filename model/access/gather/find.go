package gather

import (
	"context"

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
	// ofRequest means that a request of the access log named it, and seen is how
	// many applications there are.
	ofRequest bool
	seen      int
}

// Error returns the problem as one line.
func (e *AppError) Error() string { return e.Problem().String() }

// Problem returns what happened and what can be done.
func (e *AppError) Problem() model.Problem {
	switch {
	case e.Several:
		return model.Problem{What: "Several applications fit.", Next: "Choose one of them."}
	case e.ofRequest:
		return model.Problem{
			What:  "The application of that request is not among the " + words.Thousands(e.seen) + " that these credentials can see.",
			Cause: "It was removed since, or these credentials may not see it.", Next: "The access log names it.",
		}
	default:
		return model.Problem{
			What:  "No application fits, of the " + words.Thousands(e.seen) + " that these credentials can see.",
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

// App finds the application that a row of the access log is about, or else the one
// that asked names: by its name, id or AUD tag, or by an address in it. The error
// is an *AppError or that of the source.
func (g *Gatherer) App(ctx context.Context, asked string, row *access.Request) (*access.App, error) {
	apps, err := g.Apps(ctx)
	if err != nil {
		return nil, err
	}
	found := named(apps, asked, row)
	if len(found) == 1 {
		return found[0], nil
	}
	failure := &AppError{Apps: found, Several: len(found) > 1, ofRequest: row != nil, seen: len(apps)}
	if len(found) == 0 {
		for i := range apps {
			failure.Apps = append(failure.Apps, &apps[i])
		}
	}
	return nil, failure
}

func named(apps []access.App, asked string, row *access.Request) []*access.App {
	if row != nil {
		return row.AppIn(apps)
	}
	if access.IsAddress(asked) {
		var found []*access.App
		for _, match := range access.At(apps, asked) {
			found = append(found, match.App)
		}
		if len(found) > 0 {
			return found
		}
	}
	return access.ByName(apps, asked)
}
