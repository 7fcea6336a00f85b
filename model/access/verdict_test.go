package access_test

import (
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

const (
	everyoneRule = `{"everyone":{}}`
	openRule     = `{"external_evaluation":{"evaluate_url":"https://check.example.com"}}`
)

// policy returns a policy as an application has it.
func policy(name, decision string, precedence, include, more string) string {
	if more != "" {
		more = "," + more
	}
	if precedence != "" {
		precedence = `"precedence":` + precedence + ","
	}
	return `{"id":"` + name + `","name":"` + name + `","decision":"` + decision + `",` + precedence + `"include":[` + include + `]` + more + `}`
}

func withPolicies(policies ...string) string {
	return `{"id":"app","name":"Wiki","domain":"wiki.example.com","policies":[` + strings.Join(policies, ",") + `]}`
}

// story is an application, a login and the verdict.
type story struct {
	name     string
	app      string
	session  string // amina's when empty
	change   func(*access.Facts)
	outcome  access.Outcome
	decider  string
	sentence string // a part
	unmet    string // a part of the reason of the first policy that does not match
}

var stories = []story{
	{
		name: "default deny", app: withPolicies(policy("A", "allow", "1", `{"email_domain":{"domain":"partner.example"}}`, "")),
		outcome: access.Refused, sentence: `By what this login reported at 10:00 UTC, its one policy, "A", does not match: Access refuses by default.`, unmet: "not at partner.example",
	},
	{
		name: "none of several", outcome: access.Refused, sentence: "none of the 2 policies matches",
		app: withPolicies(policy("A", "allow", "1", `{"geo":{"country_code":"FR"}}`, ""), policy("B", "deny", "2", `{"geo":{"country_code":"SE"}}`, "")),
	},
	{
		name: "two countries in Require", outcome: access.Refused, unmet: "from GB and not from SE",
		app: withPolicies(policy("A", "allow", "1", everyoneRule, `"require":[{"geo":{"country_code":"GB"}},{"geo":{"country_code":"SE"}}]`)),
	},
	{
		name: "Block before Allow", outcome: access.Refused, decider: "B", sentence: `the policy "B" blocks them.`,
		app: withPolicies(policy("A", "allow", "2", everyoneRule, ""), policy("B", "deny", "1", everyoneRule, "")),
	},
	{
		name: "Block after Allow", outcome: access.LetIn, decider: "A", sentence: `the policy "A" lets them in.`,
		app: withPolicies(policy("B", "deny", "2", everyoneRule, ""), policy("A", "allow", "1", everyoneRule, "")),
	},
	{
		name: "Bypass above, whatever its precedence", outcome: access.LetIn, decider: "C", sentence: "switches Access off",
		app: withPolicies(policy("B", "deny", "1", everyoneRule, ""), policy("C", "bypass", "9", everyoneRule, "")),
	},
	{
		name: "Service Auth for a person", outcome: access.LetIn, decider: "A",
		app: withPolicies(policy("S", "non_identity", "1", `{"any_valid_service_token":{}}`, ""), policy("A", "allow", "2", everyoneRule, "")),
	},
	{
		name: "a token in Service Auth", session: build, outcome: access.LetIn, decider: "S", sentence: "(Service Auth)",
		app: withPolicies(policy("S", "non_identity", "1", `{"service_token":{"token_id":"`+token+`"}}`, "")),
	},
	{
		name: "a token in Allow", session: build, outcome: access.Refused, unmet: "needs a Service Auth policy",
		app: withPolicies(policy("A", "allow", "1", `{"any_valid_service_token":{}}`, "")),
	},
	{
		name: "unknown above a yes", outcome: access.Open, decider: "A", sentence: `the policy "A" lets them in, unless the policy "X" (Block) matches first. That cannot be told: another service`,
		app: withPolicies(policy("X", "deny", "1", openRule, ""), policy("A", "allow", "2", everyoneRule, "")),
	},
	{
		name: "unknown above a yes that does the same", outcome: access.LetIn, decider: "A", sentence: `unless the policy "X" (Allow) matches first`,
		app: withPolicies(policy("X", "allow", "1", openRule, ""), policy("A", "allow", "2", everyoneRule, "")),
	},
	{
		name: "unknown and nothing below", outcome: access.Open, sentence: `it cannot be told whether they get in: no policy matches for certain, and perhaps the policy "X" (Allow) matches.`,
		app: withPolicies(policy("X", "allow", "1", openRule, "")),
	},
	{
		name: "an unknown Block and nothing below", outcome: access.Refused, sentence: "no policy lets them in: Access refuses by default, or because",
		app: withPolicies(policy("X", "deny", "1", openRule, "")),
	},
	{
		name: "an unknown include and a Require that fails", outcome: access.Refused, unmet: "not from FR",
		app: withPolicies(policy("A", "allow", "1", openRule, `"require":[{"geo":{"country_code":"FR"}}]`)),
	},
	{
		name: "excluded", outcome: access.Refused, unmet: "It excludes the country GB. The login came from GB.",
		app: withPolicies(policy("A", "allow", "1", everyoneRule, `"exclude":[{"geo":{"country_code":"GB"}}]`)),
	},
	{
		name: "an unknown exclude", outcome: access.Open,
		app: withPolicies(policy("A", "allow", "1", everyoneRule, `"exclude":[`+openRule+`]`)),
	},
	{
		name: "any one of several", outcome: access.Refused, unmet: "Any one of these would do, and none fits: the country FR or the country SE; found: GB.",
		app: withPolicies(policy("A", "allow", "1", `{"geo":{"country_code":"FR"}},{"geo":{"country_code":"SE"}}`, "")),
	},
	{
		name: "any one of several, of which a sentence was found", outcome: access.Refused, unmet: `; found: GB; Drive D is not encrypted (C is).`,
		app: withPolicies(policy("A", "allow", "1", `{"geo":{"country_code":"FR"}},{"device_posture":{"integration_uid":"`+bitLocker+`"}}`, "")),
	},
	{
		name: "an empty include", outcome: access.Refused, unmet: "empty",
		app: withPolicies(policy("A", "allow", "1", "", "")),
	},
	{
		name: "an include of null", outcome: access.Open, unmet: "cannot be read",
		app: withPolicies(`{"id":"A","decision":"allow","precedence":1,"include":null}`),
	},
	{
		name: "an include that was not sent", outcome: access.Open, unmet: "cannot be read",
		app: withPolicies(`{"id":"A","decision":"allow","precedence":1,"require":[]}`),
	},
	{
		name: "an include that is no list", outcome: access.Open,
		app: withPolicies(`{"id":"A","decision":"allow","precedence":1,"include":"everyone"}`),
	},
	{
		name: "an action that is not known", outcome: access.Open, sentence: "unless", decider: "A",
		app: withPolicies(policy("X", "quarantine", "1", everyoneRule, ""), policy("A", "allow", "2", everyoneRule, "")),
	},
	{
		name: "no precedence, in the order received", outcome: access.Refused, decider: "B",
		app: withPolicies(policy("B", "deny", "", everyoneRule, ""), policy("A", "allow", "", everyoneRule, "")),
	},
	{
		name: "a reusable policy takes its order from the application", outcome: access.Refused, decider: "B",
		app: withPolicies(`{"id":"shared","precedence":2}`, policy("B", "deny", "1", everyoneRule, "")),
		change: func(f *access.Facts) {
			f.Policies = access.TableOf([]access.Policy{{ID: "shared", Name: model.Known("Shared"), Decision: access.Allow}}, func(p *access.Policy) string { return p.ID })
		},
	},
	{
		name: "a policy that cannot be seen", outcome: access.Open, sentence: `perhaps the policy "shared"`,
		app: withPolicies(`"shared"`, policy("B", "deny", "1", `{"geo":{"country_code":"FR"}}`, "")),
	},
	{
		name: "a partial list of groups", outcome: access.Open, sentence: `the one policy that these credentials can see, "A", does not match. There may be others.`,
		app: withPolicies(policy("A", "allow", "1", `{"group":{"id":"elsewhere"}}`, `"require":[{"geo":{"country_code":"FR"}}]`)),
	},
	{name: "no policies", app: `{"id":"app","policies":[]}`, outcome: access.Refused, sentence: "has no policies"},
	{name: "policies were not sent", app: `{"id":"app"}`, outcome: access.Open, sentence: "came without its policies"},
	{name: "policies that are no list", app: `{"id":"app","policies":5}`, outcome: access.Open, sentence: "cannot be read"},
	{name: "a bookmark", app: `{"id":"app","type":"bookmark","policies":[]}`, outcome: access.Open, sentence: "A bookmark has no policies"},
	{
		name: "another identity provider", outcome: access.Open, decider: "A", sentence: "But this login does not count there. The application takes no login through Entra ID (staff), only through Okta (prod)",
		app: `{"id":"app","allowed_idps":["` + okta + `"],"policies":[` + policy("A", "allow", "1", everyoneRule, "") + `]}`,
	},
}

func TestVerdicts(t *testing.T) {
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			text := s.session
			if text == "" {
				text = amina
			}
			f := facts(t, text)
			if s.change != nil {
				s.change(f)
			}
			v := access.Of(app(t, s.app), f)
			if v.Outcome != s.outcome {
				t.Errorf("the outcome is %q, want %q: %s", v.Outcome, s.outcome, v.Sentence(words()))
			}
			decider := ""
			if v.Decider >= 0 {
				decider = v.Results[v.Decider].Policy.ID
			}
			if decider != s.decider {
				t.Errorf("%q decides, want %q", decider, s.decider)
			}
			if got := v.Sentence(words()).String(); !strings.Contains(got, s.sentence) || !strings.HasSuffix(got, ".") {
				t.Errorf("the sentence is\n%s, want\n%s", got, s.sentence)
			}
			if s.unmet == "" {
				return
			}
			if first, ok := v.Results[0].First(); !ok || !strings.Contains(first.Sentence().String(), s.unmet) {
				t.Errorf("the first condition not met is %q, want %q", first.Sentence(), s.unmet)
			}
		})
	}
}

// TestWantedStandsBesideFound: the first condition not met is said as both.
func TestWantedStandsBesideFound(t *testing.T) {
	for _, tt := range []struct{ more, include, wanted, found string }{
		{`"require":[{"geo":{"country_code":"GB"}},{"auth_method":{"auth_method":"hwk"}},{"geo":{"country_code":"FR"}}]`, everyoneRule, "a login with hwk", "pwd and mfa"},
		{`"exclude":[{"ip":{"ip":"203.0.113.0/24"}}]`, everyoneRule, "not an address in 203.0.113.0/24", "203.0.113.24"},
		{"", `{"geo":{"country_code":"FR"}},{"group":{"id":"none"}}`, `any one of these would do: the country FR or the rule group "Partners"`, "GB and example.com"},
		{`"require":[{"certificate":{}},{"common_name":{"common_name":"x"}}]`, everyoneRule, "a client certificate for x", "amina-mac.corp.example.com"},
	} {
		v := access.Of(app(t, withPolicies(policy("A", "allow", "1", tt.include, tt.more))), facts(t, amina))
		first, ok := v.Results[0].First()
		if !ok || first.Wanted().String() != tt.wanted || first.Found().String() != tt.found {
			t.Errorf("wanted %q, found %q; want %q and %q", first.Wanted(), first.Found(), tt.wanted, tt.found)
		}
	}
}

func TestGroupsInGroups(t *testing.T) {
	in := func(id string) string { return `{"group":{"id":"` + id + `"}}` }
	list := `[{"id":"engineers","name":"Engineering","include":[{"azureAD":{"id":"` + engineers + `","identity_provider_id":"` + entra + `"}}]},
		{"id":"oncall","name":"On call","include":[` + in("engineers") + `],"require":[` + in("countries") + `]},
		{"id":"countries","name":"Our countries","include":[{"geo":{"country_code":"GB"}},{"geo":{"country_code":"SE"}}]},
		{"id":"abroad","name":"Abroad","include":[` + in("engineers") + `],"exclude":[` + in("countries") + `]},
		{"id":"north","name":"Partners north","include":[` + in("south") + `,{"email_domain":{"domain":"partner.example"}}]},
		{"id":"south","name":"Partners south","include":[` + in("north") + `]},
		{"id":"both","name":"Both","include":[` + in("north") + `,` + in("engineers") + `]},
		{"id":"self","name":"Self","include":[` + in("self") + `]}]`
	f := facts(t, amina)
	f.Groups = groups(t, list)
	for id, want := range map[string]struct {
		answer  access.Answer
		because string
	}{
		"oncall": {yes, `"On call" matches`},
		"abroad": {no, `It excludes the rule group "Our countries"`},
		// A cycle ends in unknown, not in a loop; what is met elsewhere still counts.
		"north": {unknown, `"Partners north" may match or not.`},
		"self":  {unknown, "holds itself"},
		"both":  {yes, `"Both" matches`},
	} {
		c := access.JudgeRule(f, rule(t, in(id)), access.Allow)
		if c.Answer != want.answer || !strings.Contains(c.Because.String(), want.because) {
			t.Errorf("%s is %s: %s", id, c.Answer, c.Because)
		}
		if (c.Group == nil) != (want.answer == unknown && id == "nowhere") {
			t.Errorf("%s has no tree", id)
		}
	}
}

// TestDeepGroupsEnd: a chain of groups that is deeper than any in use.
func TestDeepGroupsEnd(t *testing.T) {
	var list []string
	name := func(i int) string { return strings.Repeat("g", i+1) }
	for i := range 60 {
		list = append(list, `{"id":"`+name(i)+`","include":[{"group":{"id":"`+name(i+1)+`"}}]}`)
	}
	f := facts(t, amina)
	f.Groups = groups(t, "["+strings.Join(list, ",")+"]")
	if c := access.JudgeRule(f, rule(t, `{"group":{"id":"g"}}`), access.Allow); c.Answer != unknown {
		t.Errorf("it is %s", c.Answer)
	}
}

// TestGroupsThatNameEachOtherOftenEnd: without a bound these are 3 to the 15th.
func TestGroupsThatNameEachOtherOftenEnd(t *testing.T) {
	var list []string
	name := func(i int) string { return strings.Repeat("g", i+1) }
	for i := range 15 {
		one := `{"group":{"id":"` + name(i+1) + `"}}`
		list = append(list, `{"id":"`+name(i)+`","include":[`+one+`,`+one+`,`+one+`]}`)
	}
	f := facts(t, amina)
	f.Groups = groups(t, "["+strings.Join(list, ",")+"]")
	v := access.Of(app(t, withPolicies(policy("A", "allow", "1", `{"group":{"id":"g"}}`, ""))), f)
	if n := len(v.Explain(words()).Policies[0].Conditions); v.Outcome != access.Open || n > 60_000 {
		t.Errorf("%s with %d conditions", v.Outcome, n)
	}
}

// TestEveryReasonIsASentence judges every rule of the vectors in each list.
func TestEveryReasonIsASentence(t *testing.T) {
	var rules []string
	for _, v := range vectors {
		rules = append(rules, v.rule)
	}
	all := strings.Join(rules, ",")
	p := decode.Policy(value(t, `{"id":"one of each","decision":"allow","include":[`+all+`],"require":[`+all+`],"exclude":[`+all+`]}`))
	a := access.App{ID: "app", Policies: model.Known([]access.Policy{p})}
	for _, text := range []string{amina, build, "{}"} {
		v := access.Of(&a, facts(t, text))
		for _, part := range [][]access.Condition{v.Results[0].Include, v.Results[0].Require, v.Results[0].Exclude} {
			for _, c := range part {
				reason := c.Because.String()
				if reason == "" || !strings.HasSuffix(reason, ".") || strings.Contains(reason, "  ") || strings.Contains(reason, `""`) {
					t.Errorf("%s: %q", c.Rule.Object.Compact(0), reason)
				}
			}
		}
	}
}
