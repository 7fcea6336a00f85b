package finding

import (
	"fmt"

	"ztsession/model"
)

// postureFailed finds each posture check that failed.
func postureFailed(s *model.Session) []Finding {
	var found []Finding
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		if check.Result() != model.CheckFail {
			continue
		}
		found = append(found, Finding{
			ID: "posture-failed", Evidence: check.Path().Key("success"),
			Text: fmt.Sprintf("The posture check %s failed.", model.Quote(check.Name())), Outside: true,
		})
	}
	return found
}
