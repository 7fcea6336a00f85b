package ui

import (
	"context"
	"testing"
	"time"

	"ztsession/model"
)

// TestASessionShowsWhereItsPersonWasRefused: the failed logins are asked for once the
// session is there, and stay with it through a mask.
func TestASessionShowsWhereItsPersonWasRefused(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{
			{App: model.Known("CRM"), At: model.Known(testNow().Add(-11 * time.Minute))},
			{App: model.Known("CRM"), At: model.Known(testNow().Add(-3 * time.Hour))},
		}, nil
	}
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter", "1")
		d.want("Refused", "CRM 11m, 3h ago  p shows the Ray IDs")
		if n := source.count("failed logins"); n != 1 {
			t.Errorf("the failed logins were asked for %d times", n)
		}
		d.press("r")
		if n := source.count("failed logins"); n != 2 {
			t.Errorf("after a refresh they were asked for %d times", n)
		}
		d.press("x", "x")
		d.want("Refused", " 11m, 3h ago")
		d.wantNot("CRM 11m")
	})
}

// TestRefusalsThatCannotBeReadStayQuiet: they are only convenient.
func TestRefusalsThatCannotBeReadStayQuiet(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) { return nil, errNotPlanned }
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		d.press("enter", "enter", "1", "t", "t")
		d.wantNot("Refused", errNotPlanned.Error())
		if n := source.count("failed logins"); n != 1 {
			t.Errorf("the failed logins were asked for %d times", n)
		}
	})
}

// TestThePickerShowsWhereAPersonWasRefused: beside several sessions, and where there
// is none, which is when somebody calls.
func TestThePickerShowsWhereAPersonWasRefused(t *testing.T) {
	for name, source := range map[string]*fakeSource{"several": twoSessions(company(openFixture(t, "all-pass"))), "none": company(openFixture(t, "all-pass"))} {
		source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
			return []model.FailedLogin{{App: model.Known("CRM"), At: model.Known(testNow().Add(-11 * time.Minute))}}, nil
		}
		if name == "none" {
			source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, nil }
		}
		drive(t, Options{Source: source}, 100, 30, func(d *driver) {
			d.typeText("ami")
			d.pass(200 * time.Millisecond)
			d.press("enter")
			d.want("! Refused: CRM 11m ago.")
			if n := source.count("failed logins"); n != 1 {
				t.Errorf("%s: the failed logins were asked for %d times", name, n)
			}
		})
	}
}
