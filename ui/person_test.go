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
		d.want("nonceOf01", "Refreshing …")
		d.pass(3 * time.Second)
		d.want("nonceOf01")
		d.wantNot("Refreshing …")
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
