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
	for _, finding := range Of(s, time.Time{}).Findings {
		ids = append(ids, finding.ID+" "+string(finding.Place()))
	}
	if got := strings.Join(ids, "; "); got != "session-ended .isActive; certificate-refused .mtls_auth.auth_status; posture-failed .devicePosture.k.success; posture-not-asked .devicePosture.v.error" {
		t.Errorf("findings are %s", got)
	}
	if found := Of(&model.Session{}, time.Time{}); len(found.Findings) > 0 {
		t.Errorf("what was not reported is no problem, but: %v", found)
	}
}
