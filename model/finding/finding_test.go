package finding

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

func TestFindingsNameTheirEvidence(t *testing.T) {
	s := &model.Session{Active: model.Known(false)}
	s.Posture = model.Known([]model.PostureCheck{
		{Key: "k", RuleName: model.Known("Disk"), Success: model.Known(false)},
		{Key: "p", Success: model.Known(true)},
		{Key: "v", Type: model.Known("intune"), Success: model.Known(false), Error: model.Known("503")},
		{Key: "other", Type: model.Known("firewall"), Success: model.Known(false)},
	})
	s.MTLS = model.Known(model.MTLS{AuthStatus: model.Known("FAILED:expired")})
	var ids []string
	answer := Of(s, time.Time{})
	for _, finding := range answer.Findings {
		ids = append(ids, finding.ID+" "+string(finding.Place()))
	}
	if got := strings.Join(ids, "; "); got != "session-ended .isActive; certificate-refused .mtls_auth.auth_status; posture-failed .devicePosture.k.success; posture-not-asked .devicePosture.v.error" {
		t.Errorf("findings are %s", got)
	}
	if want := "3 problems: the session has ended, the client certificate was refused, and more"; answer.Headline != want {
		t.Errorf("the headline is %q, want %q", answer.Headline, want)
	}
}

func TestWhatWasNotReportedIsNoProblem(t *testing.T) {
	answer := Of(&model.Session{}, time.Time{})
	if len(answer.Findings) != 1 || !answer.Findings[0].Open || answer.Count(Problem) > 0 {
		t.Errorf("of nothing: %+v", answer.Findings)
	}
	answer = Of(&model.Session{Active: model.Known(true)}, time.Time{})
	if len(answer.Findings) > 0 || answer.Headline != NothingWrong {
		t.Errorf("of an active session with nothing else: %+v", answer)
	}
}
