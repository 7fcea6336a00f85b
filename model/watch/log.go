package watch

import (
	"time"

	"ztsession/model"
)

// Kind is what an event is.
type Kind uint8

// The kinds of events.
const (
	Began     Kind = iota // the first answer
	Changed               // an answer that differs from the one before in what matters
	Measured              // the checks were measured again, with the same results
	Gone                  // there is no such session any more
	Marked                // somebody set a mark
	Failed                // no answer came, for the first time after one had
	Recovered             // an answer came again
	Stopped               // watching is over
)

var kinds = [...]string{
	Began: "began", Changed: "changed", Measured: "measured", Gone: "gone", Marked: "marked", Failed: "failed", Recovered: "recovered", Stopped: "stopped",
}

// String is the name of the kind, which scripts rely on.
func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return "unknown"
}

// Event is something that happened.
type Event struct {
	At   time.Time
	Kind Kind
	// Before and After are the answers around a change; Began and Measured have After
	// alone.
	Before, After *model.Session
	// Checks are the keys of the posture checks that changed.
	Checks []string
	// Verdict is that of After.
	Verdict Verdict
	// Text is what was typed for a mark, as it is; of the end of a recording why
	// watching was over.
	Text string
	// Problem is why no answer came.
	Problem model.Problem
	// Since is when the failures began that are over, and when somebody was there last
	// before watching was over.
	Since time.Time
	// Why is why watching is over.
	Why Over
	// Seen means that somebody has looked at it.
	Seen bool
}

const (
	// mostEvents is how many events are kept, and mostBytes how large the answers
	// in them may be together; an hour has far fewer.
	mostEvents = 2000
	mostBytes  = 128 << 20
)

// Log is what happened, the oldest first. When it grows too large, the oldest go.
type Log struct {
	events  []Event
	dropped int
	bytes   int
}

// Events returns the events. They must not be changed.
func (l *Log) Events() []Event { return l.events }

// Dropped returns how many events were too many to be kept.
func (l *Log) Dropped() int { return l.dropped }

func (l *Log) add(e Event) {
	l.events = append(l.events, e)
	l.bytes += size(&e)
	for len(l.events) > mostEvents || l.bytes > mostBytes && len(l.events) > 1 {
		l.bytes -= size(&l.events[0])
		l.events = l.events[1:]
		l.dropped++
	}
}

// size is about how many bytes of answers an event keeps in memory.
func size(e *Event) int {
	if e.After == nil {
		return 0
	}
	return len(e.After.Body)
}

// measured adds that the checks were measured again. Of several times in a row the
// last is kept.
func (l *Log) measured(e Event) {
	if last := len(l.events) - 1; last >= 0 && l.events[last].Kind == Measured {
		l.bytes += size(&e) - size(&l.events[last])
		l.events[last] = e
		return
	}
	l.add(e)
}

// News returns how many events nobody has looked at are changes, or the end of the
// session.
func (l *Log) News() int {
	n := 0
	for i := range l.events {
		if l.events[i].isNews() {
			n++
		}
	}
	return n
}

func (e *Event) isNews() bool { return !e.Seen && (e.Kind == Changed || e.Kind == Gone) }

// NewChecks returns the keys of the posture checks that changed and nobody has looked
// at since.
func (l *Log) NewChecks() []string {
	var keys []string
	for i := range l.events {
		if l.events[i].isNews() {
			keys = append(keys, l.events[i].Checks...)
		}
	}
	return keys
}

// See takes note that somebody has looked at all of it, and reports whether there
// was anything new.
func (l *Log) See() bool {
	news := l.News() > 0
	for i := range l.events {
		l.events[i].Seen = true
	}
	return news
}

// Last returns the last event of the kinds, or nil.
func (l *Log) Last(kinds ...Kind) *Event {
	for i := len(l.events) - 1; i >= 0; i-- {
		for _, kind := range kinds {
			if l.events[i].Kind == kind {
				return &l.events[i]
			}
		}
	}
	return nil
}
