package watch

import (
	"bytes"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/compare"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/text/words"
)

// Answer is what an answer comes to beside the one before it.
type Answer struct {
	// Before is the answer before it, nil for the first; Session is this one.
	Before, Session *model.Session
	// Changed means that something differs that matters, and Measured that only the
	// checks were measured again.
	Changed, Measured bool
	// Checks are the keys of the posture checks that changed, as in PostureCheck.Key.
	Checks []string
	// Ended means that the session is not active any more.
	Ended   bool
	Verdict Verdict
}

// Look compares an answer with the one before it, nil for none. The time that it
// takes grows with the size of the two, so that it does not belong into the loop of
// a screen.
func Look(before, after *model.Session) Answer {
	now := after.Origin.FetchedAt
	found := finding.Of(after, now)
	state, _ := facts.State(after)
	a := Answer{Before: before, Session: after, Ended: model.Is(after.Active, false), Verdict: verdictOf(state, &found)}
	if before == nil {
		return a
	}
	if sameAnswer(before, after) {
		earlier := finding.Of(before, before.Origin.FetchedAt)
		if earlier.Headline == found.Headline {
			return a
		}
	}
	c := compare.Of(compare.Pair{There: before, Here: after}, now)
	a.Changed = c.Differs()
	for _, row := range c.Select(false, false) {
		if check := row.Here.Check(); check != nil {
			a.Checks = append(a.Checks, check.Key)
		}
	}
	a.Measured = !a.Changed && measured(after).After(measured(before))
	return a
}

// sameAnswer reports whether two answers are the same byte for byte.
func sameAnswer(a, b *model.Session) bool { return len(a.Body) > 0 && bytes.Equal(a.Body, b.Body) }

// measured returns when a check was measured last; the zero time where none says.
func measured(s *model.Session) time.Time {
	var last time.Time
	for i := range s.Posture.Value {
		if at, ok := s.Posture.Value[i].Timestamp.Get(); ok && at.After(last) {
			last = at
		}
	}
	return last
}

// brief puts a verdict into so few words that a title has room for them.
func brief(v Verdict) string {
	state, _, _ := strings.Cut(v.Headline, ":")
	switch {
	case !strings.HasPrefix(state, "ACTIVE"), state != "ACTIVE":
		return state
	case v.Problems > 0:
		return words.Count(v.Problems, "problem", "problems")
	case v.Open:
		return "not to be told"
	case v.Warnings > 0:
		return "no problem, " + words.Count(v.Warnings, "warning", "warnings")
	default:
		return "no problem"
	}
}
