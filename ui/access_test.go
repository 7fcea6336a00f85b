package ui

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/credential"
)

// counting counts the requests that reach the simulated API, by what they ask for.
type counting struct {
	inner http.RoundTripper
	mu    sync.Mutex
	calls map[string]int
}

func (c *counting) RoundTrip(request *http.Request) (*http.Response, error) {
	c.mu.Lock()
	c.calls[kindOfCall(request.URL.Path)]++
	c.mu.Unlock()
	return c.inner.RoundTrip(request)
}

// aboutPolicies are the calls that are made for a verdict.
var aboutPolicies = []string{"access/apps", "access/policies", "access/groups", "access/identity_providers", "access/service_tokens", "access/organizations", "devices/posture", "gateway/lists", "zt_risk_scoring"}

func kindOfCall(path string) string {
	for _, kind := range aboutPolicies {
		if strings.HasSuffix(path, kind) || kind == "gateway/lists" && strings.Contains(path, kind) {
			return kind
		}
	}
	return ""
}

// policies returns how many calls were made for verdicts.
func (c *counting) policies() int {
	n := 0
	for kind, calls := range c.calls {
		if kind != "" && kind != "gateway/lists" {
			n += calls
		}
	}
	return n
}

// countedCompany returns the options of the company with calls forbidden, what counts the
// calls, and where its stories are.
func countedCompany(t testing.TB, forbidden ...string) (Options, *counting, map[string]model.Ref) {
	t.Helper()
	simulated, err := sim.New(sim.Options{Now: testNow, Forbid: forbidden})
	if err != nil {
		t.Fatal(err)
	}
	calls := &counting{inner: inMemory{simulated.Handler()}, calls: map[string]int{}}
	client, err := api.New(api.WithCredential(sim.Credential()), api.WithClock(testNow), api.WithTransport(calls))
	if err != nil {
		t.Fatal(err)
	}
	refs := map[string]model.Ref{}
	for _, story := range simulated.Stories() {
		refs[story.Name] = story.Ref
	}
	return Options{Source: client}, calls, refs
}

// story opens a story of the company.
func story(t *testing.T, name string, width, height int, test func(d *driver), forbidden ...string) *counting {
	t.Helper()
	opts, calls, refs := countedCompany(t, forbidden...)
	opts.Ref, opts.LookUp, opts.Now = refs[name], true, testNow
	drive(t, opts, width, height, test)
	return calls
}

func TestAccessGolden(t *testing.T) {
	scenes := map[string]struct {
		story string
		keys  []string
	}{
		"refused":  {"disk-not-encrypted", []string{"6"}},
		"policies": {"disk-not-encrypted", []string{"6", "enter"}},
		"tree":     {"disk-not-encrypted", []string{"6", "enter", "enter"}},
		"let-in":   {"six-devices", []string{"6", "enter"}},
		"overview": {"disk-not-encrypted", nil},
		"explain":  {"disk-not-encrypted", []string{"6", "enter", "i"}},
	}
	for name, scene := range scenes {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			if name == "overview" && size[0] < 160 {
				continue
			}
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				story(t, scene.story, size[0], size[1], func(d *driver) {
					d.press(scene.keys...)
					shown = d.screen()
				})
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}

// TestVerdictsAreAskedForWhenTheirPaneComesIntoSight, and not before; for one
// application in few calls, and each sort of thing once.
func TestVerdictsAreAskedForWhenTheirPaneComesIntoSight(t *testing.T) {
	var calls *counting
	calls = story(t, "disk-not-encrypted", 80, 24, func(d *driver) {
		d.want("✗ 4 problems")
		d.press("6")
		d.want("✗ CRM", "would be refused", "none of the 3 policies")
		d.press("0", "6", "r")
		d.want("none of the 3 policies")
	})
	for kind, n := range calls.calls {
		if kind != "" && kind != "gateway/lists" && n > 2 {
			t.Errorf("%s was asked for %d times, once before the refresh and once after", kind, n)
		}
	}
	calls = story(t, "disk-not-encrypted", 80, 24, func(d *driver) { d.press("1", "2", "3", "4", "5") })
	// The rules are asked for by their names in the panes of checks.
	if calls.policies() > calls.calls["devices/posture"] {
		t.Errorf("without the pane there were %v", calls.calls)
	}
}

// TestARequestIsJudgedInFewCalls: five for one application, the lists that are named
// and the log left out.
func TestARequestIsJudgedInFewCalls(t *testing.T) {
	calls := story(t, "disk-not-encrypted", 80, 24, func(d *driver) {
		session := d.app.top().Screen
		d.press("esc")
		d.typeText("9a1b2c3d4e5f0002")
		d.press("enter")
		if d.app.top().Screen == session {
			t.Fatal("no other session was opened")
		}
		d.want("Refused: CRM", "not encrypted (C is). So", "Sales on encrypted computers")
	})
	if n := calls.policies(); n < 3 || n > 5 {
		t.Errorf("one application took %d calls: %v", n, calls.calls)
	}
}

// TestEachForbiddenCallNamesItsPermission, once, and nothing else is lost.
func TestEachForbiddenCallNamesItsPermission(t *testing.T) {
	for operation, want := range map[string]struct{ story, app, shown, permission string }{
		"apps":           {"disk-not-encrypted", "", "These credentials may not read applications", "Access: Apps and Policies Read"},
		"groups":         {"all-well", "Wiki", "it cannot be told", "Access: Organizations, Identity Providers, and Groups Read"},
		"list-items":     {"all-well", "Intranet", "it cannot be told", "Zero Trust Read"},
		"service-tokens": {"service-token", "Deploy hooks", "it cannot be told", "Access: Service Tokens Read"},
		"posture-rules":  {"disk-not-encrypted", "CRM", "none of the 3 policies matches", ""},
		"organization":   {"all-well", "Wiki", `the policy "Staff" lets them in`, ""},
	} {
		story(t, want.story, 160, 45, func(d *driver) {
			d.press("6")
			if want.app != "" {
				d.press("G", "enter")
				d.typeText(want.app)
				d.press("enter")
			}
			d.want(want.shown, want.permission)
			if n := strings.Count(d.screen(), want.permission); want.permission != "" && n != 1 {
				t.Errorf("without %s the permission is named %d times:\n%s", operation, n, d.screen())
			}
			if want.permission == "" {
				d.wantNot("More could be told")
			}
		}, operation)
	}
}

// TestNothingIsAskedWhereFewRequestsAreLeft, until somebody says so.
func TestNothingIsAskedWhereFewRequestsAreLeft(t *testing.T) {
	opts, calls, refs := countedCompany(t)
	opts.Ref, opts.LookUp, opts.Now, opts.NoLookUps = refs["disk-not-encrypted"], true, testNow, true
	drive(t, opts, 100, 30, func(d *driver) {
		d.press("6")
		d.want("Wiki", "not asked, since few requests are left or look-ups are off", "enter ask anyway")
		if calls.policies() > 0 {
			t.Errorf("asked %v", calls.calls)
		}
		d.press("enter")
		d.want(`the policy "Staff" lets them in`)
	})
}

// TestAnyApplicationCanBeAskedAbout: by its name, an address in it or a Ray ID; the
// most specific path wins.
func TestAnyApplicationCanBeAskedAbout(t *testing.T) {
	for asked, want := range map[string][]string{
		"Payroll": {"? Payroll", "it cannot be told"}, "https://wiki.example.com/finance/q3": {"? Finance pages", "wiki.example.com/finance"},
		"9a1b2c3d4e5f0002-LHR": {"✗ CRM", "The access log has it as refused 11m ago"}, "9a1b2c3d4e5f0008": {"made by somebody else"},
		"nonsense": {"! nonsense", "No application fits", "Among them are"}, "9a1b2c3d4e5f9999": {"The access log has no login with this Ray ID"},
	} {
		story(t, "disk-not-encrypted", 160, 45, func(d *driver) {
			d.press("6", "G", "enter")
			d.typeText(asked)
			d.press("enter")
			d.want(want...)
			d.press("G", "enter")
			d.typeText("Handbook")
			d.press("esc")
			d.wantNot("Handbook")
		})
	}
	story(t, "disk-not-encrypted", 160, 45, func(d *driver) {
		d.press("6")
		d.send(tea.PasteMsg{Content: "https://payroll.example.com/me"})
		d.want("Application: https://payroll.example.com/me")
		d.press("enter")
		d.want("? Payroll")
	})
}

// TestWhatWasAskedForIsInTheTicket, masked with the mask; what was not is not.
func TestWhatWasAskedForIsInTheTicket(t *testing.T) {
	opts, _, refs := countedCompany(t)
	board := &fakeClipboard{}
	opts.Ref, opts.LookUp, opts.Now, opts.Clipboard = refs["disk-not-encrypted"], true, testNow, board
	drive(t, opts, 160, 45, func(d *driver) {
		d.press("y")
		if text := board.last(t); strings.Contains(text, "CRM:") {
			t.Errorf("nobody asked, and the ticket has\n%s", text)
		}
		d.press("6", "y")
		for _, want := range []string{"PROBLEM CRM: Drive D is not encrypted (C is). So the policy", "none of the 3 policies matches"} {
			if !strings.Contains(board.last(t), want) {
				t.Errorf("the ticket has no %q:\n%s", want, board.last(t))
			}
		}
		d.press("0")
		d.want("✗ 5 problems", "✗ CRM")
		d.press("x", "x", "y")
		for _, secret := range []string{"CRM", "Sales", "198.51.100.77", "lindqvist"} {
			if strings.Contains(board.last(t), secret) {
				t.Errorf("masked, the ticket has %q:\n%s", secret, board.last(t))
			}
		}
		d.press("6")
		d.wantNot("CRM", "Sales", "crm.example.com")
		d.press("enter", "enter", "i")
		d.wantNot("CRM", "Sales", "crm.example.com")
	})
}

// TestKeysInThePolicies: enter leads in, esc out; i explains, J shows the field.
func TestKeysInThePolicies(t *testing.T) {
	story(t, "disk-not-encrypted", 120, 30, func(d *driver) {
		d.press("6", "enter", "i")
		d.want("Rests on", ".devicePosture", "Read more")
		d.press("esc", "enter")
		d.want("Include: any one of these would do", "✓ yes", "the Okta group", "Require: all of these", "✗ no")
		d.press("G", "J")
		d.want("▸5 JSON", `"success": false`)
		d.press("6")
		d.want("Include: any one of these would do")
		d.press("esc")
		d.want("Policies that do not apply")
		d.press("esc")
		d.want("another application")
		d.press("esc")
		d.want("Search")
	})
}

// TestPoliciesAreReadAnewOnRefresh: of the pane alone, since that is asked for.
func TestPoliciesAreReadAnewOnRefresh(t *testing.T) {
	calls := story(t, "disk-not-encrypted", 80, 24, func(d *driver) {
		d.press("6", "0", "r", "6")
	})
	if n := calls.calls["access/apps"]; n != 1 {
		t.Errorf("the applications were read %d times", n)
	}
	calls = story(t, "disk-not-encrypted", 80, 24, func(d *driver) {
		d.press("6", "r")
		d.want("none of the 3 policies")
	})
	if n := calls.calls["access/apps"]; n != 2 {
		t.Errorf("the applications were read %d times", n)
	}
}

// TestTheCredentialsCopyALinkToAToken: with the one permission, and with policies.
func TestTheCredentialsCopyALinkToAToken(t *testing.T) {
	board := &fakeClipboard{}
	drive(t, Options{Connect: func(model.Credential) (Source, error) { return nil, errNotPlanned }, Clipboard: board}, 80, 24, func(d *driver) {
		d.send(tea.KeyPressMsg{Code: 'l', Mod: tea.ModCtrl})
		d.settle()
		least := board.last(t)
		d.send(tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
		d.settle()
		if least != credential.TokenLink() || board.last(t) != credential.PolicyTokenLink() {
			t.Errorf("copied %q", board.texts)
		}
	})
}

// TestKnownVerdictsInThePane: what each story of the company comes to is said, with
// its cause, what comes after a match, and what is odd about the policies.
func TestKnownVerdictsInThePane(t *testing.T) {
	for _, tt := range []struct {
		story, app string
		want       []string
	}{
		{"all-well", "Wiki", []string{"✓ Wiki", `the policy "Staff" lets them in`, "How long"}},
		{"browser-only", "Contracts", []string{"✗ Contracts", "its one policy", "now high"}},
		{"all-well", "Release board", []string{"✗ Release board", "can never both hold", "Worth a look"}},
		{"all-well", "Vault", []string{"? Vault", "if no unknown one matches first", `unless the policy "Fraud service says no" (Block) matches first`, "Policies of which it is not known"}},
		{"all-well", "Partner portal", []string{"? Partner portal", "holds itself"}},
		{"all-well", "Status page", []string{"✓ Status page", "switches Access off"}},
		{"vendor-errors", "Screen sharing", []string{"✗ Screen sharing", "switched the rule off"}},
		{"service-token", "Wiki", []string{"✗ Wiki", "Service Auth policy"}},
	} {
		story(t, tt.story, 160, 45, func(d *driver) {
			d.press("6", "G", "enter")
			d.typeText(tt.app)
			d.press("enter")
			d.want(tt.want...)
		})
	}
}

// TestWhatComesAfterTheMatchIsSaid, since it keeps people out too.
func TestWhatComesAfterTheMatchIsSaid(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	yes := model.Known(true)
	source.apps = func() ([]access.App, error) {
		return []access.App{{ID: "wiki", Name: model.Known("Wiki"), SessionDuration: model.Known("24h"), Policies: model.Known([]access.Policy{{
			ID: "1", Name: model.Known("On request"), Decision: access.Allow, Include: model.Known([]access.Rule{{Kind: "everyone"}}), SessionDuration: model.Known("1h"),
			Approval: yes, Approvers: []access.Approvers{{Needed: "1", Emails: []string{"dana.whitfield@example.com"}}}, Justification: yes, Prompt: model.Known("Which ticket?"),
			Isolation: yes, MFA: model.Known(access.MFA{Authenticators: []string{"security_key"}}),
		}})}}, nil
	}
	drive(t, Options{Source: source}, 120, 40, func(d *driver) {
		d.press("enter", "enter", "6")
		d.want(`the policy "On request" lets them in`, "After the match", "second factor", "security_key", "give a reason", "Which ticket?", "Somebody has to approve it", "dana.whitfield@example.com",
			"isolated browser", "lasts 1h, set by the policy")
		d.press("x")
		d.wantNot("dana.whitfield")
	})
}
