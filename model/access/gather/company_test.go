package gather_test

import (
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/clock"
)

// verdict judges a session of the company for the application with a name, or
// with the request of a Ray ID.
func verdict(t *testing.T, source *asked, from *gather.Gatherer, ref model.Ref, name, ray string) *access.Verdict {
	t.Helper()
	s, err := source.Session(t.Context(), ref, nil)
	if err != nil {
		t.Fatal(err)
	}
	facts := &access.Facts{Session: s, Now: noon()}
	if ray != "" {
		if facts.Request, err = from.Request(t.Context(), ray); err != nil || facts.Request == nil {
			t.Fatalf("no request %s: %v", ray, err)
		}
	}
	app, err := from.App(t.Context(), gather.Which{Asked: name, Row: facts.Request})
	if err != nil {
		t.Fatal(err)
	}
	from.Fill(t.Context(), app, facts)
	return access.Of(app, facts)
}

// TestTheCompanyIsConsistent: who has a session of an application is not refused
// by its policies, unless the log has a refusal since; and who was refused is not
// let in.
func TestTheCompanyIsConsistent(t *testing.T) {
	simulated, source := company(t, sim.Options{Checks: 20})
	corp := refOf(t, simulated, "all-well").Account
	log, err := source.Requests(t.Context(), corp, access.LogQuery{Refused: true})
	if err != nil {
		t.Fatal(err)
	}
	refused := map[string]string{}
	for _, row := range log.Rows {
		refused[row.UserID.Value+row.App.Value] = row.RayID.Value
	}
	gatherers := map[string]*gather.Gatherer{}
	letIn, keptOut := 0, 0
	for _, story := range simulated.Stories() {
		from := gatherers[story.Ref.Account]
		if from == nil {
			from = gather.New(source, story.Ref.Account)
			gatherers[story.Ref.Account] = from
		}
		for _, app := range appsOf(t, source, story.Ref) {
			v := verdict(t, source, from, story.Ref, app, "")
			if letIn++; v.Outcome == access.Refused && refused[story.Ref.User+app] == "" {
				t.Errorf("%s has a session of %s: %s", story.Name, app, v.Sentence(clock.Clock{Now: noon()}))
			}
		}
		for key, ray := range refused {
			if app, own := strings.CutPrefix(key, story.Ref.User); own && story.Name != "works-on-the-laptop" {
				v := verdict(t, source, from, story.Ref, "", ray)
				if keptOut++; v.Outcome == access.LetIn {
					t.Errorf("%s was refused at %s: %s", story.Name, app, v.Sentence(clock.Clock{Now: noon()}))
				}
			}
		}
	}
	if letIn < 20 || keptOut < 5 {
		t.Errorf("%d sessions and %d refusals were judged", letIn, keptOut)
	}
}

// appsOf returns the names of the applications of a session.
func appsOf(t *testing.T, source *asked, ref model.Ref) []string {
	t.Helper()
	sessions, err := source.Sessions(t.Context(), ref.Account, ref.User)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, one := range sessions {
		for _, app := range one.Apps {
			if one.Nonce == ref.Nonce {
				names = append(names, app.Name)
			}
		}
	}
	return names
}

func TestTheStoriesOfTheCompany(t *testing.T) {
	simulated, source := company(t, sim.Options{})
	from := gather.New(source, refOf(t, simulated, "all-well").Account)
	for _, tt := range []struct {
		story, app, ray string
		outcome         access.Outcome
		sentence        string
		reason          string // of the first policy that is not below another
	}{
		{"all-well", "Wiki", "", access.LetIn, `the policy "Staff" lets them in.`, `rule group "Staff" matches`},
		{"disk-not-encrypted", "", "9a1b2c3d4e5f0002", access.Refused, "none of the 3 policies matches", "Drive D is not encrypted"},
		{"browser-only", "", "9a1b2c3d4e5f0006", access.Refused, `the policy "Block one-time PIN and Tor" blocks them`, "One-time PIN"},
		{"vendor-errors", "", "9a1b2c3d4e5f0005", access.Refused, "none of the 2 policies matches", ""},
		{"fails-at-home", "", "9a1b2c3d4e5f0008", access.Refused, "none of the 3 policies matches", ""},
		{"works-on-the-laptop", "Payroll", "", access.LetIn, `"Payroll and finance" lets them in`, ""},
		{"certificate-expired", "", "9a1b2c3d4e5f0013", access.Refused, "its one policy", "certificate has expired"},
		{"certificate-good", "ERP for partners", "", access.LetIn, "", "saml"},
		{"service-token", "Deploy hooks", "", access.LetIn, "(Service Auth)", `"Build system" logged in`},
		{"service-token", "Wiki", "", access.Refused, "its one policy", "Service Auth policy"},
		{"all-well", "Release board", "", access.Refused, "its one policy", "not from SE"},
		{"vendor-errors", "Screen sharing", "", access.Refused, "its one policy", "switched the rule off"},
		{"all-well", "Contracts", "", access.LetIn, "lets them in", ""},
		{"browser-only", "Contracts", "", access.Refused, "its one policy", "now high"},
		{"all-well", "Vault", "", access.Open, `unless the policy "Fraud service says no" (Block) matches first`, "Another service"},
		{"all-well", "Partner portal", "", access.Open, "cannot be told", "holds itself"},
		{"all-well", "Status page", "", access.LetIn, "switches Access off", "Everyone"},
		{"all-well", "Handbook", "", access.LetIn, `"Staff" lets them in`, ""},
		{"six-devices", "GitLab", "", access.LetIn, `unless one of the policies`, ""},
		{"disk-not-encrypted", "Jump host", "", access.Open, "cannot be told", ""},
	} {
		v := verdict(t, source, from, refOf(t, simulated, tt.story), tt.app, tt.ray)
		name := tt.story + ", " + v.App.Title()
		sentence := v.Sentence(clock.Clock{Now: noon()}).String()
		if v.Outcome != tt.outcome || !strings.Contains(sentence, tt.sentence) {
			t.Errorf("%s: %s: %s", name, v.Outcome, sentence)
		}
		if v.Disagrees() != nil {
			t.Errorf("%s: the log disagrees: %s", name, v.Disagrees())
		}
		e := v.Explain(clock.Clock{Now: noon()})
		if tt.reason != "" && tt.reason != "saml" && !strings.Contains(e.Policies[0].Reason.String(), tt.reason) {
			t.Errorf("%s: the reason is %q", name, e.Policies[0].Reason)
		}
	}
	if n := source.calls["risk"]; n != 2 {
		t.Errorf("the risk of two people was asked for %d times", n)
	}
	for name, calls := range source.calls {
		if name != "risk" && name != "log" && name != "list" && calls > 1 {
			t.Errorf("%s was asked for %d times", name, calls)
		}
	}
}

// TestFewCallsAnswer: one application takes five at most, the lists that are
// named left out.
func TestFewCallsAnswer(t *testing.T) {
	simulated, _ := company(t, sim.Options{})
	for _, app := range []string{"Wiki", "Payroll", "GitLab", "Jump host", "Deploy hooks", "Handbook"} {
		_, source := company(t, sim.Options{})
		ref := refOf(t, simulated, "all-well")
		verdict(t, source, gather.New(source, ref.Account), ref, app, "")
		if n := source.all(); n > 5 || source.calls["list"] > 2 {
			t.Errorf("%s took %v", app, source.calls)
		}
	}
	_, source := company(t, sim.Options{})
	verdict(t, source, gather.New(source, refOf(t, simulated, "disk-not-encrypted").Account), refOf(t, simulated, "disk-not-encrypted"), "", "9a1b2c3d4e5f0002")
	if n := source.all(); n > 5 {
		t.Errorf("a Ray ID took %v", source.calls)
	}
}

// TestEachForbiddenCallIsUnknown: what cannot be read names its permission, and
// never refuses anybody.
func TestEachForbiddenCallIsUnknown(t *testing.T) {
	for operation, tt := range map[string]struct{ story, app, permission string }{
		"groups":         {"all-well", "Wiki", "Access: Organizations, Identity Providers, and Groups Read"},
		"list":           {"all-well", "Intranet", "Zero Trust Read"},
		"list-items":     {"all-well", "Intranet", "Zero Trust Read"},
		"service-tokens": {"service-token", "Deploy hooks", "Access: Service Tokens Read"},
	} {
		simulated, source := company(t, sim.Options{Forbid: []string{operation}})
		ref := refOf(t, simulated, tt.story)
		v := verdict(t, source, gather.New(source, ref.Account), ref, tt.app, "")
		e := v.Explain(clock.Clock{Now: noon()})
		if v.Outcome != access.Open || strings.Join(e.Cures, " ") != tt.permission {
			t.Errorf("without %s it is %s with the cures %q: %s", operation, v.Outcome, e.Cures, e.Sentence)
		}
	}
	for _, operation := range []string{"identity-providers", "posture-rules", "organization", "policies"} {
		simulated, source := company(t, sim.Options{Forbid: []string{operation}})
		ref := refOf(t, simulated, "works-on-the-laptop")
		if v := verdict(t, source, gather.New(source, ref.Account), ref, "Payroll", ""); v.Outcome != access.LetIn {
			t.Errorf("without %s it is %s", operation, v.Outcome)
		}
	}
	simulated, source := company(t, sim.Options{Forbid: []string{"apps"}})
	if _, err := gather.New(source, refOf(t, simulated, "all-well").Account).App(t.Context(), gather.Which{Asked: "Wiki"}); gather.StateOf(err) != access.Forbidden || !gather.IsOfAccount(err) {
		t.Errorf("without apps: %v", err)
	}
}
