// Package watch is what it means to watch a session: when it is asked for next,
// what counts as a change, when watching is over, and the log of what happened.
// It asks nothing itself and reads no clock; the screens and the command line do
// both and tell it what came.
package watch

import (
	"errors"
	"time"

	"ztsession/model"
)

const (
	// UsualInterval is the time from one answer to the next request.
	UsualInterval = 15 * time.Second
	// ShortestInterval is the least that can be asked for: 1200 requests in five
	// minutes are all that a user has.
	ShortestInterval = 5 * time.Second
	// UsualLength is how long watching goes on when nobody touches it.
	UsualLength = time.Hour
)

// Over is why watching is over.
type Over uint8

// The reasons.
const (
	// NotOver: it goes on.
	NotOver Over = iota
	// BySomebody: a person ended it.
	BySomebody
	// Reached: what was watched for has come.
	Reached
	// SessionEnded: isActive is false now, so that nothing more will change.
	SessionEnded
	// SessionGone: there is no such session any more.
	SessionGone
	// Untouched: nobody has touched it for the time that it goes on.
	Untouched
	// Refused: the question itself is refused, which waiting does not mend.
	Refused
)

// Watch is a session that is watched. It is used from one goroutine.
type Watch struct {
	// Log is what happened.
	Log  Log
	pace Pace

	until   Until
	length  time.Duration
	session *model.Session // as it was answered last; nil before the first
	touched time.Time
	next    time.Time
	failing time.Time // since when no answer comes; zero when one came
	over    Over
}

// Options say how a session is watched.
type Options struct {
	// Interval is the time from one answer to the next request; 0 is the usual one.
	Interval time.Duration
	// Length is how long it goes on without a touch; 0 is the usual one, and a
	// negative one for ever.
	Length time.Duration
	Until  Until
	// Jitter returns a number from 0 to below 1, so that programs that failed
	// together do not come back together. With nil there is none.
	Jitter func() float64
}

// New returns a watch that begins at a moment. The first request is due then.
func New(o Options, now time.Time) *Watch {
	if o.Interval == 0 {
		o.Interval = UsualInterval
	}
	if o.Length == 0 {
		o.Length = UsualLength
	}
	return &Watch{pace: Pace{Interval: o.Interval, Jitter: o.Jitter}, until: o.Until, length: o.Length, touched: now, next: now}
}

// Session is the session as it was answered last, or nil.
func (w *Watch) Session() *model.Session { return w.session }

// Interval is the time from one answer to the next request when all is well.
func (w *Watch) Interval() time.Duration { return w.pace.Interval }

// Next is when the next request is due.
func (w *Watch) Next() time.Time { return w.next }

// Failing reports since when no answer comes.
func (w *Watch) Failing() (since time.Time, failing bool) { return w.failing, !w.failing.IsZero() }

// Over returns why watching is over, NotOver while it goes on.
func (w *Watch) Over() Over { return w.over }

// Touch tells that somebody is there.
func (w *Watch) Touch(now time.Time) { w.touched = now }

// Due reports whether a request is due, and ends the watch where nobody has touched
// it for so long.
func (w *Watch) Due(now time.Time) bool {
	switch {
	case w.over != NotOver:
		return false
	case w.length > 0 && now.Sub(w.touched) >= w.length:
		w.End(Untouched, now)
		return false
	default:
		return !now.Before(w.next)
	}
}

// Answered takes an answer, which Look has made of the session before it.
func (w *Watch) Answered(a Answer, now time.Time) {
	if w.over != NotOver {
		return
	}
	if since, failing := w.Failing(); failing {
		w.Log.add(Event{At: now, Kind: Recovered, Since: since})
		w.failing = time.Time{}
	}
	first := w.session == nil
	w.session = a.Session
	w.next = now.Add(w.pace.Answered())
	switch {
	case first:
		w.Log.add(Event{At: now, Kind: Began, After: a.Session, Verdict: a.Verdict})
	case a.Changed:
		w.Log.add(Event{At: now, Kind: Changed, Before: a.Before, After: a.Session, Checks: a.Checks, Verdict: a.Verdict})
	case a.Measured:
		w.Log.measured(Event{At: now, Kind: Measured, After: a.Session, Verdict: a.Verdict})
	}
	switch {
	case w.until.met(a, first):
		w.End(Reached, now)
	case a.Ended:
		w.End(SessionEnded, now)
	}
}

// Failed takes the failure of a request.
func (w *Watch) Failed(err error, now time.Time) {
	if w.over != NotOver {
		return
	}
	w.next = now.Add(w.pace.Failed(err))
	problem := model.ProblemOf(err)
	switch {
	case errors.Is(err, model.ErrNotFound) && !errors.Is(err, model.ErrBlocked):
		w.Log.add(Event{At: now, Kind: Gone, Problem: problem})
		if w.until == UntilInactive || w.until == UntilChanged && w.session != nil {
			w.End(Reached, now)
		} else {
			w.End(SessionGone, now)
		}
	case stays(err):
		w.Log.add(Event{At: now, Kind: Failed, Problem: problem})
		w.End(Refused, now)
	default:
		if w.failing.IsZero() {
			w.failing = now
			w.Log.add(Event{At: now, Kind: Failed, Problem: problem})
		}
	}
}

// stays reports whether an error stays, however often one asks.
func stays(err error) bool {
	if errors.Is(err, model.ErrRateLimited) || errors.Is(err, model.ErrUnavailable) {
		return false
	}
	for _, one := range []error{model.ErrUnauthorized, model.ErrForbidden, model.ErrUsage, model.ErrInvalidID, model.ErrNoCredentials} {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}

// Restart goes on with a watch that is over. A request is due at once.
func (w *Watch) Restart(now time.Time) {
	w.over, w.touched, w.next, w.failing = NotOver, now, now, time.Time{}
	w.pace.Answered()
}

// Hurry makes a request due at once.
func (w *Watch) Hurry(now time.Time) { w.next = now }

// Mark keeps what somebody wants to find in the log later.
func (w *Watch) Mark(text string, now time.Time) {
	w.Touch(now)
	w.Log.add(Event{At: now, Kind: Marked, Text: text})
}

// End ends the watch.
func (w *Watch) End(why Over, now time.Time) {
	if w.over == NotOver {
		w.over = why
		w.Log.add(Event{At: now, Kind: Stopped, Why: why, Since: w.touched})
	}
}
