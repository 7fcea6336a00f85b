package finding

import (
	"time"

	"ztsession/model"
	"ztsession/model/reason"
)

// postureFailed finds each posture check that failed, and why.
func postureFailed(s *model.Session, now time.Time) []Finding {
	return posture(s, model.CheckFail, Finding{ID: "posture-failed", Severity: Problem, Question: WhichChecksFail}, now)
}

// postureNotAsked finds each posture check of which nobody knows the answer,
// because the vendor or the network gave none. That is not the person's fault.
func postureNotAsked(s *model.Session, now time.Time) []Finding {
	return posture(s, model.CheckNotAsked, Finding{ID: "posture-not-asked", Severity: Warning, Question: WhichChecksFail}, now)
}

// posture returns a finding like one for each check of the result, with what is
// known of its reason.
func posture(s *model.Session, result model.CheckResult, one Finding, now time.Time) []Finding {
	var found []Finding
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		if check.Result() != result {
			continue
		}
		place := check.Path().Key("success")
		if result == model.CheckNotAsked && check.ErrorText() != "" {
			place = check.Path().Key("error")
		}
		why := reason.Of(check, now)
		one.Check, one.Outside, one.Evidence = i+1, true, []Evidence{{Path: place}}
		one.Subject, one.Text = check.Name(), why.Sentence
		one.Next, one.Tell, one.Look, one.Source = why.Next, why.Tell, why.Check, why.Source
		found = append(found, one)
	}
	return found
}
