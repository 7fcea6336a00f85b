package finding

import (
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/reason"
	"ztsession/model/text/words"
)

var (
	postureFailed = &Kind{
		ID: "posture-failed", Severity: Problem, Subject: "Posture check", Question: WhichChecksFail, Source: postureDocs,
		Means:  "A device posture check failed. What the rule wants and what was found is in the finding, with what to do for that type of rule.",
		Next:   "Repair what the finding names, wait until the device has reported again, then log in again.",
		Tell:   "Something on your computer does not meet our rules; I will guide you.",
		clause: "the device does not meet the rules",
	}
	postureNotAsked = &Kind{
		ID: "posture-not-asked", Severity: Warning, Subject: "Posture check", Question: WhichChecksFail, Source: postureDocs, Open: true,
		Means:  "The check did not pass because the vendor or the network gave no answer. The device may well be in order.",
		Next:   "See what the finding says of the vendor; an administrator can test the integration in the dashboard.",
		Tell:   "Your computer may well be in order: a question to another service did not go through. You need to do nothing.",
		clause: "a check could not be asked",
	}
	postureUnknown = &Kind{
		ID: "posture-unknown", Severity: Warning, Subject: "Posture", Question: WhichChecksFail, Source: postureDocs, Open: true,
		Means:  "The posture checks, or the results of some, were not reported or cannot be read. That is no pass.",
		Next:   "Read the session again, and look at the device's posture checks in the dashboard.",
		clause: "results of posture checks are not known",
	}
)

// postureResults finds each posture check that failed, and why; each that could
// not be asked, which is not the person's fault; and counts those without a result
// that can be read.
func postureResults(v *view) []Finding {
	found := make([]Finding, 0, v.count.Fail+v.count.NotAsked)
	notKnown := fmt.Sprintf("the result of %s is not known, as whoever was asked gave no answer", v.outOf(v.count.NotAsked))
	for i, result := range v.results {
		switch result {
		case model.CheckFail:
			found = append(found, v.check(postureFailed, i, "success"))
		case model.CheckNotAsked:
			place := "success"
			if v.s.Posture.Value[i].ErrorText() != "" {
				place = "error"
			}
			f := v.check(postureNotAsked, i, place)
			f.Brief = notKnown
			found = append(found, f)
		default:
		}
	}
	return append(found, v.withoutResult()...)
}

// check returns a finding about one check, which rests on its member called place.
func (v *view) check(kind *Kind, i int, place string) Finding {
	check := &v.s.Posture.Value[i]
	why := reason.Of(check, v.now)
	evidence := []Evidence{at(check.Entry, check.Path(), place)}
	for _, part := range why.Parts {
		if len(evidence) < mostEvidence && part.Verdict == reason.Unmet && part.Path != "" {
			value := check.Entry.Find(model.Path(strings.TrimPrefix(string(part.Path), string(check.Path()))))
			evidence = append(evidence, Evidence{Path: part.Path, Value: shown(value)})
		}
	}
	f := kind.found(why.Sentence, evidence...)
	f.Subject, f.Outside, f.Check = check.Name(), true, i+1
	f.Next, f.Tell, f.Look, f.Source = why.Next, why.Tell, why.Check, why.Source
	return f
}

// withoutResult finds that the posture checks, or the results of some, cannot be
// read or were not reported.
func (v *view) withoutResult() []Finding {
	s, place := v.s, v.field("devicePosture")
	if is := oddity("devicePosture", s.Posture, false); is != "" {
		return []Finding{v.unknown("The posture checks cannot be told", is, place)}
	}
	if timesSent(s.Result, "devicePosture") > 1 {
		return []Finding{v.unknown("The posture checks cannot be told", "devicePosture was sent more than once", place)}
	}
	guessed := 0
	for i, result := range v.results {
		if result == model.CheckPass && s.Posture.Value[i].Success.AsSent != "" {
			guessed++
		}
	}
	var found []Finding
	for _, part := range []struct {
		count int
		is    string
	}{{v.count.Unreadable, "not readable"}, {v.count.NotReported, "not reported"}, {guessed, "not sent as true or false"}} {
		if part.count > 0 {
			f := postureUnknown.found("", Evidence{Path: place.Path})
			f.Brief, f.Count = fmt.Sprintf("the result of %s is %s", v.outOf(part.count), part.is), part.count
			f.Text = words.Capital(f.Brief) + "."
			found = append(found, f)
		}
	}
	return found
}

func (v *view) unknown(what, is string, at Evidence) Finding {
	f := postureUnknown.found(what+": "+is+".", at)
	f.Brief = is
	return f
}

// outOf counts some of the checks: 2 of 7 posture checks.
func (v *view) outOf(n int) string {
	return fmt.Sprintf("%d of %s", n, words.Count(v.count.Total(), "posture check", "posture checks"))
}
