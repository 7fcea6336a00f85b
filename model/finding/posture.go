package finding

import (
	"fmt"
	"time"

	"ztsession/model"
	"ztsession/model/reason"
)

// postureFailed finds each posture check that failed, and why.
func postureFailed(s *model.Session) []Finding {
	return posture(s, model.CheckFail, Finding{ID: "posture-failed", Severity: Problem}, "The posture check %s failed. %s")
}

// postureNotAsked finds each posture check of which nobody knows the answer,
// because the vendor or the network gave none. That is not the person's fault.
func postureNotAsked(s *model.Session) []Finding {
	return posture(s, model.CheckNotAsked, Finding{ID: "posture-not-asked", Severity: Warning}, "The posture check %s has no answer. %s")
}

// posture returns a finding like one for each check of the result, with its name
// and its reason in text.
func posture(s *model.Session, result model.CheckResult, one Finding, text string) []Finding {
	var found []Finding
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		if check.Result() != result {
			continue
		}
		one.Evidence, one.Outside = check.Path().Key("success"), true
		if result == model.CheckNotAsked && check.ErrorText() != "" {
			one.Evidence = check.Path().Key("error")
		}
		one.Text = fmt.Sprintf(text, model.Quote(check.Name()), reason.Sentence(check, time.Time{}))
		found = append(found, one)
	}
	return found
}
