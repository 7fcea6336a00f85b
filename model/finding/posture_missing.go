package finding

import (
	"strings"

	"ztsession/model"
	"ztsession/model/reason"
	"ztsession/model/text/words"
)

var (
	postureNone = &Kind{
		ID: "posture-none", Severity: Note, Subject: "Posture", Question: IsCheckMissing, Source: postureDocs, Look: clientLook,
		Means:  "The session has no posture checks at all. Policies that require one are not met by it; the finding says why there may be none.",
		Next:   "If the application asks for posture checks: let the person connect the Cloudflare client, wait five minutes and log in again.",
		Tell:   "Please see that the Cloudflare client is connected, wait five minutes and log in again.",
		clause: "there are no posture checks",
	}
	postureRuleMissing = &Kind{
		ID: "posture-rule-missing", Severity: Note, Subject: "Posture", Question: IsCheckMissing, Source: postureDocs, Look: clientLook,
		Means:  "Posture rules of the account that are for this device's system have no result in this login. Nothing failed, but a policy that requires one of them is not met.",
		Next:   "If an application asks for one of them: see that the Cloudflare client is connected, wait for its next report, and let the person log in again.",
		Tell:   "Please see that the Cloudflare client is connected, wait five minutes and log in again.",
		clause: "a check is missing",
	}
	postureTypeUnknown = &Kind{
		ID: "posture-type-unknown", Severity: Note, Subject: "Posture", Question: WhichChecksFail, Source: postureDocs,
		Means:  "There is a type of posture check that this program does not know. Its result counts; why it came about is said in general words only.",
		Next:   "Nothing to repair. A newer version of this program may know the type.",
		clause: "a type of posture check is not known",
	}
)

// postureMissing finds that there are no posture checks, and why that may be.
// Where WARP was not reported either, nobody knows what that means.
func postureMissing(v *view) []Finding {
	s := v.s
	if !v.isPerson() || len(s.Posture.Value) > 0 || s.Posture.Presence == model.Misfit || s.Posture.AsSent != "" && s.Posture.AsSent != "[]" {
		return nil
	}
	warp, warpKnown := s.WARP.Get()
	why := ""
	switch {
	case model.Is(s.Gateway, true):
		why = "No check was reported, though the device is in our organisation: there may be no rule for it, or the rules are newer than the login."
	case warpKnown && warp:
		why = "WARP was on, but not in our organisation, so the device reports nothing to it."
	case warpKnown:
		why = "The login came from a browser without WARP, so no device reported anything."
	default:
		return nil
	}
	return []Finding{postureNone.found(why, v.field("devicePosture"), v.field("is_warp"), v.field("is_gateway"))}
}

// postureTypes finds types of checks that the explanations do not know.
func postureTypes(v *view) []Finding {
	first, count := -1, 0
	for i := range v.s.Posture.Value {
		if kind, ok := v.s.Posture.Value[i].Type.Get(); ok && !reason.Knows(kind) {
			if count == 0 {
				first = i
			}
			count++
		}
	}
	if count == 0 {
		return nil
	}
	check := &v.s.Posture.Value[first]
	name := model.Quote(words.Clip(check.Type.Value, mostShown))
	text := "The type " + name + " is not known here; its result counts all the same."
	if count > 1 {
		text = words.Thousands(count) + " checks are of a type that is not known here, such as " + name + "; their results count all the same."
	}
	f := postureTypeUnknown.found(text, at(check.Entry, check.Path(), "type"))
	f.Count, f.Outside = count, true
	if count == 1 {
		f.Check = first + 1
	}
	return []Finding{f}
}

// inRules is the list beside the session that evidence about posture rules is in.
const inRules = "devices/posture"

// mostMissing is how many rules are named.
const mostMissing = 3

// rulesMissing finds rules for this device's system that have no result, though other
// checks were reported. It matters more where an application refused the person.
func rulesMissing(v *view) []Finding {
	if v.s.Settings == nil || len(v.s.Posture.Value) == 0 || model.Is(v.s.Active, false) {
		return nil
	}
	var names []string
	count := 0
	for i := range v.s.Settings.Rules.Value {
		one := &v.s.Settings.Rules.Value[i]
		if one.State != model.Unreported {
			continue
		}
		if count++; len(names) < mostMissing {
			names = append(names, words.Clip(one.Rule.Title(), mostShown))
		}
	}
	if count == 0 {
		return nil
	}
	if more := count - len(names); more > 0 {
		names = append(names, words.Thousands(more)+" more")
	}
	text := "A rule for this system has no result in this login: " + names[0] + "."
	if count > 1 {
		text = words.Thousands(count) + " rules for this system have no result in this login: " + strings.Join(names, ", ") + "."
	}
	f := postureRuleMissing.found(text, Evidence{In: inRules}, v.field("devicePosture"))
	f.Evidence = f.Evidence[:1]
	f.Outside, f.Count = true, count
	for i := range v.s.Decided {
		if d := &v.s.Decided[i]; model.Is(d.LetIn, false) || d.Logged != nil && model.Is(d.Logged.Allowed, false) {
			f.Severity = Warning
		}
	}
	return []Finding{f}
}
