package pane

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// ages are how old the results of a session's checks are.
type ages struct {
	clock          clock.Clock
	oldest, newest time.Time // zero where no check has a time
	known          int       // results that have a time
	old            int       // those that are too old to tell how the device is now
	session        *model.Session
}

// add takes in the result of a check.
func (a *ages) add(check *model.PostureCheck) {
	at, ok := check.Timestamp.Get()
	if !ok || !clock.IsPlausible(at) {
		return
	}
	a.known++
	if a.oldest.IsZero() || at.Before(a.oldest) {
		a.oldest = at
	}
	if at.After(a.newest) {
		a.newest = at
	}
	if a.session.IsOld(check, a.clock.Now) {
		a.old++
	}
}

// alike reports whether one age is true of every result.
func (a *ages) alike() bool {
	return a.oldest.IsZero() || a.clock.Ago(a.oldest) == a.clock.Ago(a.newest)
}

// words say how old the results are, what is wrong with that first; none where no
// result has a time.
func (a *ages) words() []string {
	if a.oldest.IsZero() {
		return nil
	}
	var pieces []string
	switch {
	case a.old == a.known:
		pieces = append(pieces, "results too old")
	case a.old > 0:
		pieces = append(pieces, "some results too old")
	}
	if a.alike() {
		return append(pieces, "checked "+a.clock.Ago(a.newest))
	}
	span := func(at time.Time) string {
		large, _, _ := strings.Cut(clock.Span(max(a.clock.Now.Sub(at), 0)), " ")
		return large
	}
	return append(pieces, "checked "+span(a.newest)+" to "+span(a.oldest)+" ago")
}

// of returns the age of one result.
func (a *ages) of(check *model.PostureCheck) (string, facts.Tone) {
	at, ok := check.Timestamp.Get()
	if !ok || !clock.IsPlausible(at) {
		return "no time", facts.Muted
	}
	span := clock.Span(max(a.clock.Now.Sub(at), 0))
	if a.session.IsOld(check, a.clock.Now) {
		return span, facts.Warning
	}
	return span, facts.Muted
}
