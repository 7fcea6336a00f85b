package finding

import (
	"fmt"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
	"ztsession/model/text/words"
)

// clientLook is where a computer shows what its Cloudflare client does.
var clientLook = []reason.Place{
	{System: "Windows", How: "the Cloudflare symbol beside the clock, or warp-cli status"},
	{System: "macOS", How: "the Cloudflare symbol in the menu bar, or warp-cli status"},
	{System: "Linux", How: "warp-cli status"},
	{How: "https://www.cloudflare.com/cdn-cgi/trace has warp=on and gateway=on"},
}

var (
	postureExpired = &Kind{
		ID: "posture-expired", Severity: Warning, Subject: "Posture", Question: AreResultsFresh, Source: postureDocs, Look: clientLook,
		Means:  "Results of posture checks are older than the expiration of their rules, so they may not count any more.",
		Next:   "Let the person connect the Cloudflare client and wait for the next report, then log in again.",
		Tell:   "Your computer has not reported for a while. Please see that the Cloudflare client is connected, wait five minutes and log in again.",
		clause: "posture results have expired",
	}
	postureStale = &Kind{
		ID: "posture-stale", Severity: Warning, Subject: "Posture", Question: AreResultsFresh, Source: postureDocs, Look: clientLook,
		Means:  "Results of posture checks are older than twice the schedule of their rules, or than a day. The device may have been off, asleep or without its client since; what it is like now is not known.",
		Next:   "Let the person connect the Cloudflare client and wait for the next report, then read the session again.",
		Tell:   "Your computer has not reported for a while. Please see that the Cloudflare client is connected, and wait five minutes.",
		clause: "posture results are old",
	}
	postureBeforeLogin = &Kind{
		ID: "posture-before-login", Severity: Note, Subject: "Posture", Question: AreResultsFresh, Source: postureDocs,
		Means:  "Results of posture checks are from before the login and were not reported again since. A repair made after them does not show yet.",
		Next:   "After a repair: wait for the next report, then let the person log in again.",
		clause: "posture results are from before the login",
	}
)

// usualSchedule is how often devices report unless the rule says otherwise.
const usualSchedule = 5 * time.Minute

// aged gathers the results that are too old for one reason.
type aged struct {
	kind  *Kind
	count int
	first int // the place of the oldest
	at    time.Time
	// older describes the oldest one's bound: the rule reports every 5m.
	older string
}

// postureAge finds results that are too old to rely on, each for its gravest
// reason, and says so once for all of them. A session that has ended is history,
// in which old results are as they should be, and so is the last seen identity.
func postureAge(v *view) []Finding {
	if v.now.IsZero() || v.s.IsHistory() {
		return nil
	}
	groups := []*aged{{kind: postureExpired}, {kind: postureStale}, {kind: postureBeforeLogin}}
	for i := range v.s.Posture.Value {
		check := &v.s.Posture.Value[i]
		made, ok := check.Timestamp.Get()
		if !ok || !clock.IsPlausible(made) || v.results[i] == model.CheckNotChecked {
			continue
		}
		if which, older := v.tooOld(check, made); which >= 0 {
			groups[which].take(i, made, older)
		}
	}
	var found []Finding
	for _, group := range groups {
		if group.count > 0 {
			found = append(found, v.old(group))
		}
	}
	return found
}

// tooOld returns the place of the group that a result is in, and what is said of
// its bound; -1 for a fresh one.
func (v *view) tooOld(check *model.PostureCheck, made time.Time) (group int, older string) {
	age := v.now.Sub(made)
	every, known := check.Every()
	vendor := check.AsksVendor()
	if limit, ok := check.Expiration(); ok && age > limit {
		return 0, "the rule lets a result count for " + clock.Span(limit)
	}
	if known && age > 2*every {
		return 1, "the rule asks for one every " + clock.Span(every)
	}
	if age > model.OldResult {
		return 1, ""
	}
	if !known {
		every = usualSchedule
	}
	if login, ok := v.s.IssuedAt.Get(); ok && !vendor && clock.IsPlausible(login) && age > 2*every && login.Sub(made) > 2*every {
		return 2, ""
	}
	return -1, ""
}

func (g *aged) take(i int, made time.Time, older string) {
	if g.count == 0 || made.Before(g.at) {
		g.first, g.at, g.older = i, made, older
	}
	g.count++
}

// old says what is too old.
func (v *view) old(g *aged) Finding {
	check := &v.s.Posture.Value[g.first]
	results, are := "All "+words.Count(g.count, "result", "results"), "are"
	switch {
	case len(v.results) == 1:
		results, are = "The one result", "is"
	case g.count < len(v.results):
		results = words.Thousands(g.count) + " of " + words.Count(len(v.results), "result", "results")
	}
	if g.count == 1 {
		are = "is"
	}
	text, since := "", "the oldest is from "+v.ago(g.at)
	if g.count == 1 {
		since = "it is from " + v.ago(g.at)
	}
	switch g.kind {
	case postureExpired:
		text = fmt.Sprintf("%s %s past the rule's expiration: %s, and %s.", results, are, since, g.older)
	case postureBeforeLogin:
		text = fmt.Sprintf("%s %s from before the login: %s.", results, are, since)
	default:
		text = fmt.Sprintf("%s %s old: %s.", results, are, since)
		if g.older != "" {
			text = fmt.Sprintf("%s %s overdue: %s, and %s.", results, are, since, g.older)
		}
	}
	if v.s.Origin.File != "" && !v.s.Origin.Recorded {
		text += " That is as of now; when the file was saved is not known."
	}
	evidence := []Evidence{at(check.Entry, check.Path(), "timestamp")}
	if g.older != "" && g.kind == postureStale {
		evidence = append(evidence, ruleSays(check, "schedule"))
	}
	if g.kind == postureExpired {
		evidence = append(evidence, ruleSays(check, "expiration"))
	}
	if g.kind == postureBeforeLogin {
		evidence = append(evidence, v.field("iat"))
	}
	f := g.kind.found(text, evidence...)
	f.Count = g.count
	if g.count == 1 {
		f.Check = g.first + 1
	}
	return f
}

// ruleSays returns where a bound of a result stands: in its entry, else in the rule as
// the account has it.
func ruleSays(check *model.PostureCheck, name string) Evidence {
	if check.Entry.Get(name).Exists() || check.Rule == nil {
		return at(check.Entry, check.Path(), name)
	}
	said := check.Rule.Schedule
	if name == "expiration" {
		said = check.Rule.Expiration
	}
	return Evidence{In: inRules + " " + name, Value: shownWord(said.Value)}
}
