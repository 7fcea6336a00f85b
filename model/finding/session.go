package finding

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
)

var (
	sessionEnded = &Kind{
		ID: "session-ended", Severity: Problem, Subject: "Session", Question: IsActive, Source: sessionDocs,
		Means:  "isActive is false: the session has expired, was revoked or was logged out of.",
		Next:   "Let the person log in again. If they cannot, look at the refused logins and at their account at the identity provider.",
		Tell:   "You have been logged out. Please open the application again and log in.",
		clause: "the session has ended",
	}
	stateUnknown = &Kind{
		ID: "session-state-unknown", Severity: Warning, Subject: "Session", Question: IsActive, Source: sessionDocs, Open: true,
		Means:  "isActive is missing or is neither true nor false, so nobody can say whether the session is active.",
		Next:   "Read the session again, and see whether the person's list of active sessions has it.",
		clause: "the state of the session is not known",
	}
	sessionPastEnd = &Kind{
		ID: "session-past-its-end", Severity: Warning, Subject: "Session", Question: IsActive, Source: sessionDocs,
		Means:  "isActive is true, though by the person's list the session has ended.",
		Next:   "Read the session again; if it stays so, let the person log in again.",
		Tell:   "Please close the application, open it again and log in.",
		clause: "the session is past its end",
	}
	sessionEndsSoon = &Kind{
		ID: "session-ends-soon", Severity: Note, Subject: "Session", Question: IsActive, Source: sessionDocs,
		Means:  "The session ends within an hour. Some applications have such short sessions on purpose.",
		Next:   "Nothing to repair. If logins are asked for too often, look at the session duration of the application and its policy.",
		Tell:   "You will soon be asked to log in again; that is as it should be.",
		clause: "the session ends soon",
	}
	sessionUnlisted = &Kind{
		ID: "session-not-listed", Severity: Note, Subject: "Session", Question: IsActive, Source: sessionDocs,
		Means:  "The session is reported as active, but the person's list of active sessions does not have it. It may have ended just now.",
		Next:   "Read the session again in a minute.",
		clause: "the list does not have the session",
	}
)

// soon is how long before its end a session ends soon.
const soon = time.Hour

// sessionState finds that the session has ended or soon will, or that isActive is
// no true or false by itself. A word such as "yes" that can be read as one is a
// guess, which a script must not rely on; true in quotation marks, 1 and 0 are none.
func sessionState(v *view) []Finding {
	s, is := v.s, ""
	if s.Origin.Kind != model.FromSession {
		return nil
	}
	switch {
	case s.Result.Exists() && s.Result.Len() == 0:
		is = "the answer has no fields"
	case timesSent(s.Result, "isActive") > 1:
		is = "isActive was sent more than once"
	case model.Is(s.Active, false):
		return []Finding{sessionEnded.found(v.end(), v.field("isActive"))}
	default:
		is = oddity("isActive", s.Active, true)
	}
	if is == "" {
		return v.whileActive()
	}
	f := stateUnknown.found("Whether the session is active cannot be told: "+is+".", v.field("isActive"))
	f.Brief = is
	return []Finding{f}
}

// end says how a session that is not active came to its end.
func (v *view) end() string {
	expires, ok := v.expires()
	switch {
	case !ok:
		return "The session has ended or was revoked."
	case expires.After(v.now):
		return "The session was ended before its time: it would have run for another " + clock.Span(expires.Sub(v.now)) + ". It was revoked, or logged out of."
	default:
		return "The session ended " + v.ago(expires) + ", as its time was over."
	}
}

// whileActive finds what the person's list says against an active session.
func (v *view) whileActive() []Finding {
	active := v.field("isActive")
	if v.s.Origin.Unlisted {
		return []Finding{sessionUnlisted.found("It is reported as active, but the person's list of active sessions does not have it.", active)}
	}
	expires, ok := v.expires()
	switch left := expires.Sub(v.now); {
	case !ok || left >= soon:
		return nil
	case left >= 0:
		return []Finding{sessionEndsSoon.found("It ends in "+clock.Span(left)+"; then the person has to log in again.", active)}
	default:
		return []Finding{sessionPastEnd.found("It is reported as active, though by the person's list it ended "+v.ago(expires)+".", active)}
	}
}

// expires returns when the session ends, which only the person's list has. One
// that never ends has no such moment.
func (v *view) expires() (time.Time, bool) {
	if v.s.Origin.Listed == nil {
		return time.Time{}, false
	}
	at, ok := v.s.Origin.Listed.Expires.Get()
	return at, ok && clock.IsPlausible(at) && !v.now.IsZero()
}

// ago returns how long ago a moment was.
func (v *view) ago(at time.Time) string { return clock.Clock{Now: v.now}.Ago(at) }

// oddity says that a field is of a kind that cannot be read, or was read from
// another kind than documented; with needed also that it has no value. It is
// empty where there is nothing odd.
func oddity[T any](name string, field model.Field[T], needed bool) string {
	switch {
	case field.Presence == model.Misfit:
		return name + " is not readable"
	case field.Presence == model.Reported && isGuess(field.AsSent) && needed:
		return name + " is not sent as true or false"
	case field.Presence == model.Empty && field.AsSent != "" && field.AsSent != "[]", field.Presence != model.Reported && needed:
		return name + " is " + field.Presence.String()
	default:
		return ""
	}
}

// isGuess reports whether a truth was read from what is neither true nor false
// in another type. asSent is the JSON that was sent, empty where it was sent as
// documented.
func isGuess(asSent string) bool {
	switch strings.ToLower(strings.Trim(asSent, "\" ")) {
	case "", "true", "false", "1", "0":
		return false
	}
	return true
}

// timesSent counts the members of an object that are called name.
func timesSent(object model.Value, name string) int {
	times := 0
	for member := range object.Children() {
		if member.Key() == name {
			times++
		}
	}
	return times
}
