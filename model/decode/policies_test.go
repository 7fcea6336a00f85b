package decode_test

import (
	"strings"
	"testing"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/decode"
)

func parsed(t testing.TB, text string) model.Value {
	t.Helper()
	doc, err := wire.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return doc.Root()
}

func TestAppsAreReadLeniently(t *testing.T) {
	apps := decode.Apps(parsed(t, `[
		{"id":"a","uid":"u","aud":"x","name":"Wiki","type":"self_hosted","domain":"wiki.example.com/a","self_hosted_domains":["old.example.com",5],
			"destinations":[{"type":"public","uri":"new.example.com"},{"type":"private","hostname":"in.example.com","cidr":"10.0.0.0/8"},"bare.example.com"],
			"allowed_idps":"one","session_duration":"24h","allow_authenticate_via_warp":"true","mfa_config":{"allowed_authenticators":["totp"],"mfa_disabled":false,"session_duration":"0m"},
			"policies":[{"id":"p","name":"P","decision":"allow","precedence":"2","include":[{"everyone":{}}]},"q",{"id":"r","precedence":1}],"new_field":{"a":1}},
		5, null, {"name":7,"policies":{}}, {"policies":null}]`))
	if len(apps) != 3 {
		t.Fatalf("%d applications", len(apps))
	}
	a := &apps[0]
	if a.ID != "a" || a.Title() != "Wiki" || len(a.Domains) != 2 || len(a.Destinations) != 3 || a.Destinations[2].URI != "bare.example.com" || len(a.AllowedIDPs) != 1 || !model.Is(a.AllowWARP, true) {
		t.Errorf("the application is %+v", a)
	}
	if len(a.Other) != 1 || a.Other[0].Key() != "new_field" || len(a.Notes) < 3 {
		t.Errorf("beyond the type: %v, notes %v", a.Other, a.Notes)
	}
	p := a.Policies.Value
	if len(p) != 3 || p[0].Decision != access.Allow || p[0].Precedence.Value != 2 || p[0].IsReference || !p[1].IsReference || p[1].ID != "q" || !p[2].IsReference || p[2].Precedence.Value != 1 {
		t.Errorf("the policies are %+v", p)
	}
	if p[0].Path != ".policies[0]" || p[0].Include.Value[0].Path != ".policies[0].include[0].everyone" {
		t.Errorf("the paths are %s and %s", p[0].Path, p[0].Include.Value[0].Path)
	}
	if !model.Is(apps[1].Name, "7") || apps[1].Policies.Presence != model.Misfit || apps[2].Policies.Presence != model.Null {
		t.Errorf("the odd ones are %+v", apps[1:])
	}
}

func TestConditionsAreReadLeniently(t *testing.T) {
	p := decode.Policy(parsed(t, `{"include":[{"email":{"email":"a@example.com"}},{"new_kind":{"x":1}},{},{"a":1,"b":2},5,"everyone",null],"require":{"geo":{"country_code":"GB"}},"exclude":"nobody","decision":"DENY","precedence":1.5}`))
	var kinds []string
	for _, rule := range p.Include.Value {
		kinds = append(kinds, rule.Kind+"/"+rule.Odd)
	}
	want := "email/ new_kind/ /has no type /has more than one type (a, b), of which nobody can say which counts /is no object everyone/ /is no object"
	if strings.Join(kinds, " ") != want {
		t.Errorf("the conditions are %v", kinds)
	}
	if len(p.Require.Value) != 1 || p.Require.AsSent == "" || p.Exclude.Presence != model.Misfit || p.Decision != access.Block || p.Precedence.Presence != model.Misfit {
		t.Errorf("the policy is %+v", p)
	}
	for _, text := range []string{`{"include":null}`, `{"include":[]}`, `{}`} {
		if got := decode.Policy(parsed(t, text)).Include; len(got.Value) > 0 || got.Presence == model.Reported {
			t.Errorf("include of %s is %+v", text, got)
		}
	}
}

func TestWhatPoliciesAreMadeOfIsReadLeniently(t *testing.T) {
	groups := decode.RuleGroups(parsed(t, `[{"id":"g","name":"G","include":[{"group":{"id":"h"}}],"is_default":[{"everyone":{}}],"x":1},{"name":"no id"},7]`))
	if len(groups) != 1 || !groups[0].IsDefault || len(groups[0].Other) != 1 || groups[0].Include.Value[0].Kind != "group" {
		t.Errorf("the groups are %+v", groups)
	}
	rules := decode.PostureRules(parsed(t, `[{"id":"r","name":"R","type":"file","schedule":"5m","expiration":"","enabled":"false","match":[{"platform":"MAC"},"windows",5],"input":{"path":"x"},"y":1},{}]`))
	if len(rules) != 1 || !model.Is(rules[0].Enabled, false) || strings.Join(rules[0].Platforms, " ") != "mac windows 5" || rules[0].Expiration.Presence != model.Empty || rules[0].Input.Get("path").Text() != "x" {
		t.Errorf("the posture rules are %+v", rules)
	}
	tokens := decode.ServiceTokens(parsed(t, `[{"id":"t","client_id":"c.access","name":"T","enabled":true,"expires_at":"2027-01-15T09:00:00Z","client_secret":"s"},{"name":"nothing"}]`))
	if len(tokens) != 1 || tokens[0].ClientID != "c.access" || tokens[0].Expires.Value.Year() != 2027 {
		t.Errorf("the tokens are %+v", tokens)
	}
	if items, more := decode.ListItems(parsed(t, `[{"value":"a"},"b",{"value":""},{"other":1},5]`)); strings.Join(items, " ") != "a b 5" || !more {
		t.Errorf("the entries are %v, and more: %t", items, more)
	}
	if items, more := decode.ListItems(parsed(t, `[{"value":"a"},{"value":"b"}]`)); len(items) != 2 || more {
		t.Errorf("the entries are %v, and more: %t", items, more)
	}
	if o := decode.Organization(parsed(t, `{"session_duration":"24h","mfa_required_for_all_apps":1,"mfa_config":[]}`)); !model.Is(o.MFAForAll, true) || o.MFA.Presence != model.Misfit || o.State != access.Read {
		t.Errorf("the organisation is %+v", o)
	}
}

func TestRequestsAreReadLeniently(t *testing.T) {
	rows := decode.Requests(parsed(t, `[{"created_at":"2026-09-10T09:00:00Z","allowed":"false","user_email":"a@example.com","app_name":5,"ray_id":"9a1b2c3d4e5f0001","new":1},
		{"created_at":"2026-09-10T10:00:00Z","allowed":true}, {"created_at":"soon"}, 7]`))
	if len(rows) != 3 || !model.Is(rows[0].Allowed, true) || !model.Is(rows[1].Allowed, false) || !model.Is(rows[1].App, "5") || len(rows[1].Other) != 1 || rows[2].At.Presence != model.Misfit {
		t.Errorf("the rows are %+v", rows)
	}
}

// FuzzApps: whatever comes, something can be judged.
func FuzzApps(f *testing.F) {
	f.Add(`[{"id":"a","policies":[{"decision":"allow","include":[{"everyone":{}}],"require":[{"group":{"id":"a"}}]}]}]`)
	f.Add(`[{"policies":[{"include":[{"ip":{"ip":"::ffff:1.2.3.4/0"}},{"user_risk_score":["low"]}]}]}]`)
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := wire.Parse([]byte(text))
		if err != nil {
			return
		}
		groups := access.TableOf(decode.RuleGroups(doc.Root()), func(g *access.Group) string { return g.ID })
		s := decode.Session(doc, doc.Root())
		apps := decode.Apps(doc.Root())
		for i := range apps {
			v := access.Of(&apps[i], &access.Facts{Session: &s, Groups: groups})
			if v.Sentence(clock.Clock{}).String() == "" {
				t.Error("the verdict says nothing")
			}
			v.Explain(clock.Clock{})
		}
	})
}
