package person

import (
	"slices"
	"strings"

	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/text/words"
	"ztsession/ui/screen"
)

// empty says that there is nothing, and why that may be.
func (l *accessLog) empty() string {
	if len(l.rows) > 0 {
		return ""
	}
	if l.onlyRefused {
		return "The access log has no refused login of this person. " + l.own()[0].KeyIn(l.screen.Env.Keys) + " shows those that were let in."
	}
	return "The access log has no login of this person. " + access.LogByEmail
}

// otherEmail says that the person has another e-mail by now than the one that the
// log was searched by; empty where that is not known.
func (l *accessLog) otherEmail() string {
	seen := l.screen.LastSeen()
	if seen == nil || l.email == "" {
		return ""
	}
	if own, ok := seen.Email.Get(); !ok || strings.EqualFold(own, l.email) {
		return ""
	}
	return "The last seen identity of this person has another e-mail, under which there may be more."
}

// sentences say how much is read, how far back the log reaches and what it cannot
// hold, the most important first.
func (l *accessLog) sentences() []string {
	c, log := l.screen.Env.Clock, l.of().Value()
	var all []string
	switch {
	case log.More && len(log.Rows) > 0:
		all = append(all, "The newest "+words.Thousands(len(l.rows))+" rows; more come as you go down.")
	case log.More:
		all = append(all, "Only the newest "+words.Thousands(log.Looked)+" rows of the account could be looked through.")
	}
	switch reach := l.reach.Value(); {
	case clock.IsPlausible(reach) && !reach.After(log.Oldest) || clock.IsPlausible(reach) && log.Oldest.IsZero():
		all = append(all, "The log reaches back to "+c.Both(reach)+".")
	case clock.IsPlausible(log.Oldest):
		all = append(all, "The oldest row that was read is of "+c.Both(log.Oldest)+". "+access.LogReaches)
	default:
		all = append(all, access.LogReaches)
	}
	if other := l.otherEmail(); other != "" {
		all = slices.Insert(all, 0, other)
	} else if len(l.rows) > 0 {
		all = append(all, access.LogByEmail)
	}
	return append(all, access.LogHolds)
}

// Notes say what the access log holds.
func (p *Screen) Notes() []screen.Notes {
	return []screen.Notes{{Title: "The access log", Lines: []string{
		access.LogHolds,
		access.LogByEmail,
		access.LogReaches + " A new login takes a minute or two to appear.",
		"A row names no session. The one that was issued last before it is opened, which is a guess.",
	}}}
}
