package watch

import (
	"slices"
	"time"

	"ztsession/model"
	"ztsession/model/recording"
)

// State is a session as it stood from a moment on.
type State struct {
	At      time.Time
	Session *model.Session
	// Event is the place of what brought it among the events.
	Event int
}

// Replay is a recording as it is looked through: the states that differ in what
// matters, and all that happened. A State has the first answer of its kind.
type Replay struct {
	*recording.Recording
	Events []Event
	States []State
}

// Of makes a replay of a recording, which has one answer at least.
func Of(r *recording.Recording) *Replay {
	re := &Replay{Recording: r}
	var last *model.Session
	var failing time.Time
	for i := range r.Entries {
		e := &r.Entries[i]
		answered := e.Answer != nil || e.Unchanged
		if answered && !failing.IsZero() {
			re.Events = append(re.Events, Event{At: e.At, Kind: Recovered, Since: failing})
			failing = time.Time{}
		}
		switch {
		case e.Answer != nil:
			re.answer(last, e)
			last = e.Answer
		case e.Unchanged:
		case e.Marker != "":
			re.Events = append(re.Events, Event{At: e.At, Kind: Marked, Text: e.Marker})
		case e.Gone:
			re.Events = append(re.Events, Event{At: e.At, Kind: Gone, Problem: model.Problem{What: e.Failure}})
		case e.Failure != "" && failing.IsZero():
			failing = e.At
			re.Events = append(re.Events, Event{At: e.At, Kind: Failed, Problem: model.Problem{What: e.Failure}})
		case e.Stopped != "":
			re.Events = append(re.Events, Event{At: e.At, Kind: Stopped, Text: e.Stopped})
		}
	}
	return re
}

// answer adds what an answer brought.
func (re *Replay) answer(last *model.Session, e *recording.Entry) {
	a := Look(last, e.Answer)
	event := Event{At: e.At, Kind: Changed, Before: last, After: e.Answer, Verdict: a.Verdict}
	switch {
	case last == nil:
		event.Kind = Began
	case a.Changed:
	case a.Measured:
		log := Log{events: re.Events}
		event.Kind, event.Before = Measured, nil
		log.measured(event)
		re.Events = log.events
		return
	default:
		return
	}
	re.States = append(re.States, State{At: e.At, Session: e.Answer, Event: len(re.Events)})
	re.Events = append(re.Events, event)
}

// Past is a watch that is over, with what happened in it. All of it has been looked at.
func Past(events []Event) *Watch {
	w := &Watch{over: BySomebody}
	w.Log.events = slices.Clone(events)
	w.Log.See()
	return w
}
