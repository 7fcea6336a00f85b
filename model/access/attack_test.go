package access_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// TestOddRules are those that nobody writes, and that an answer may have all the same.
func TestOddRules(t *testing.T) {
	other := without
	for _, tt := range []struct {
		rule, session string
		want          access.Answer
	}{
		{`{"everyone":null}`, "", yes},
		{`{"everyone":true}`, "", yes},
		{`{"everyone":false}`, "", unknown},
		{`{"everyone":5}`, "", unknown},
		{`{"everyone":[]}`, "", unknown},
		{`{"certificate":"no"}`, "", unknown},
		{`{"any_valid_service_token":false}`, "", unknown},
		{`{"email":{"email":5}}`, "", unknown},
		{`{"email":{"email":true}}`, "", unknown},
		{`{"email":{"email":["amina.okafor@example.com"]}}`, "", unknown},
		{`{"email":null}`, "", unknown},
		{`{"email":"amina.okafor@example.com"}`, "", unknown},
		{`{"geo":{"country_code":"gb"}}`, "", yes},
		{`{"geo":{"country_code":" Gb "}}`, "", yes},
		{`{"geo":{"country_code":"GBR"}}`, "", unknown},
		{`{"geo":{"country_code":["GB"]}}`, "", unknown},
		{`{"geo":{"country_code":"GB"}}`, other(`"geo":{"country":"gb"}`), yes},
		{`{"geo":{"country_code":"GB"}}`, other(`"geo":{"country":"GBR"}`), unknown},
		{`{"geo":{"country_code":"GB"}}`, other(`"geo":"GB"`), yes},
		{`{"ip":{"ip":"0.0.0.0/0"}}`, "", yes},
		{`{"ip":{"ip":"::/0"}}`, "", no},
		{`{"ip":{"ip":"203.0.113.24/33"}}`, "", unknown},
		{`{"ip":{"ip":"203.0.113.0-203.0.113.255"}}`, "", unknown},
		{`{"ip":{"ip":"203.000.113.024"}}`, "", unknown},
		{`{"ip":{"ip":"203.0.113.24"}}`, other(`"ip":"203.0.113.24:443"`), unknown},
		{`{"ip":{"ip":"203.0.113.24"}}`, other(`"ip":"::ffff:203.0.113.24%eth0"`), yes},
		{`{"email_domain":{"domain":"EXAMPLE.com"}}`, "", yes},
		{`{"email_domain":{"domain":"@example.com"}}`, "", yes},
		{`{"email_domain":{"domain":"xn--bcher-kva.example"}}`, other(`"email":"zo@bücher.example"`), unknown},
		{`{"email_domain":{"domain":"bücher.example"}}`, other(`"email":"zo@BÜCHER.example"`), yes},
		{`{"email_domain":{"domain":"bücher.example"}}`, "", unknown},
		{`{"email":{"email":"zoe\u0308@example.com"}}`, other(`"email":"zo\u00eb@example.com"`), unknown},
		{`{"saml":{"attribute_name":"Department","attribute_value":"Finance"}}`, "", unknown},
		{`{"saml":{"attribute_name":"department","attribute_value":"finance"}}`, "", unknown},
		{`{"saml":{"attribute_name":"department","attribute_value":"Sales"}}`, "", no},
		{`{"service_token":{"token_id":["x"]}}`, build, unknown},
		{`{"user_risk_score":{"user_risk_score":{"a":1}}}`, "", unknown},
		{`{"user_risk_score":{"user_risk_score":["HIGH"]}}`, "", yes},
		{`{"device_posture":{"integration_uid":["` + fileVault + `"]}}`, "", unknown},
		{`{"group":{"id":{"id":"all"}}}`, "", unknown},
		{`{"group":{"id":"ALL"}}`, "", unknown},
	} {
		text := tt.session
		if text == "" {
			text = amina
		}
		if c := access.JudgeRule(facts(t, text), rule(t, tt.rule), access.Allow); c.Answer != tt.want || c.Because.String() == "" {
			t.Errorf("%s is %s, want %s: %s", tt.rule, c.Answer, tt.want, c.Because)
		}
	}
}

// TestAnExpiredCheckCounts for a request that was made while it was good.
func TestAnExpiredCheckCounts(t *testing.T) {
	session := without(`"devicePosture":{"` + fileVault + `":{"id":"` + fileVault + `","type":"disk_encryption","success":true,"timestamp":"2026-09-10T10:00:00Z","check":{"drives":{}}}}`)
	posture := rule(t, `{"device_posture":{"integration_uid":"`+fileVault+`"}}`)
	for _, tt := range []struct {
		expiration string
		asked      time.Time
		want       access.Answer
	}{{"", time.Time{}, yes}, {"3h", time.Time{}, yes}, {"1h", time.Time{}, unknown}, {"1h", noon.Add(-90 * time.Minute), yes}, {"soon", time.Time{}, yes}} {
		f := facts(t, session)
		own := f.Posture.Rows[fileVault]
		own.Expiration = model.Known(tt.expiration)
		f.Posture.Rows[fileVault] = own
		if !tt.asked.IsZero() {
			f.Request = &access.Request{At: model.Known(tt.asked)}
		}
		if c := access.JudgeRule(f, posture, access.Allow); c.Answer != tt.want {
			t.Errorf("with %q at %v it is %s: %s", tt.expiration, tt.asked, c.Answer, c.Because)
		}
	}
}

// TestTheOrderOfPoliciesThatIsNotKnown opens a verdict where it matters.
func TestTheOrderOfPoliciesThatIsNotKnown(t *testing.T) {
	const openRule = `{"external_evaluation":{"evaluate_url":"https://check.example.com"}}`
	for _, tt := range []struct {
		name, app, sentence string
		want                access.Outcome
	}{
		{"the same place", withPolicies(policy("A", "allow", "1", everyoneRule, ""), policy("B", "deny", "1", everyoneRule, "")), `But whether it stands before "B" is not known`, access.Open},
		{"the same place, and it may match", withPolicies(policy("A", "allow", "1", everyoneRule, ""), policy("B", "deny", "1", openRule, "")), "is not known", access.Open},
		{"the same place, and it does not match", withPolicies(policy("A", "allow", "1", everyoneRule, ""), policy("B", "deny", "1", `{"geo":{"country_code":"FR"}}`, "")), `lets them in.`, access.LetIn},
		{"the same place, doing the same", withPolicies(policy("A", "allow", "1", everyoneRule, ""), policy("B", "allow", "1", everyoneRule, "")), "lets them in.", access.LetIn},
		{"one has none", withPolicies(policy("A", "allow", "", everyoneRule, ""), policy("B", "deny", "7", everyoneRule, "")), "is not known", access.Open},
		{"one cannot be read", withPolicies(policy("A", "allow", `"first"`, everyoneRule, ""), policy("B", "deny", "7", everyoneRule, "")), "is not known", access.Open},
		{"texts", withPolicies(policy("B", "deny", `"2"`, everyoneRule, ""), policy("A", "allow", `"1"`, everyoneRule, "")), "lets them in.", access.LetIn},
		{"another place", withPolicies(policy("B", "deny", "2.5", everyoneRule, ""), policy("A", "allow", "1", everyoneRule, "")), "is not known", access.Open},
		{"a bypass is first in any order", withPolicies(policy("A", "bypass", "1", everyoneRule, ""), policy("B", "deny", "1", everyoneRule, "")), "switches Access off", access.LetIn},
	} {
		v := access.Of(app(t, tt.app), facts(t, amina))
		if got := v.Sentence(words()).String(); v.Outcome != tt.want || !strings.Contains(got, tt.sentence) {
			t.Errorf("%s: %s: %s", tt.name, v.Outcome, got)
		}
	}
}

// TestOddApplications: what cannot be read is not known, and refuses or admits nobody.
func TestOddApplications(t *testing.T) {
	allow := policy("A", "allow", "1", everyoneRule, "")
	for _, tt := range []struct {
		app, session, sentence string
		want                   access.Outcome
	}{
		{`{"id":"app","policies":null}`, "", "came without its policies", access.Open},
		{`{"id":"app","policies":""}`, "", "came without its policies", access.Open},
		{`{"id":"app","policies":{"a":1}}`, "", "cannot be read", access.Open},
		{`{"id":"app","policies":[null]}`, "", "cannot be told", access.Open},
		{`{"id":"app","policies":[5,true,[]]}`, "", "cannot be told", access.Open},
		{`{"id":"app","policies":[{}]}`, "", "cannot be told", access.Open},
		{`{"id":"app","policies":[{"id":"A","include":[` + everyoneRule + `]}]}`, "", "cannot be told", access.Open},
		{`{"id":"app","policies":[{"id":"A","decision":null,"include":[` + everyoneRule + `]}]}`, "", "it does not say what it does.", access.Open},
		{`{"id":"app","policies":[{"id":"A","decision":" Allow ","include":[` + everyoneRule + `]}]}`, "", "lets them in", access.LetIn},
		{`{"id":"app","policies":[{"id":"A","decision":"allow","include":[null]}]}`, "", "is no object", access.Open},
		{`{"id":"app","policies":[{"id":"A","decision":"allow","include":""}]}`, "", "cannot be told", access.Open},
		{`{"id":"app","policies":[{"id":"A","decision":"allow","include":[` + everyoneRule + `],"exclude":"x"}]}`, "", "cannot be told", access.Open},
		{`{"id":"app","policies":[{"id":"A","decision":"allow","include":[` + everyoneRule + `],"require":5}]}`, "", "cannot be told", access.Open},
		{`{"id":"app","allowed_idps":{"a":1},"policies":[` + allow + `]}`, "", "may not count there. Through which identity providers", access.Open},
		{`{"id":"app","allowed_idps":[null],"policies":[` + allow + `]}`, "", "may not count there", access.Open},
		{`{"id":"app","allowed_idps":null,"policies":[` + allow + `]}`, "", "lets them in.", access.LetIn},
		{`{"id":"app","allowed_idps":["` + okta + `"],"policies":[` + allow + `]}`, without(`"idp":null`), "the session does not report through which", access.Open},
	} {
		text := tt.session
		if text == "" {
			text = amina
		}
		v := access.Of(app(t, tt.app), facts(t, text))
		if got := v.Sentence(words()).String(); v.Outcome != tt.want || !strings.Contains(got, tt.sentence) {
			t.Errorf("%s: %s: %s", tt.app, v.Outcome, got)
		}
		v.Explain(words())
	}
}

// places are the values inside a value, as steps from it.
func places(v any, here []any, all [][]any) [][]any {
	all = append(all, here)
	add := func(step, child any) { all = places(child, append(here[:len(here):len(here)], step), all) }
	switch v := v.(type) {
	case map[string]any:
		for name, child := range v {
			add(name, child)
		}
	case []any:
		for i, child := range v {
			add(i, child)
		}
	}
	return all
}

// with returns a copy of a value that has another one at a place.
func with(v any, place []any, other any) any {
	if len(place) == 0 {
		return other
	}
	switch v := v.(type) {
	case map[string]any:
		made := map[string]any{}
		for name, child := range v {
			made[name] = child
		}
		made[place[0].(string)] = with(v[place[0].(string)], place[1:], other)
		return made
	case []any:
		made := append([]any{}, v...)
		made[place[0].(int)] = with(v[place[0].(int)], place[1:], other)
		return made
	default:
		return v
	}
}

// TestNoWrongValueTurnsAVerdict puts a value of another kind in each place of an
// application and its groups: what was refused is not let in by that, nor what was let
// in refused. Null for a list of require or exclude means that there are none, as in
// the answers of many a server.
func TestNoWrongValueTurnsAVerdict(t *testing.T) {
	group := `{"group":{"id":"all"}}`
	posture := `{"device_posture":{"integration_uid":"` + bitLocker + `"}}`
	for _, text := range []string{
		withPolicies(policy("A", "allow", "2", group+`,{"email":{"email":"amina.okafor@example.com"}}`, `"require":[{"geo":{"country_code":"GB"}},{"login_method":{"id":"`+entra+`"}}],"exclude":[{"ip":{"ip":"198.51.100.0/24"}}]`), policy("B", "deny", "1", `{"email_list":{"id":"leavers"}}`, "")),
		withPolicies(policy("A", "allow", "2", group, `"require":[`+posture+`]`), policy("B", "deny", "1", `{"geo":{"country_code":"T1"}}`, "")),
		withPolicies(policy("A", "allow", "2", everyoneRule, ""), policy("B", "deny", "1", group, `"require":[{"auth_method":{"auth_method":"mfa"}}]`)),
		withPolicies(policy("A", "allow", "1", everyoneRule, `"exclude":[{"saml":{"attribute_name":"department","attribute_value":"Finance"}}]`)),
		withPolicies(policy("A", "allow", "1", `{"azureAD":{"id":"`+engineers+`","identity_provider_id":"`+entra+`"}}`, `"require":[{"common_name":{"common_name":"amina-mac.corp.example.com"}}]`)),
	} {
		var whole any
		if err := json.Unmarshal([]byte(text), &whole); err != nil {
			t.Fatal(err)
		}
		before := access.Of(app(t, text), facts(t, amina)).Outcome
		if before == access.Open {
			t.Fatalf("it is open from the start: %s", text)
		}
		for _, place := range places(whole, nil, nil) {
			for _, odd := range []any{nil, 5.5, true, false, []any{}, map[string]any{}, []any{nil}, map[string]any{"x": nil}, strings.Repeat("x", 5)} {
				if isPlainNothing(place, odd) {
					continue
				}
				changed, err := json.Marshal(with(whole, place, odd))
				if err != nil {
					t.Fatal(err)
				}
				doc, err := wire.Parse(changed)
				if err != nil {
					t.Fatal(err)
				}
				a := decode.App(doc.Root())
				v := access.Of(&a, facts(t, amina))
				if v.Outcome != before && v.Outcome != access.Open {
					t.Errorf("%v at %v makes %s of %s: %s", odd, place, v.Outcome, before, changed)
				}
				v.Explain(words())
			}
		}
	}
}

// isPlainNothing reports whether a value in a place says something as plain as what
// it takes the place of: no conditions at all, other texts, another empty object.
func isPlainNothing(place []any, odd any) bool {
	if len(place) == 0 {
		return true
	}
	list, _ := odd.([]any)
	object, isObject := odd.(map[string]any)
	_, isText := odd.(string)
	last, _ := place[len(place)-1].(string)
	switch {
	case isText:
		return last != "decision" && last != "precedence" && last != "policies" && last != "include" && last != "require" && last != "exclude"
	case last == "require" || last == "exclude":
		return odd == nil || list != nil && len(list) == 0
	case last == "include" || last == "policies":
		return list != nil && len(list) == 0
	case last == "everyone":
		return odd == nil || odd == true || isObject
	case last == "precedence":
		return false
	}
	return isObject && len(object) == 0 && last == ""
}

// TestLargeApplicationsAreJudged and the entries of a long list are read once.
func TestLargeApplicationsAreJudged(t *testing.T) {
	one := app(t, withPolicies(policy("P", "allow", "1", `{"group":{"id":"g"}},{"ip_list":{"id":"long"}}`, "")))
	for i := range 9_999 {
		next := one.Policies.Value[0]
		next.ID, next.Precedence = fmt.Sprint("P", i), model.Known(i+2)
		one.Policies.Value = append(one.Policies.Value, next)
	}
	f := facts(t, amina)
	f.Groups = groups(t, `[{"id":"g","include":[{"email_domain":{"domain":"partner.example"}},{"geo":{"country_code":"FR"}}],"require":[{"group":{"id":"g"}}]}]`)
	long := access.List{ID: "long", State: access.Read}
	for i := range 200_000 {
		long.Items = append(long.Items, fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255))
	}
	f.Lists["long"] = long
	v := access.Of(one, f)
	if len(v.Results) != 10_000 || v.Outcome != access.Refused {
		t.Errorf("%d policies: %s", len(v.Results), v.Outcome)
	}
	// What is beyond the bound is not known, and refuses nobody.
	long.IsCut = true
	f = facts(t, amina)
	f.Lists["long"] = long
	for _, kind := range []string{"ip_list", "email_list"} {
		if c := access.JudgeRule(f, rule(t, `{"`+kind+`":{"id":"long"}}`), access.Allow); c.Answer != unknown || !strings.Contains(c.Because.String(), "more entries") {
			t.Errorf("%s: %s: %s", kind, c.Answer, c.Because)
		}
	}
}
