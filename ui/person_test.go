package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

func TestPersonTabsOnANarrowTerminal(t *testing.T) {
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: testRef()}
	drive(t, Options{Source: company(&session)}, 40, 12, func(d *driver) {
		d.press("enter", "enter", "p")
		d.want("▸1 Sessions   2   3")
		d.press("right", "right")
		d.want("1   2  ▸3 Failed logins")
		if strings.Contains(d.screen(), "PANIC") {
			t.Error(d.screen())
		}
	})
}

// onPerson opens the person of the demo company's first session.
func onPerson(d *driver) { d.press("enter", "enter", "p") }

func TestRefreshOfAPersonAsksOnceAndKeepsTheListMeanwhile(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	sessions := source.sessions
	wait := time.Duration(0)
	source.sessions = func(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
		time.Sleep(wait)
		return sessions(ctx, account, user)
	}
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		onPerson(d)
		before := source.count("sessions")
		wait = time.Second
		d.press("r", "r", "tab", "shift+tab", "r")
		d.want("nonceOf01", "Refreshing...")
		d.pass(3 * time.Second)
		d.want("nonceOf01")
		d.wantNot("Refreshing...")
		if n := source.count("sessions") - before; n != 1 {
			t.Errorf("a refresh asked %d times", n)
		}
	})
}

func TestFailedRefreshOfAPersonKeepsTheList(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		onPerson(d)
		source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) {
			return nil, explainedError{model.Problem{What: "Cloudflare is not available."}}
		}
		d.press("r")
		d.want("Not refreshed", "Cloudflare is not available", "nonceOf01")
		d.press("esc")
		d.wantNot("Not refreshed")
		d.want("nonceOf01", "person amina")
		d.press("esc")
		d.wantNot("person amina")
	})
}

func TestRefreshOfAPersonKeepsTheCursorOnTheSession(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	one := func(nonce string) model.SessionSummary { return model.SessionSummary{Nonce: nonce} }
	listed := []model.SessionSummary{one("first"), one("second")}
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return listed, nil }
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "p")
		d.press("down")
		listed = []model.SessionSummary{one("newest"), one("first"), one("second")}
		d.press("r", "enter")
		if asked := source.asked[len(source.asked)-1]; asked.Nonce != "second" {
			t.Errorf("enter after a refresh opened %q, not the session under the cursor", asked.Nonce)
		}
	})
}

// TestAPersonsSessionsShowWhatTheirAnswersSay: device, country and posture of each,
// and where the person was refused, without a key.
func TestAPersonsSessionsShowWhatTheirAnswersSay(t *testing.T) {
	source := company(lookedUp(t, "posture-failures"))
	source.device = func(string) (model.DeviceInfo, error) { return model.DeviceInfo{Name: model.Known("BEN-LT-0042")}, nil }
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{{App: model.Known("CRM"), At: model.Known(testNow().Add(-11 * time.Minute)), RayID: model.Known("8f2a")}}, nil
	}
	drive(t, Options{Source: source}, 120, 30, func(d *driver) {
		onPerson(d)
		d.want("BEN-LT-0042", "Sweden (SE)", "✗ 6 of 8 fail", "! Refused: CRM 11m ago. Press 3 for the Ray IDs.")
		d.press("3")
		d.want("8f2a")
		d.wantNot("! Refused:")
	})
}

// TestWhatStandsBesideAPersonsSessionsIsOnlyConvenient: where few requests are left
// it is not asked for, and where it cannot be had the list is there all the same.
func TestWhatStandsBesideAPersonsSessionsIsOnlyConvenient(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	drive(t, Options{Source: source}, 120, 30, func(d *driver) {
		d.press("enter", "enter")
		source.budgetLeft = model.Budget{Known: true, Limit: 1200, Remaining: 90, Resets: testNow().Add(time.Hour)}
		asked, logins := len(source.asked), source.count("failed logins")
		d.press("p")
		d.want("nonceOf01", "...")
		if len(source.asked) != asked || source.count("failed logins") != logins {
			t.Errorf("%d sessions and failed logins %d times were asked for", len(source.asked)-asked, source.count("failed logins")-logins)
		}
		source.budgetLeft = model.Budget{}
		source.answer = func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
			return nil, errNotPlanned
		}
		d.press("r")
		d.want("nonceOf01", "...")
		d.wantNot("Refused", "not planned")
	})
}
