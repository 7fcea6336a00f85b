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
	found := v.each(postureFailed, model.CheckFail, "the device does not meet the rules")
	found = append(found, v.each(postureNotAsked, model.CheckNotAsked,
		fmt.Sprintf("the result of %s is not known, as whoever was asked gave no answer", v.outOf(v.count.NotAsked)))...)
	return append(found, v.withoutResult()...)
}

// mostOwn is how many checks have a finding of their own. Nobody reads more, and
// to say why each of 100,000 failed takes a second.
const mostOwn = 500

// each returns a finding for each check of a result, and one for all beyond mostOwn.
func (v *view) each(kind *Kind, result model.CheckResult, brief string) []Finding {
	var found []Finding
	more, first := 0, 0
	for i, one := range v.results {
		switch {
		case one != result:
		case len(found) < mostOwn:
			f := v.check(kind, i)
			f.Brief = brief
			found = append(found, f)
		default:
			if more == 0 {
				first = i
			}
			more++
		}
	}
	if more > 0 {
		check := &v.s.Posture.Value[first]
		f := kind.found(words.Thousands(more)+" more checks are like these; the list of all checks has them.", at(check.Entry, check.Path(), "success"))
		f.Brief, f.Count, f.others = brief, more, more-1
		found = append(found, f)
	}
	return found
}

// check returns a finding about one check.
func (v *view) check(kind *Kind, i int) Finding {
	check := &v.s.Posture.Value[i]
	place := "success"
	if kind == postureNotAsked && check.ErrorText() != "" {
		place = "error"
	}
	why := reason.Of(check, v.now)
	// What is not as wanted says more than that it failed.
	var evidence []Evidence
	for _, part := range why.Parts {
		if len(evidence) < mostEvidence-1 && part.Verdict == reason.Unmet && part.Path != "" {
			value := check.Entry.Find(model.Path(strings.TrimPrefix(string(part.Path), string(check.Path()))))
			evidence = append(evidence, Evidence{Path: part.Path, Value: shown(value)})
		}
	}
	evidence = append(evidence, at(check.Entry, check.Path(), place))
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
		if result == model.CheckPass && isGuess(s.Posture.Value[i].Success.AsSent) {
			guessed++
		}
	}
	var found []Finding
	for _, part := range []struct {
		count int
		is    string
	}{{v.count.Unreadable, "not readable"}, {v.count.NotReported, "not reported"}, {guessed, "not sent as true or false"}, {v.onlyNotChecked(), "not known, as the rule was not checked"}} {
		if part.count > 0 {
			f := postureUnknown.found("", Evidence{Path: place.Path})
			f.Brief, f.Count = fmt.Sprintf("the result of %s is %s", v.outOf(part.count), part.is), part.count
			f.Text = words.Capital(f.Brief) + "."
			found = append(found, f)
		}
	}
	return found
}

// onlyNotChecked counts the checks that were not carried out, where no other says
// anything about the device: a rule for another platform means nothing beside
// checks of this one, but nothing at all is known of a device without any.
func (v *view) onlyNotChecked() int {
	if v.count.Pass+v.count.Fail > 0 {
		return 0
	}
	return v.count.NotChecked
}

func (v *view) unknown(what, is string, at Evidence) Finding {
	f := postureUnknown.found(what+": "+is+".", at)
	f.Brief = is
	return f
}

// outOf counts some of the checks: 2 of 7 posture checks.
func (v *view) outOf(n int) string {
	return words.Thousands(n) + " of " + words.Count(v.count.Total(), "posture check", "posture checks")
}
