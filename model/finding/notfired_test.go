package finding_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/model"
	"ztsession/model/finding"
)

// opened returns the session in a body, as of noon.
func opened(t testing.TB, body string) *model.Session {
	t.Helper()
	s, err := api.Open(strings.NewReader(body), "a test", noon())
	if err != nil {
		t.Fatal(err)
	}
	// As if it had been asked for.
	s.Origin.File = ""
	return s
}

func ids(s *model.Session, now time.Time) []string {
	var all []string
	for _, f := range finding.Of(s, now).Findings {
		all = append(all, f.ID)
	}
	return all
}

// seconds is a moment as iat has it, and stamp one as a check has it.
func seconds(ago time.Duration) string { return fmt.Sprint(noon().Add(-ago).Unix()) }
func stamp(ago time.Duration) string   { return noon().Add(-ago).Format(time.RFC3339Nano) }

// check is an entry of devicePosture.
func check(ago time.Duration, more string) string {
	return `{"type":"firewall","success":true,"timestamp":"` + stamp(ago) + `"` + more + `}`
}

func TestFindingsFireAndDoNotFire(t *testing.T) {
	const mtls = `"mtls_auth":{"cert_presented":%s,"auth_status":"%s"}`
	for _, test := range []struct {
		name, id   string
		fires, not []string
	}{
		{
			name: "of the session", id: "session-state-unknown",
			fires: []string{`"isActive":null`, `"isActive":"yes"`, `"email":"a@example.com","devicePosture":{},"user_uuid":"u"`, `"isActive":true,"isActive":true`},
			not:   []string{`"isActive":true`, `"isActive":false`, `"isActive":"true"`, `"isActive":1`},
		},
		{
			name: "refused with a reason, whatever its case", id: "certificate-refused",
			fires: []string{fmt.Sprintf(mtls, "true", "FAILED:certificate has expired"), fmt.Sprintf(mtls, "true", "failed"), `"auth_status":"FAILED: x"`},
			not:   []string{fmt.Sprintf(mtls, "true", "SUCCESS"), fmt.Sprintf(mtls, "false", "NONE"), `"mtls_auth":{}`, fmt.Sprintf(mtls, "false", "FAILED")},
		},
		{
			name: "contradictory", id: "certificate-contradictory",
			fires: []string{fmt.Sprintf(mtls, "false", "SUCCESS"), fmt.Sprintf(mtls, "true", "NONE"), fmt.Sprintf(mtls, "false", "FAILED:x"), `"mtls_auth":{"cert_presented":true}`},
			not:   []string{fmt.Sprintf(mtls, "true", "SUCCESS"), fmt.Sprintf(mtls, "false", "NONE"), fmt.Sprintf(mtls, "true", "MAYBE"), `"mtls_auth":{"cert_presented":false}`},
		},
		{
			name: "not documented", id: "certificate-unclear",
			fires: []string{fmt.Sprintf(mtls, "true", "MAYBE"), fmt.Sprintf(mtls, "false", "SUCCEEDED"), `"mtls_auth":7`, `"auth_status":[1]`},
			not:   []string{fmt.Sprintf(mtls, "true", "SUCCESS"), fmt.Sprintf(mtls, "false", "NONE"), `"mtls_auth":null`, `"auth_status":""`},
		},
		{
			name: "no certificate where a device speaks for itself", id: "certificate-not-presented",
			fires: []string{`"is_warp":false,` + fmt.Sprintf(mtls, "false", "NONE")},
			not: []string{
				`"is_warp":true,"is_gateway":true,` + fmt.Sprintf(mtls, "false", "NONE"), `"is_warp":false,"service_token_status":true,` + fmt.Sprintf(mtls, "false", "NONE"),
				`"is_warp":false,"devicePosture":{"c":` + check(time.Minute, "") + `},` + fmt.Sprintf(mtls, "false", "NONE"), fmt.Sprintf(mtls, "false", "NONE"), `"is_warp":false`,
			},
		},
		{
			name: "a check for another system is none that fails", id: "posture-failed",
			fires: []string{`"devicePosture":{"c":{"type":"firewall","success":false,"check":{"firewall":false},"input":{"enabled":true}}}`},
			not: []string{
				`"devicePosture":{"c":{"type":"firewall","success":false,"error":"Rule was not checked","input":{"operating_system":"mac"}}}`,
				`"devicePosture":{"c":{"type":"firewall","success":false,"input":{"operating_system":"mac"}}}`,
				`"devicePosture":{"c":{"type":"intune","success":false,"error":"503 service unavailable"}}`, `"devicePosture":{"c":{"success":"maybe"}}`,
			},
		},
		{
			name: "not asked", id: "posture-not-asked",
			fires: []string{`"devicePosture":{"c":{"type":"intune","success":false,"check":{},"error":"503 service unavailable"}}`},
			not:   []string{`"devicePosture":{"c":{"type":"intune","success":false,"check":{"compliance_status":"noncompliant"}}}`, `"devicePosture":{"c":{"type":"intune","success":true}}`},
		},
		{
			name: "results that nobody can read", id: "posture-unknown",
			fires: []string{`"devicePosture":{"c":{"success":"maybe"}}`, `"devicePosture":{"c":{}}`, `"devicePosture":7`, `"devicePosture":{"c":{"success":"yes"}}`},
			not:   []string{`"devicePosture":{}`, `"devicePosture":null`, `"devicePosture":{"c":{"success":true}}`, `"devicePosture":[{"id":"c","success":true}]`},
		},
		{
			name: "older than twice the schedule or a day", id: "posture-stale",
			fires: []string{
				`"devicePosture":{"c":` + check(11*time.Minute, `,"schedule":"5m"`) + `}`, `"devicePosture":{"c":` + check(25*time.Hour, "") + `}`,
				`"devicePosture":{"c":` + check(49*time.Hour, `,"schedule":"1d"`) + `}`, `"devicePosture":{"c":` + check(26*time.Hour, `,"schedule":"1d"`) + `}`,
				`"devicePosture":{"c":` + check(25*time.Hour, `,"schedule":"often"`) + `}`,
			},
			not: []string{
				`"devicePosture":{"c":` + check(9*time.Minute, `,"schedule":"5m"`) + `}`, `"devicePosture":{"c":` + check(23*time.Hour, "") + `}`,
				`"devicePosture":{"c":{"type":"intune","success":true,"schedule":"5m","timestamp":"` + stamp(20*time.Hour) + `"}}`,
				`"isActive":false,"devicePosture":{"c":` + check(25*time.Hour, "") + `}`, `"devicePosture":{"c":{"success":true}}`, `"devicePosture":{"c":{"success":true,"timestamp":"0001-01-01T00:00:00Z"}}`,
				`"devicePosture":{"c":{"type":"firewall","success":false,"error":"not checked","timestamp":"` + stamp(25*time.Hour) + `"}}`,
			},
		},
		{
			name: "older than the rule lets it count", id: "posture-expired",
			fires: []string{`"devicePosture":{"c":` + check(61*time.Minute, `,"expiration":"1h","schedule":"5m"`) + `}`, `"devicePosture":{"c":` + check(49*time.Hour, `,"expiration":"2d"`) + `}`},
			not:   []string{`"devicePosture":{"c":` + check(59*time.Minute, `,"expiration":"1h"`) + `}`, `"devicePosture":{"c":` + check(70*time.Hour, `,"expiration":""`) + `}`, `"devicePosture":{"c":` + check(70*time.Hour, "") + `}`},
		},
		{
			name: "from before the login, by more than an ordinary report", id: "posture-before-login",
			fires: []string{`"iat":` + seconds(time.Hour) + `,"devicePosture":{"c":` + check(2*time.Hour, "") + `}`},
			not: []string{
				`"iat":` + seconds(time.Hour) + `,"devicePosture":{"c":` + check(65*time.Minute, "") + `}`, `"iat":` + seconds(time.Minute) + `,"devicePosture":{"c":` + check(4*time.Minute, `,"schedule":"5m"`) + `}`,
				`"iat":` + seconds(3*time.Hour) + `,"devicePosture":{"c":` + check(2*time.Hour, "") + `}`, `"devicePosture":{"c":` + check(2*time.Hour, "") + `}`,
			},
		},
		{
			name: "no checks, and known why", id: "posture-none",
			fires: []string{`"is_warp":false`, `"is_warp":true,"is_gateway":true,"devicePosture":{}`, `"is_warp":true,"is_gateway":false`},
			not:   []string{`"email":"a@example.com"`, `"is_warp":false,"service_token_status":true`, `"is_warp":false,"devicePosture":7`, `"is_warp":true,"devicePosture":{"c":` + check(time.Minute, "") + `}`},
		},
		{
			name: "a type of the future", id: "posture-type-unknown",
			fires: []string{`"devicePosture":{"c":{"type":"quantum_seal","success":true}}`},
			not:   []string{`"devicePosture":{"c":{"type":"firewall","success":true},"d":{"type":"OS_Version","success":true},"e":{"success":true},"f":{"type":null,"success":true}}`},
		},
		{
			name: "outside the organisation", id: "warp-elsewhere",
			fires: []string{`"is_warp":true,"is_gateway":false`},
			not:   []string{`"is_warp":true,"is_gateway":true`, `"is_warp":true`, `"is_warp":true,"is_gateway":null`, `"is_warp":false,"is_gateway":false`, `"is_gateway":false`},
		},
		{name: "off", id: "warp-off", fires: []string{`"is_warp":false`}, not: []string{`"is_warp":true`, `"is_warp":null`, `"email":"x@example.com"`, `"is_warp":false,"service_token_status":true`}},
		{name: "both", id: "warp-contradictory", fires: []string{`"is_warp":false,"is_gateway":true`}, not: []string{`"is_warp":null,"is_gateway":true`, `"is_warp":true,"is_gateway":true`}},
		{
			name: "another account, where both are ids", id: "warp-other-account",
			fires: []string{`"is_warp":true,"is_gateway":true,"account_id":"a0b1c2d3e4f5061728394a5b6c7d8e9f","gateway_account_id":"00b1c2d3e4f5061728394a5b6c7d8e9f"`},
			not: []string{
				`"is_warp":true,"is_gateway":true,"account_id":"a0b1c2d3e4f5061728394a5b6c7d8e9f","gateway_account_id":"A0B1C2D3E4F5061728394A5B6C7D8E9F"`,
				`"is_warp":true,"is_gateway":true,"account_id":"1234567890","gateway_account_id":"00b1c2d3e4f5061728394a5b6c7d8e9f"`,
				`"is_warp":true,"is_gateway":true,"account_id":"a0b1c2d3e4f5061728394a5b6c7d8e9f","gateway_account_id":"699d98642c564d2e855e9661899b7252x"`,
			},
		},
		{name: "Tor", id: "place-tor", fires: []string{`"geo":{"country":"T1"}`, `"geo":{"country":"t1"}`, `"geo":"T1"`}, not: []string{`"geo":{"country":"TR"}`, `"geo":{}`, `"geo":null`, `"geo":{"country":"XX"}`}},
		{name: "no country", id: "place-unknown", fires: []string{`"geo":{"country":"XX"}`}, not: []string{`"geo":{"country":""}`, `"geo":{"country":"DE"}`, `"ip":"192.0.2.1"`}},
		{name: "a PIN", id: "login-by-pin", fires: []string{`"idp":{"type":"onetimepin"}`, `"idp":"oneTimePin"`}, not: []string{`"idp":{"type":"okta"}`, `"idp":{"type":""}`, `"idp":null`}},
		{
			name: "a token", id: "login-by-token",
			fires: []string{`"service_token_status":true,"service_token_id":"x.access","email":""`}, not: []string{`"service_token_status":false,"service_token_id":""`, `"service_token_status":null`, `"common_name":"x.access"`},
		},
		{
			name: "a token and a person", id: "token-with-person",
			fires: []string{`"service_token_status":true,"email":"a@example.com"`}, not: []string{`"service_token_status":true,"email":""`, `"service_token_status":true,"email":null`, `"service_token_status":false,"email":"a@example.com"`},
		},
		{
			name: "a token that did not log in", id: "token-contradictory",
			fires: []string{`"service_token_status":false,"service_token_id":"x.access"`}, not: []string{`"service_token_status":false,"service_token_id":""`, `"service_token_id":"x.access"`, `"service_token_status":true,"service_token_id":"x.access"`},
		},
		{
			name: "devices that have not logged in for long", id: "devices-idle",
			fires: []string{`"device_sessions":{"d":{"last_authenticated":` + seconds(31*24*time.Hour) + `}}`},
			not:   []string{`"device_sessions":{"d":{"last_authenticated":` + seconds(29*24*time.Hour) + `},"e":{},"f":null,"g":{"last_authenticated":0}}`},
		},
		{
			name: "in the future by more than the clocks differ", id: "time-in-future",
			fires: []string{`"iat":` + seconds(-6*time.Minute), `"devicePosture":{"c":` + check(-time.Hour, "") + `}`, `"device_sessions":{"d":{"last_authenticated":` + seconds(-time.Hour) + `}}`},
			not:   []string{`"iat":` + seconds(-4*time.Minute), `"iat":` + seconds(0), `"iat":4102444801`, `"iat":2147483647`},
		},
		{name: "what is not as documented", id: "answer-odd", fires: []string{`"iat":"` + seconds(time.Hour) + `"`}, not: []string{`"iat":` + seconds(time.Hour), `"future":{"field":true}`, `"ip":null`}},
	} {
		for i, fields := range append(slices.Clone(test.fires), test.not...) {
			body := fields
			if !strings.Contains(fields, "isActive") && test.id != "session-state-unknown" {
				body = `"isActive":true,` + fields
			}
			s := opened(t, `{"success":true,"errors":[],"messages":[],"result":{`+body+`}}`)
			if got, want := slices.Contains(ids(s, noon()), test.id), i < len(test.fires); got != want {
				t.Errorf("%s (%s): found is %t, want %t, of %s: %v", test.name, test.id, got, want, fields, ids(s, noon()))
			}
		}
	}
}

// healthyFixtures are the published and real-derived answers in which nothing is
// wrong.
var healthyFixtures = []string{"01-all-pass-macos-warp", "03-service-token-non-identity", "04-mtls-presented", "08-many-devices"}

func TestHealthyFixturesHaveNoProblemAndNoWarning(t *testing.T) {
	for _, name := range healthyFixtures {
		body, err := os.ReadFile(filepath.Join("..", "decode", "testdata", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		answer := finding.Of(opened(t, string(body)), noon())
		if answer.Count(finding.Problem)+answer.Count(finding.Warning) > 0 || answer.Headline != finding.NothingWrong {
			t.Errorf("%s:\n%s", name, written(&answer))
		}
	}
}

// TestKindsAreWhole: each says what it means and what to do next.
func TestKindsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	worst := finding.Problem
	for _, kind := range finding.Kinds() {
		if seen[kind.ID] || strings.Trim(kind.ID, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%q is there twice, or is no id", kind.ID)
		}
		seen[kind.ID] = true
		if kind.Severity < worst {
			t.Errorf("%s is a %v, after a %v", kind.ID, kind.Severity, worst)
		}
		worst = kind.Severity
		for _, text := range []string{kind.Means, kind.Next} {
			if !strings.HasSuffix(text, ".") || strings.ContainsAny(text, "\n") {
				t.Errorf("%s: %q is no sentence", kind.ID, text)
			}
		}
		if kind.Subject == "" || kind.Question == 0 || kind.Source != "" && !strings.HasPrefix(kind.Source, "https://developers.cloudflare.com/") {
			t.Errorf("%s is not whole: %+v", kind.ID, kind)
		}
	}
}
