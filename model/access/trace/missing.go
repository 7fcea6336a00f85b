package trace

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/paste"
	"ztsession/model/text/words"
)

// NotInLog is the problem of a Ray ID that the access log does not have.
func NotInLog() model.Problem {
	return model.Problem{
		What:  "The access log has no login with this Ray ID.",
		Cause: "It may be too old for the plan, of a service token or a certificate, of a Bypass policy, of the firewall, or of another account; a new one takes a minute or two.",
		Next:  "Name the application or an address in it instead.",
	}
}

// NoRayError says that a Ray ID was not found, and how far was looked. It matches
// model.ErrNotFound.
type NoRayError struct {
	// Reach is when the oldest row of the log of the first account was made; zero when
	// that is not known.
	Reach time.Time
	// Looked is how many rows were looked through, and More that there are others.
	Looked int
	More   bool
	// Named means that the failed logins of somebody who was named beside the Ray ID
	// were looked through too.
	Named bool
	// Accounts is in how many accounts was looked.
	Accounts int

	page paste.Page
}

// Error returns the problem as one line.
func (e *NoRayError) Error() string { return e.Problem().String() }

// Is reports whether target is model.ErrNotFound.
func (e *NoRayError) Is(target error) bool { return target == model.ErrNotFound }

// Problem returns what happened and what can be done.
func (e *NoRayError) Problem() model.Problem { return e.ProblemAt(clock.Clock{Mode: clock.UTC}) }

// ProblemAt returns the problem with times as the clock shows them.
func (e *NoRayError) ProblemAt(c clock.Clock) model.Problem {
	p := NotInLog()
	p.Next = "Ask whose it is and when it was: failed logins of a person can go further back than the log."
	if e.Named {
		p.What = "Neither the access log nor the failed logins of who is named beside it have this Ray ID."
		p.Next = "Ask for the Ray ID of a new try: it is in the log after a minute or two."
	}
	if e.Accounts > 1 {
		logs := "access logs of " + words.Count(e.Accounts, "account", "accounts")
		p.What = strings.NewReplacer("access log has", logs+" have", "access log nor", logs+" nor").Replace(p.What)
	}
	// What kind of page it was says more than how far the log reaches.
	for _, before := range []string{e.reach(c), e.page.Words()} {
		if before != "" {
			p.Cause = before + " " + p.Cause
		}
	}
	return p
}

// reach says how far was looked; empty where that is not known.
func (e *NoRayError) reach(c clock.Clock) string {
	switch {
	case e.More:
		return "Only the newest " + words.Thousands(e.Looked) + " rows could be looked through."
	case clock.IsPlausible(e.Reach) && e.Accounts > 1:
		return "That of the first reaches back to " + c.Exact(e.Reach) + "."
	case clock.IsPlausible(e.Reach):
		return "The log reaches back to " + c.Exact(e.Reach) + "."
	default:
		return ""
	}
}
