package person

import (
	"ztsession/model/clock"
	"ztsession/model/text/words"
	"ztsession/ui/screen"
)

// holds is what the access log cannot hold. Source: the documentation of the log,
// https://developers.cloudflare.com/cloudflare-one/insights/logs/.
const holds = "Only logins of people are in it: no service token, no certificate without a login, nothing that a Bypass policy lets through; and in no row the policy or the reason."

// empty says that there is nothing, and why that may be.
func (l *accessLog) empty() string {
	if len(l.rows) > 0 {
		return ""
	}
	if l.onlyRefused {
		return "The access log has no refused login of this person. " + l.own()[0].KeyIn(l.screen.Env.Keys) + " shows those that were let in."
	}
	return "The access log has no login of this person."
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
		all = append(all, "The oldest row that was read is of "+c.Both(log.Oldest)+". How far back the log reaches depends on the plan, on a free one about 30 hours.")
	default:
		all = append(all, "How far back the log reaches depends on the plan, on a free one about 30 hours.")
	}
	return append(all, holds)
}

// Notes say what the access log holds.
func (p *Screen) Notes() []screen.Notes {
	return []screen.Notes{{Title: "The access log", Lines: []string{
		holds,
		"It reaches back as far as the plan lets it, on a free one about 30 hours; a new login takes a minute or two to appear.",
		"A row names no session. The one that was issued last before it is opened, which is a guess.",
	}}}
}
