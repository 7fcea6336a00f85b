package finding

import "ztsession/model"

var (
	sessionEnded = &Kind{
		ID: "session-ended", Severity: Problem, Subject: "Session", Question: IsActive, Source: sessionDocs,
		Means:  "isActive is false: the session has expired, was revoked or was logged out of.",
		Next:   "Let the person log in again. If they cannot, look at the failed logins and at their account at the identity provider.",
		Tell:   "You were logged out. Please open the application again and log in.",
		clause: "the session has ended",
	}
	stateUnknown = &Kind{
		ID: "session-state-unknown", Severity: Warning, Subject: "Session", Question: IsActive, Open: true,
		Means:  "isActive is missing or is neither true nor false, so nobody can say whether the session is active.",
		Next:   "Read the session again, and see whether the person's list of active sessions has it.",
		clause: "whether the session is active is not known",
	}
)

// sessionState finds that the session has ended, or that isActive is no true or
// false by itself. A word or a number that can be read as one is a guess, which a
// script must not rely on.
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
		return []Finding{sessionEnded.found("The session has ended or was revoked.", v.field("isActive"))}
	default:
		is = oddity("isActive", s.Active, true)
	}
	if is == "" {
		return nil
	}
	f := stateUnknown.found("Whether the session is active cannot be told: "+is+".", v.field("isActive"))
	f.Brief = is
	return []Finding{f}
}

// oddity says that a field is of a kind that cannot be read, or was read from
// another kind than documented; with needed also that it has no value. It is
// empty where there is nothing odd.
func oddity[T any](name string, field model.Field[T], needed bool) string {
	switch {
	case field.Presence == model.Misfit:
		return name + " is not readable"
	case field.Presence == model.Reported && field.AsSent != "" && needed:
		return name + " is not sent as true or false"
	case field.Presence == model.Empty && field.AsSent != "" && field.AsSent != "[]", field.Presence != model.Reported && needed:
		return name + " is " + field.Presence.String()
	default:
		return ""
	}
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
