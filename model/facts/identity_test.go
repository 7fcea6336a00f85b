package facts_test

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
)

// shown returns the rows of groups, each as "label: text", below their titles.
func shown(groups []facts.Group) string {
	var lines []string
	for _, group := range groups {
		lines = append(lines, "# "+group.Title)
		for _, r := range group.Rows {
			lines = append(lines, r.Label+": "+r.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// TestIdentityAnswersTheFirstQuestions: who, how, since and until when, from where,
// with what, and where it was refused, in plain words; what has no value comes last.
func TestIdentityAnswersTheFirstQuestions(t *testing.T) {
	s := read(t, `{"isActive":true,"iat":1789002000,"email":"ben@example.com","name":"Ben Lindqvist","groups":[{"id":"g1","name":"Sales"},"All staff"],
		"idp":{"id":"p1","type":"okta"},"geo":{"country":"SE"},"ip":"198.51.100.77","is_warp":true,"is_gateway":true,
		"device_id":"d1","common_name":"","service_token_id":null,"account_id":"a1"}`)
	s.Names = &model.Names{Providers: map[string]model.IdentityProvider{"p1": {Name: "Okta (prod)"}}}
	s.Origin.Listed = &model.SessionSummary{Expires: model.Known(noon.Now.Add(36 * time.Hour)), TTL: model.Known(48 * time.Hour), Apps: []model.App{{Name: "Wiki", Hostname: "wiki.example.com"}, {Name: "CRM"}}}
	s.Refused = model.Known([]model.FailedLogin{
		{App: model.Known("CRM"), At: model.Known(noon.Now.Add(-11 * time.Minute))},
		{App: model.Known("CRM"), At: model.Known(noon.Now.Add(-13 * time.Minute))},
		{App: model.Known("Mail"), At: model.Known(noon.Now.Add(-72 * time.Hour))},
		{At: model.Field[time.Time]{}},
	})
	want := `# Identity
Name: Ben Lindqvist
E-mail: ben@example.com
Login: Okta (prod); groups Sales, All staff
Session: active
Logged in: 10 Sep 01:00 UTC, 11h ago
Ends: 12 Sep 00:00 UTC, in 1d 12h
From: Sweden (SE), 198.51.100.77
WARP: on, in our organisation
Apps: Wiki (wiki.example.com), CRM
Refused: CRM 11m, 13m ago; Mail 3d ago; an application without a name at an unknown time
# For support
Account id: a1
Provider type: okta
Provider id: p1
Provider: Okta (prod) (looked up)
Device id: d1
Lasts: 2d
# Other fields
groups[0].id: g1
groups[0].name: Sales
groups[1]: All staff
# Not in the answer
Not sent: User id, Service token, Identity version
Sent as null: Service token id
Sent empty: Common name`
	if got := shown(facts.Identity(s, noon)); got != want {
		t.Errorf("it reads\n%s\nwant\n%s", got, want)
	}
}

func TestIdentityOfWhatIsNoPerson(t *testing.T) {
	for body, want := range map[string][]string{
		`{"service_token_status":true,"service_token_id":"0a1b.access","common_name":"0a1b.access"}`: {"Service token: a program, not a person", "Service token id: 0a1b.access"},
		`{"service_token_status":true}`:                                {"Service token: a program, not a person"},
		`{"common_name":"laptop.example.com","isActive":false}`:        {"Certificate: laptop.example.com (no person is named)", "Session: ended or revoked"},
		`{"common_name":"laptop.example.com","email":"a@example.com"}`: {"E-mail: a@example.com", "Common name: laptop.example.com"},
		`{"idp":{"type":"onetimepin"}}`:                                {"Login: a code by e-mail (one-time PIN); it brings no groups", "Provider type: onetimepin"},
		`{"idp":{"type":"azureAD"}}`:                                   {"Login: Microsoft Entra ID", "Provider type: azureAD"},
		`{"idp":{"type":"shibboleth"}}`:                                {"Login: shibboleth"},
		`{"geo":{"country":"T1"},"ip":""}`:                             {"From: the Tor network (T1)", "Sent empty: IP address"},
		`{"geo":{"country":"XX"}}`:                                     {"From: an unknown country (XX)"},
		`{"geo":{"country":["SE"]},"ip":"192.0.2.1"}`:                  {`From: ["SE"] (not readable), 192.0.2.1`},
		`{"geo":null,"ip":"192.0.2.1"}`:                                {"From: 192.0.2.1", "Sent as null: From"},
		`{"is_warp":[1],"is_gateway":false}`:                           {`WARP: [1] (not readable)`, "In our organisation: no"},
		`{"is_warp":1}`:                                                {"WARP: on; whether in our organisation was not reported (is_warp sent as 1)"},
		`{"isActive":"maybe"}`:                                         {`Session: "maybe" (not readable)`},
	} {
		got := "\n" + shown(facts.Identity(read(t, body), noon)) + "\n"
		for _, line := range want {
			if !strings.Contains(got, "\n"+line+"\n") {
				t.Errorf("%s: there is no line %q in%s", body, line, got)
			}
		}
	}
}

// TestActiveIsNeverGood: an active session of a device that fails its checks is not
// good; that is for the findings to say.
func TestActiveIsNeverGood(t *testing.T) {
	for body, want := range map[string]facts.Tone{`{"isActive":true}`: facts.Plain, `{"isActive":false}`: facts.Bad, `{}`: facts.Muted} {
		for _, r := range facts.Identity(read(t, body), noon)[0].Rows {
			if r.ID == ".isActive" && r.Tone != want {
				t.Errorf("%s: the tone is %d, want %d", body, r.Tone, want)
			}
		}
	}
}

// TestRowsOfSeveralFieldsNameThem: each field of a row can be explained by itself.
func TestRowsOfSeveralFieldsNameThem(t *testing.T) {
	s := read(t, `{"idp":{"type":"okta"},"groups":["A"],"geo":{"country":"SE"},"ip":"192.0.2.1","is_warp":true,"is_gateway":false}`)
	of := map[string]string{}
	for _, r := range facts.Identity(s, noon)[0].Rows {
		for _, one := range r.Of {
			of[r.Label] += one.ID + " "
		}
	}
	for label, want := range map[string]string{"Login": ".idp.type .groups ", "From": ".geo.country .ip ", "WARP": ".is_warp .is_gateway "} {
		if of[label] != want {
			t.Errorf("%s is of %q, want %q", label, of[label], want)
		}
	}
}

func TestCertificateInWords(t *testing.T) {
	for body, want := range map[string]string{
		`{}`: "Nothing was reported about a client certificate.",
		`{"mtls_auth":{"cert_presented":false,"auth_status":"NONE"}}`:                                         "The browser presented none.",
		`{"mtls_auth":{"cert_presented":true,"auth_status":"SUCCESS"}}`:                                       "Presented and accepted.",
		`{"mtls_auth":{"cert_presented":true,"auth_status":"FAILED:certificate has expired"}}`:                "Presented and refused: it has expired.",
		`{"mtls_auth":{"cert_presented":true,"auth_status":"FAILED:unable to get local issuer certificate"}}`: "Presented and refused: the authority that issued it is not known to Cloudflare.",
		`{"mtls_auth":{"cert_presented":true,"auth_status":"FAILED:some new reason"}}`:                        "Presented and refused: some new reason.",
		`{"mtls_auth":{"cert_presented":true,"auth_status":"FAILED"}}`:                                        "Presented and refused; no reason was reported.",
	} {
		groups := facts.MTLS(read(t, body), clock.Clock{})
		if got := groups[0].Rows[0].Text; got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
		if none := strings.HasPrefix(want, "The browser") || strings.HasPrefix(want, "Nothing"); none && len(groups[0].Rows) != 1 {
			t.Errorf("%s: without a certificate there is more to read than a line: %+v", body, groups[0].Rows)
		}
	}
}
