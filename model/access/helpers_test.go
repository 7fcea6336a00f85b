package access_test

import (
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/decode"
)

const (
	entra  = "7be1a0f4-2c55-4f0e-8a71-33d1c7a1e901"
	okta   = "7be1a0f4-2c55-4f0e-8a71-33d1c7a1e902"
	google = "7be1a0f4-2c55-4f0e-8a71-33d1c7a1e908"
	gitHub = "7be1a0f4-2c55-4f0e-8a71-33d1c7a1e905"
	pin    = "7be1a0f4-2c55-4f0e-8a71-33d1c7a1e903"

	engineers = "3c0d5e9a-1111-4222-8333-944455556601"
	fileVault = "1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b03"
	bitLocker = "1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b13"
	issues    = "1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b22"
	approvers = "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a02"
	networks  = "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a03"
	token     = "f1e2d3c4-0000-4000-8000-000000000001"
	client    = "8f14e45fceea167a5a36dedd4bea2543.access"
)

var noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

// words is how the tests show moments.
func words() clock.Clock { return clock.Clock{Now: noon, Mode: clock.UTC} }

// amina is a login from an enrolled Mac through Entra.
const amina = `{"email":"amina.okafor@example.com","iat":1789034400,"ip":"203.0.113.24","geo":{"country":"GB"},
	"idp":{"id":"` + entra + `","type":"azureAD"},"amr":["pwd","mfa"],"is_warp":true,
	"groups":[{"id":"` + engineers + `","name":"Engineering"},{"id":"3c0d5e9a-1111-4222-8333-944455556609","name":"VPN-Users"}],
	"saml_attributes":{"department":"Finance","groups":["finance","all"]},"oidc_fields":{"department":"Support"},"custom":{"floor":3},
	"mtls_auth":{"auth_status":"SUCCESS","cert_presented":true},"common_name":"amina-mac.corp.example.com","auth_status":"SUCCESS",
	"service_token_status":false,"service_token_id":"",
	"devicePosture":{"` + fileVault + `":{"id":"` + fileVault + `","rule_name":"FileVault on","type":"disk_encryption","success":true,"check":{"drives":{"/":{"encrypted":true}}}},
		"` + bitLocker + `":{"id":"` + bitLocker + `","rule_name":"BitLocker on every disk","type":"disk_encryption","success":false,"input":{"requireAll":true},"check":{"drives":{"C":{"encrypted":true},"D":{"encrypted":false}}}},
		"` + issues + `":{"id":"` + issues + `","rule_name":"Kolide","type":"kolide","success":false,"error":"Rule was not checked"}}}`

// build is a service token's session.
const build = `{"email":"","iat":1789034400,"ip":"192.0.2.7","geo":{"country":"DE"},"service_token_status":true,"service_token_id":"` + client + `","common_name":"` + client + `","mtls_auth":{"auth_status":"NONE","cert_presented":false}}`

func value(t testing.TB, text string) model.Value {
	t.Helper()
	doc, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return doc.Root()
}

func session(t testing.TB, text string) *model.Session {
	t.Helper()
	doc, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	s := decode.Session(doc, doc.Root())
	return &s
}

func app(t testing.TB, text string) *access.App {
	t.Helper()
	a := decode.App(value(t, text))
	return &a
}

// rule returns the one rule of a policy.
func rule(t testing.TB, text string) access.Rule {
	t.Helper()
	p := decode.Policy(value(t, `{"decision":"allow","include":[`+text+`]}`))
	if len(p.Include.Value) != 1 {
		t.Fatalf("%d rules in %s", len(p.Include.Value), text)
	}
	return p.Include.Value[0]
}

func groups(t testing.TB, text string) access.Table[access.Group] {
	t.Helper()
	return access.TableOf(decode.RuleGroups(value(t, text)), func(g *access.Group) string { return g.ID })
}

// facts are those of a session with all that rules may name.
func facts(t testing.TB, text string) *access.Facts {
	t.Helper()
	rules := decode.PostureRules(value(t, `[{"id":"`+fileVault+`","name":"FileVault on","match":[{"platform":"mac"}]},
		{"id":"`+bitLocker+`","name":"BitLocker on every disk","match":[{"platform":"windows"}]},{"id":"retired","name":"Kolide","enabled":false}]`))
	tokens := decode.ServiceTokens(value(t, `[{"id":"`+token+`","client_id":"`+client+`","name":"Build system"},
		{"id":"f1e2d3c4-0000-4000-8000-000000000002","client_id":"c9f0f895fb98ab9159f51fd0297e236d.access","name":"Reporting"}]`))
	return &access.Facts{
		Session: session(t, text), Now: noon,
		Groups: groups(t, `[{"id":"all","name":"Staff","include":[{"email_domain":{"domain":"example.com"}}],"exclude":[],"require":[]},
			{"id":"none","name":"Partners","include":[{"email_domain":{"domain":"partner.example"}}]},
			{"id":"open","name":"Outside","include":[{"external_evaluation":{"evaluate_url":"https://check.example.com"}}]}]`),
		Posture: access.TableOf(rules, func(r *access.PostureRule) string { return r.ID }),
		Tokens:  access.TableOf(tokens, func(s *access.ServiceToken) string { return s.ID }),
		Lists: map[string]access.List{
			approvers: {ID: approvers, Name: model.Known("Approvers"), State: access.Read, Items: []string{"Amina.Okafor@example.com"}},
			networks:  {ID: networks, Name: model.Known("Office networks"), State: access.Read, Items: []string{"203.0.113.0/24", "2001:db8:40::/48", "192.0.2.8"}},
			"leavers": {ID: "leavers", Name: model.Known("Leavers"), State: access.Read, Items: []string{"kim.novak@example.com", "198.51.100.0/24"}},
			"odd":     {ID: "odd", Name: model.Known("Odd"), State: access.Read, Items: []string{"office"}},
			"closed":  {ID: "closed", State: access.Forbidden},
			"gone":    {ID: "gone", State: access.Missing},
		},
		Providers: access.TableOf([]model.IdentityProvider{{ID: entra, Name: "Entra ID (staff)"}, {ID: okta, Name: "Okta (prod)"}, {ID: pin, Name: "One-time PIN"}},
			func(p *model.IdentityProvider) string { return p.ID }),
		Risk: access.Risk{State: access.Read, Level: model.Known("high")},
	}
}
