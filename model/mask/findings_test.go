package mask_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/finding"
	"ztsession/model/mask"
)

// session reads the session in a body, with or without an envelope.
func session(t testing.TB, body []byte) (model.Session, bool) {
	t.Helper()
	doc, err := wire.Parse(body)
	if err != nil {
		return model.Session{}, false
	}
	result := doc.Root()
	if inner := result.Get("result"); inner.Exists() {
		result = inner
	}
	return decode.Session(doc, result), true
}

// noon is a moment to count ages up to.
var noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

// judged puts into words what decides about exit codes and about marks: the sorts
// and places of findings, what is unknown, and the results of the checks in order.
func judged(s *model.Session) string {
	var out strings.Builder
	answer := finding.Of(s, noon)
	fmt.Fprintf(&out, "%s; not shown: %s\n", answer.Headline, answer.Unseen)
	for _, one := range answer.Findings {
		fmt.Fprintf(&out, "%s %v %v %d %s\n", one.ID, one.Severity, one.Open, one.Count, one.Brief)
	}
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		fmt.Fprintf(&out, "%v %v %v %v\n", check.Result(), check.Timestamp.Value, check.Type.Presence, check.Error.Presence)
	}
	for _, truth := range []model.Field[bool]{s.Active, s.WARP, s.Gateway, s.ServiceToken, s.MTLS.Value.CertPresented} {
		fmt.Fprintf(&out, "%v %v, ", truth.Presence, truth.Value)
	}
	fmt.Fprintf(&out, "%v, %d devices, issued %v", s.Certificate().State, len(s.Devices.Value), s.IssuedAt.Value)
	return out.String()
}

// wantSameJudgement fails unless masking leaves the judgement of a session as it is.
func wantSameJudgement(t testing.TB, name string, body []byte) {
	t.Helper()
	s, ok := session(t, body)
	if !ok {
		return
	}
	before := judged(&s)
	for _, step := range steps {
		if after := judged(mask.New().At(step).Session(&s)); before != after {
			t.Errorf("%s: without a mask\n%s\nwith that of %v\n%s\nof %.2000s", name, before, step, after, body)
		}
	}
}

func TestFindingsOfFixturesStayUnderAMask(t *testing.T) {
	for _, pattern := range []string{"../decode/testdata/*.json", "../report/testdata/answers/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			wantSameJudgement(t, name, body)
			for _, word := range fieldNames {
				wantSameJudgement(t, name+" of "+word, named(t, body, word))
			}
		}
	}
}

// fieldNames are personal values that are names of fields too, or words that are
// read for their meaning.
var fieldNames = []string{
	"cert", "cert_presented", "service", "service_token_status", "token", "device", "devicePosture", "device_sessions", "user", "auth",
	"auth_status", "mtls", "mtls_auth", "success", "Success", "name", "isActive", "isactive", "path", "check", "input", "type", "true", "false",
	"failed", "none", "result", "error", "timestamp", "rule_name", "last_authenticated", "p", "yes", "is_warp", "FAILED", "2026", "id",
}

// named returns the body with everything that is personal called word.
func named(t testing.TB, body []byte, word string) []byte {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(body, &all); err != nil {
		return nil
	}
	result := all
	if inner, ok := all["result"].(map[string]any); ok {
		result = inner
	}
	result["email"], result["name"], result["groups"], result["given_name"] = word+"@example.com", word, []string{word}, word
	result["custom"] = map[string]any{word: word, "path": "/home/" + word + "/x", "more": `C:\Users\` + word + `\y`}
	result["device_id"], result["user_uuid"], result["common_name"] = word, word, word
	changed, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func TestFixedNamesNeverChange(t *testing.T) {
	for _, word := range fieldNames {
		body := fmt.Sprintf(`{"isActive":true,"email":"%[1]s@example.com","name":"%[1]s","custom":{"given_name":"%[1]s","home":"/home/%[1]s/%[1]s"},
			"auth_status":"NONE","mtls_auth":{"auth_status":"FAILED:certificate has expired","cert_presented":true},
			"devicePosture":{"p":{"rule_name":"Disk","type":"disk_encryption","success":false,"check":{"path":"/x/%[1]s","exists":false}}},
			"device_sessions":{"d":{"last_authenticated":1789036200}}}`, word)
		wantSameJudgement(t, word, []byte(body))
		s, _ := session(t, []byte(body))
		masked := mask.New().Session(&s)
		for _, name := range []string{"isActive", "email", "name", "auth_status", "mtls_auth", "devicePosture", "device_sessions"} {
			if !masked.Result.Get(name).Exists() {
				t.Errorf("of %s the field %s is missing in %s", word, name, masked.Result.Compact(0))
			}
		}
		if len(finding.Of(masked, noon).Findings) != 2 || !model.Is(masked.Posture.Value[0].Type, "disk_encryption") {
			t.Errorf("of %s the findings are %v", word, finding.Of(masked, noon).Findings)
		}
	}
}

// FuzzFindings: whatever a session holds, a mask changes nothing of what it means.
func FuzzFindings(f *testing.F) {
	for _, body := range []string{
		`{"isActive":true,"email":"success@example.com","devicePosture":{"p":{"rule_name":"Disk","success":false}}}`,
		`{"isActive":"true","email":"true@example.com","devicePosture":[{"id":"true","success":"true"}]}`,
		`{"isActive":0,"mtls_auth":"FAILED: of jane","auth_status":"failed:jane@example.com","geo":{"country":"jane"}}`,
		`{"isActive":{"isActive":true},"devicePosture":{"success":{"success":{"success":true}}},"device_sessions":["d",{"id":"d"}]}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) { wantSameJudgement(t, "fuzz", body) })
}
