package access_test

import (
	"slices"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/access"
)

// vector is a rule, a session and the answer.
type vector struct {
	rule    string
	session string // amina's when empty
	answer  access.Answer
	because string // a part of the reason
	path    model.Path
}

const (
	yes     = access.Yes
	no      = access.No
	unknown = access.Unknown
)

// without returns a session of a few fields.
func without(fields string) string { return "{" + fields + "}" }

var vectors = []vector{
	{rule: `{"everyone":{}}`, answer: yes},
	{rule: `{"everyone":{}}`, session: build, answer: yes},

	{rule: `{"email":{"email":"AMINA.okafor@Example.com"}}`, answer: yes, path: ".email"},
	{rule: `{"email":{"email":"ben@example.com"}}`, answer: no, because: "not ben@example.com", path: ".email"},
	{rule: `{"email":{"email":"ben@example.com"}}`, session: build, answer: no, because: "no person", path: ".service_token_status"},
	{rule: `{"email":{"email":"ben@example.com"}}`, session: without(``), answer: unknown, because: "does not report an e-mail", path: ".email"},
	{rule: `{"email":{"email":"ben@example.com"}}`, session: without(`"email":["a"]`), answer: unknown, because: "cannot be read"},
	{rule: `{"email":{}}`, answer: unknown, because: "does not say which e-mail"},

	{rule: `{"email_domain":{"domain":"Example.com"}}`, answer: yes},
	{rule: `{"email_domain":{"domain":"@example.com"}}`, answer: yes},
	{rule: `{"email_domain":{"domain":"ample.com"}}`, answer: no, because: "at example.com and not at ample.com"},
	{rule: `{"email_domain":{"domain":"example.com"}}`, session: without(`"email":"a@b.example.com"`), answer: no},
	{rule: `{"email_domain":{"domain":"example.com"}}`, session: without(`"email":"a"`), answer: unknown},
	{rule: `{"email_domain":{"domain":"example.com"}}`, session: without(``), answer: unknown},

	{rule: `{"email_list":{"id":"` + approvers + `"}}`, answer: yes, because: `on the list "Approvers"`},
	{rule: `{"email_list":{"id":"leavers"}}`, answer: no, because: `not on the list "Leavers"`},
	{rule: `{"email_list":{"id":"closed"}}`, answer: unknown, because: "may not read lists"},
	{rule: `{"email_list":{"id":"gone"}}`, answer: unknown, because: "no list gone"},
	{rule: `{"email_list":{"id":"never asked"}}`, answer: unknown, because: "were not read"},

	{rule: `{"group":{"id":"all"}}`, answer: yes, because: `rule group "Staff" matches`},
	{rule: `{"group":{"id":"none"}}`, answer: no, because: "not at partner.example", path: ".email"},
	{rule: `{"group":{"id":"open"}}`, answer: unknown, because: "Another service"},
	{rule: `{"group":{"id":"elsewhere"}}`, answer: unknown, because: "not among the 3 groups that these credentials can see"},

	{rule: `{"login_method":{"id":"` + entra + `"}}`, answer: yes, because: "Entra ID (staff)", path: ".idp.id"},
	{rule: `{"login_method":{"id":"` + okta + `"}}`, answer: no, because: "through Entra ID (staff) and not through Okta (prod)"},
	{rule: `{"login_method":{"id":"` + okta + `"}}`, session: without(`"email":"a@example.com"`), answer: unknown},

	{rule: `{"auth_method":{"auth_method":"mfa"}}`, answer: yes, path: ".amr"},
	{rule: `{"auth_method":{"auth_method":"hwk"}}`, answer: no, because: "pwd and mfa and not with hwk"},
	{rule: `{"auth_method":{"auth_method":"mfa"}}`, session: without(`"email":"a@example.com"`), answer: unknown, because: "does not report by which methods"},
	{rule: `{"auth_method":{"auth_method":"mfa"}}`, session: without(`"amr":[]`), answer: no},

	{rule: `{"auth_context":{"id":"x","ac_id":"c1","identity_provider_id":"` + entra + `"}}`, answer: unknown},
	{rule: `{"auth_context":{"id":"x","ac_id":"c1","identity_provider_id":"` + entra + `"}}`, session: build, answer: no},

	{rule: `{"azureAD":{"id":"` + engineers + `","identity_provider_id":"` + entra + `"}}`, answer: yes, because: "Engineering", path: ".groups[0]"},
	{rule: `{"azureAD":{"id":"` + engineers + `","connection_id":"` + entra + `"}}`, answer: yes},
	{rule: `{"azureAD":{"id":"3c0d5e9a-1111-4222-8333-944455556677","identity_provider_id":"` + entra + `"}}`, answer: no, because: `"Engineering" and "VPN-Users"`},
	{rule: `{"azureAD":{"id":"` + engineers + `","identity_provider_id":"` + okta + `"}}`, answer: unknown, because: "about Okta (prod), and this login was through Entra ID (staff)"},
	{rule: `{"azureAD":{"id":"` + engineers + `"}}`, session: without(`"email":"a@example.com"`), answer: unknown, because: "does not report the groups"},
	{rule: `{"azureAD":{"id":"` + engineers + `"}}`, session: without(`"groups":["` + engineers + `"]`), answer: yes},
	{rule: `{"azureAD":{"id":"` + engineers + `"}}`, session: without(`"groups":["Engineering"]`), answer: unknown, because: "cannot be compared"},
	{rule: `{"azureAD":{"id":"` + engineers + `"}}`, session: without(`"groups":[]`), answer: no, because: "in no group"},
	{rule: `{"azureAD":{"id":"` + engineers + `","identity_provider_id":"` + entra + `"}}`, session: without(`"email":"a@example.com","idp":{"id":"` + pin + `","type":"onetimepin"}`), answer: no, because: "one-time PIN", path: ".idp.type"},

	{rule: `{"okta":{"name":"Engineering","identity_provider_id":"` + entra + `"}}`, answer: yes},
	{rule: `{"okta":{"email":"Engineering"}}`, answer: yes},
	{rule: `{"okta":{"name":"Sales"}}`, session: without(`"groups":["Sales","All staff"]`), answer: yes, path: ".groups[0]"},
	{rule: `{"okta":{"name":"sales"}}`, session: without(`"groups":["Sales","All staff"]`), answer: unknown},
	{rule: `{"okta":{"name":"Marketing"}}`, session: without(`"groups":["Sales","All staff"]`), answer: no},
	{rule: `{"okta":{"name":"Sales"}}`, session: without(`"groups":[{"id":"00g1"}]`), answer: unknown},
	{rule: `{"okta":{"name":"Sales","identity_provider_id":"` + okta + `"}}`, answer: unknown},

	{rule: `{"gsuite":{"email":"support@example.com"}}`, session: without(`"groups":[{"id":"1","email":"Support@example.com"}]`), answer: yes},
	{rule: `{"gsuite":{"email":"support@example.com"}}`, session: without(`"groups":[{"id":"1","email":"sales@example.com"}]`), answer: no},
	{rule: `{"gsuite":{"email":"support@example.com","identity_provider_id":"` + google + `"}}`, answer: unknown},

	{rule: `{"github-organization":{"name":"example-org","team":"sre"}}`, session: without(`"groups":["example-org/sre"]`), answer: yes},
	{rule: `{"github-organization":{"name":"example-org"}}`, session: build, answer: no},
	{rule: `{"github-organization":{"name":"example-org","identity_provider_id":"` + gitHub + `"}}`, answer: unknown},
	{rule: `{"github-organization":{"name":"example-org"}}`, session: without(`"groups":["sre"]`), answer: unknown, because: "documented nowhere"},

	{rule: `{"saml":{"attribute_name":"department","attribute_value":"Finance"}}`, answer: yes, path: ".saml_attributes.department"},
	{rule: `{"saml":{"attribute_name":"groups","attribute_value":"finance","identity_provider_id":"` + entra + `"}}`, answer: yes},
	{rule: `{"saml":{"attribute_name":"groups","attribute_value":"sales"}}`, answer: no, because: `"finance" and "all"`},
	{rule: `{"saml":{"attribute_name":"floor","attribute_value":"3"}}`, answer: no, because: "was not sent"},
	{rule: `{"saml":{"attribute_name":"groups","attribute_value":"sales"}}`, session: without(`"email":"a@example.com"`), answer: unknown},

	{rule: `{"oidc":{"claim_name":"department","claim_value":"Support"}}`, answer: yes, path: ".oidc_fields.department"},
	{rule: `{"oidc":{"claim_name":"floor","claim_value":"3"}}`, answer: yes, path: ".custom.floor"},
	{rule: `{"oidc":{"claim_name":"department","claim_value":"Sales"}}`, answer: no},
	{rule: `{"oidc":{"claim_name":"shift","claim_value":"night"}}`, answer: unknown, because: "does not report the OIDC claim shift"},

	{rule: `{"cloudflare_account_member":{"account_id":"a"}}`, answer: unknown},
	{rule: `{"cloudflare_account_member":{}}`, session: build, answer: no},

	{rule: `{"user_risk_score":{"user_risk_score":["medium","high"]}}`, answer: yes},
	{rule: `{"user_risk_score":["high"]}`, answer: yes},
	{rule: `{"user_risk_score":{"user_risk_score":["low","unscored"]}}`, answer: no, because: "now high"},
	{rule: `{"user_risk_score":{}}`, answer: unknown},

	{rule: `{"geo":{"country_code":"gb"}}`, answer: yes, path: ".geo.country"},
	{rule: `{"geo":{"country_code":"FR"}}`, answer: no, because: "from GB and not from FR"},
	{rule: `{"geo":{"country_code":"FR"}}`, session: without(`"geo":{"country":"T1"}`), answer: no},
	{rule: `{"geo":{"country_code":"FR"}}`, session: without(`"geo":{"country":"XX"}`), answer: unknown},
	{rule: `{"geo":{"country_code":"FR"}}`, session: without(``), answer: unknown},

	{rule: `{"ip":{"ip":"203.0.113.0/24"}}`, answer: yes, path: ".ip"},
	{rule: `{"ip":{"ip":"203.0.113.24"}}`, answer: yes},
	{rule: `{"ip":{"ip":"::ffff:203.0.113.0/120"}}`, answer: yes},
	{rule: `{"ip":{"ip":"203.0.113.0/24"}}`, session: without(`"ip":"::ffff:203.0.113.9"`), answer: yes},
	{rule: `{"ip":{"ip":"2001:db8:40::/48"}}`, session: without(`"ip":"2001:db8:40::17"`), answer: yes},
	{rule: `{"ip":{"ip":"2001:db8:40::/48"}}`, session: without(`"ip":"2001:db8:41::17"`), answer: no},
	{rule: `{"ip":{"ip":"2001:db8::/32"}}`, answer: no},
	{rule: `{"ip":{"ip":"198.51.100.0/24"}}`, answer: no, because: "which is not in 198.51.100.0/24"},
	{rule: `{"ip":{"ip":"office"}}`, answer: unknown},
	{rule: `{"ip":{"ip":"0.0.0.0/0"}}`, session: without(`"ip":"home"`), answer: unknown},
	{rule: `{"ip":{"ip":"0.0.0.0/0"}}`, session: without(``), answer: unknown},

	{rule: `{"ip_list":{"id":"` + networks + `"}}`, answer: yes},
	{rule: `{"ip_list":{"id":"leavers"}}`, session: without(`"ip":"192.0.2.8"`), answer: unknown, because: "cannot be read"},
	{rule: `{"ip_list":{"id":"` + networks + `"}}`, session: without(`"ip":"192.0.2.9"`), answer: no},
	{rule: `{"ip_list":{"id":"odd"}}`, answer: unknown},
	{rule: `{"ip_list":{"id":"closed"}}`, answer: unknown},

	{rule: `{"certificate":{}}`, answer: yes, path: ".mtls_auth.auth_status"},
	{rule: `{"certificate":{}}`, session: build, answer: no},
	{rule: `{"certificate":{}}`, session: without(`"mtls_auth":{"auth_status":"FAILED:certificate has expired","cert_presented":true}`), answer: no, because: "certificate has expired"},
	{rule: `{"certificate":{}}`, session: without(``), answer: unknown},

	{rule: `{"common_name":{"common_name":"amina-mac.corp.example.com"}}`, answer: yes, path: ".common_name"},
	{rule: `{"common_name":{"common_name":"dana-laptop.corp.example.com"}}`, answer: no},
	{rule: `{"common_name":{"common_name":"` + client + `"}}`, session: build, answer: no, because: "No client certificate"},
	{rule: `{"common_name":{"common_name":"a"}}`, session: without(`"mtls_auth":{"auth_status":"SUCCESS"}`), answer: unknown},

	{rule: `{"service_token":{"token_id":"` + token + `"}}`, session: build, answer: yes, because: "Build system"},
	{rule: `{"service_token":{"token_id":"f1e2d3c4-0000-4000-8000-000000000002"}}`, session: build, answer: no},
	{rule: `{"service_token":{"token_id":"` + client + `"}}`, session: build, answer: no, because: "where its id belongs"},
	{rule: `{"service_token":{"token_id":"` + token + `"}}`, answer: no, because: "but a person"},
	{rule: `{"service_token":{"token_id":"` + token + `"}}`, session: without(`"service_token_status":true,"service_token_id":"other.access"`), answer: unknown, because: "not among those"},
	{rule: `{"service_token":{"token_id":"` + token + `"}}`, session: without(``), answer: unknown},

	{rule: `{"any_valid_service_token":{}}`, session: build, answer: yes},
	{rule: `{"any_valid_service_token":{}}`, answer: no},
	{rule: `{"any_valid_service_token":{}}`, session: without(``), answer: unknown},
	{rule: `{"any_valid_service_token":{}}`, session: without(`"service_token_status":false,"service_token_id":"x.access"`), answer: unknown, because: "says that none"},
	{rule: `{"email":{"email":"a@example.com"}}`, session: without(`"service_token_status":true,"email":"a@example.com"`), answer: yes},

	{rule: `{"linked_app_token":{"app_uid":"a"}}`, answer: unknown},
	{rule: `{"external_evaluation":{"evaluate_url":"https://check.example.com","keys_url":"https://check.example.com/keys"}}`, answer: unknown},
	{rule: `{"external_evaluation":{"evaluate_url":"https://check.example.com"}}`, session: build, answer: no},

	{rule: `{"device_posture":{"integration_uid":"` + fileVault + `"}}`, answer: yes, because: "passed", path: `.devicePosture["` + fileVault + `"].success`},
	{rule: `{"device_posture":{"integration_uid":"` + bitLocker + `"}}`, answer: no, because: "Drive D"},
	{rule: `{"device_posture":{"integration_uid":"` + issues + `"}}`, answer: unknown, because: "was not made on this device"},
	{rule: `{"device_posture":{"integration_uid":"retired"}}`, answer: no, because: "switched the rule off"},
	{rule: `{"device_posture":{"integration_uid":"nowhere"}}`, answer: unknown, because: "no posture rule with this id"},
	{rule: `{"device_posture":{"integration_uid":"` + fileVault + `"}}`, session: without(`"email":"a@example.com"`), answer: unknown, because: "no enrolled device client"},
	{rule: `{"device_posture":{"integration_uid":"` + fileVault + `"}}`, session: without(`"devicePosture":{"x":{"success":true}}`), answer: unknown, because: "newer than the login"},

	// What is no rule.
	{rule: `{"azure":{"id":"x"}}`, answer: unknown, because: `does not know conditions of the type "azure"`},
	{rule: `{"github":{"name":"x"}}`, answer: unknown},
	{rule: `{"any_valid_client_cert":{}}`, answer: unknown},
	{rule: `{"email":{"email":"a@b.example"},"ip":{"ip":"192.0.2.1"}}`, answer: unknown, because: "more than one type (email, ip)"},
	{rule: `{}`, answer: unknown, because: "has no type"},
	{rule: `5`, answer: unknown, because: "is no object"},
}

func TestRules(t *testing.T) {
	for i, v := range vectors {
		text := v.session
		if text == "" {
			text = amina
		}
		c := access.JudgeRule(facts(t, text), rule(t, v.rule), access.Allow)
		switch {
		case c.Answer != v.answer:
			t.Errorf("%d: %s is %s, want %s: %s", i, v.rule, c.Answer, v.answer, c.Because)
		case !strings.Contains(c.Because.String(), v.because), !strings.HasSuffix(c.Because.String(), "."):
			t.Errorf("%d: %s says %q, want %q", i, v.rule, c.Because, v.because)
		case v.path != "" && c.Place.Path != v.path:
			t.Errorf("%d: %s rests on %s, want %s", i, v.rule, c.Place.Path, v.path)
		case c.Place.Path == "" && c.Rule.Kind != "user_risk_score":
			t.Errorf("%d: %s rests on nothing", i, v.rule)
		case c.Wanted.String() == "":
			t.Errorf("%d: %s does not say what it wants", i, v.rule)
		}
	}
}

// TestEveryTypeHasEachAnswer holds the vectors to one of each answer that a type
// can have.
func TestEveryTypeHasEachAnswer(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range vectors {
		seen[rule(t, v.rule).Kind+v.answer.String()] = true
	}
	// No session shows these.
	never := []string{"everyoneno", "everyoneunknown", "auth_contextyes", "cloudflare_account_memberyes", "external_evaluationyes", "linked_app_tokenyes", "linked_app_tokenno"}
	if len(access.Kinds()) != 26 {
		t.Errorf("%d types are known", len(access.Kinds()))
	}
	for _, kind := range access.Kinds() {
		for _, answer := range []access.Answer{yes, no, unknown} {
			name := kind + answer.String()
			if seen[name] == slices.Contains(never, name) {
				t.Errorf("%s has the answer %s in a vector: %t", kind, answer, seen[name])
			}
		}
	}
}

func TestWhatCannotBeReadNamesItsCure(t *testing.T) {
	open := facts(t, amina)
	open.Groups, open.Tokens, open.Risk = access.Table[access.Group]{State: access.Forbidden}, access.Table[access.ServiceToken]{State: access.Forbidden}, access.Risk{State: access.Forbidden}
	for text, want := range map[string]access.Capability{
		`{"group":{"id":"all"}}`:                               access.ToReadGroups,
		`{"email_list":{"id":"closed"}}`:                       access.ToReadLists,
		`{"user_risk_score":{"user_risk_score":["high"]}}`:     access.ToReadRisk,
		`{"external_evaluation":{"evaluate_url":"https://x"}}`: access.NoCapability,
	} {
		c := access.JudgeRule(open, rule(t, text), access.Allow)
		if c.Answer != unknown || c.Cure != want {
			t.Errorf("%s is %s with the cure %s", text, c.Answer, c.Cure)
		}
		if want != access.NoCapability && want.Permission() == "" {
			t.Errorf("%s has no permission", want)
		}
	}
	// A call that failed for another reason needs no permission.
	open.Groups.State = access.Failed
	if c := access.JudgeRule(open, rule(t, `{"group":{"id":"all"}}`), access.Allow); c.Answer != unknown || c.Cure != access.NoCapability || !strings.Contains(c.Because.String(), "could not be read") {
		t.Errorf("a failed call is %s with the cure %s: %s", c.Answer, c.Cure, c.Because)
	}
	program := facts(t, build)
	program.Tokens = open.Tokens
	if c := access.JudgeRule(program, rule(t, `{"service_token":{"token_id":"`+token+`"}}`), access.ServiceAuth); c.Answer != unknown || c.Cure != access.ToReadTokens {
		t.Errorf("a token without the list is %s", c.Answer)
	}
}

func TestIdentityCountsNotInBypass(t *testing.T) {
	identity := `{"email":{"email":"amina.okafor@example.com"}}`
	for decision, want := range map[access.Decision]access.Answer{access.Allow: yes, access.Block: yes, access.Bypass: no, access.ServiceAuth: unknown} {
		if c := access.JudgeRule(facts(t, amina), rule(t, identity), decision); c.Answer != want {
			t.Errorf("in %s it is %s: %s", decision, c.Answer, c.Because)
		}
		if c := access.JudgeRule(facts(t, amina), rule(t, `{"geo":{"country_code":"GB"}}`), decision); c.Answer != yes {
			t.Errorf("the country in %s is %s", decision, c.Answer)
		}
	}
}

// TestTheRequestComesFromItsOwnPlace: an address and a country are judged anew
// with every request.
func TestTheRequestComesFromItsOwnPlace(t *testing.T) {
	f := facts(t, amina)
	f.Request = &access.Request{IP: model.Known("198.51.100.200"), Country: model.Known("nl")}
	for text, want := range map[string]access.Answer{
		`{"geo":{"country_code":"NL"}}`: yes, `{"geo":{"country_code":"GB"}}`: no,
		`{"ip":{"ip":"198.51.100.0/24"}}`: yes, `{"ip_list":{"id":"` + networks + `"}}`: no,
	} {
		c := access.JudgeRule(f, rule(t, text), access.Allow)
		if c.Answer != want || c.Place.In != access.InLog || c.Place.Path == "" {
			t.Errorf("%s is %s by %s%s: %s", text, c.Answer, c.Place.In, c.Place.Path, c.Because)
		}
	}
}

func TestAPostureRuleForAnotherSystemWasNotChecked(t *testing.T) {
	f := facts(t, `{"email":"a@example.com","device_id":"d1","devicePosture":{"x":{"success":true}}}`)
	f.Session.Names = &model.Names{Devices: map[string]model.DeviceInfo{"d1": {Type: model.Known("mac")}}}
	c := access.JudgeRule(f, rule(t, `{"device_posture":{"integration_uid":"`+bitLocker+`"}}`), access.Allow)
	if c.Answer != unknown || !strings.Contains(c.Because.String(), "for Windows") {
		t.Errorf("it is %s: %s", c.Answer, c.Because)
	}
}
