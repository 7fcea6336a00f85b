package ui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
)

func TestListThatFailedIsAskedForAgainByEnterAndNotByEachKey(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	down := explainedError{model.Problem{What: "Cloudflare is not available."}}
	accounts, people, sessions := source.accounts, source.people, source.sessions
	source.accounts = func(context.Context) ([]model.Account, error) { return nil, down }
	source.people = func(context.Context, string, model.PeopleQuery) (model.People, error) { return model.People{}, down }
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, down }
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.want("accounts could not be listed", "enter asks again")
		source.accounts = accounts
		d.press("enter")
		d.want("People could not be searched", "asks again")
		d.wantNot("People ∙ 0")
		source.people = people
		d.press("enter")
		d.want("People ∙ 2")
		d.press("enter")
		d.want("sessions could not be listed", "asks again")
		d.typeText("nonc")
		d.press("backspace", "backspace", "backspace", "backspace")
		if n := source.count("sessions"); n != 1 {
			t.Errorf("typing a nonce asked for the sessions %d times", n)
		}
		source.sessions = sessions
		d.press("enter")
		d.want("nonceOf01")
	})
}

func TestExactTimesHaveRoomInEveryList(t *testing.T) {
	source := twoSessions(company(lookedUp(t, "all-pass")))
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{{At: model.Known(testNow()), App: model.Known("Wiki")}}, nil
	}
	for _, width := range []int{40, 80, 160} {
		drive(t, Options{Source: source, Times: clock.UTC}, width, 24, func(d *driver) {
			if width > 60 {
				d.want("2026-09-10 10:00:00 UTC")
			}
			d.press("enter")
			d.want("2026-09-10 11:00:00 UTC")
			d.press("enter", "p")
			d.want("2026-09-10 11:00:00 UTC")
			d.press("3")
			d.want("2026-09-10 12:00:00 UTC")
			d.press("t")
			d.want("just now")
		})
	}
}

func TestNarrowFormShowsNamesInPlaceOfIdsThatAreNotInFocus(t *testing.T) {
	source := twoSessions(company(lookedUp(t, "all-pass")))
	drive(t, Options{Source: source, Notice: "A long notice that takes several lines of a small terminal, all of it."}, 40, 12, func(d *driver) {
		d.want("Account  Example Corp")
		d.wantNot("A long notice", testRef().Account[:8])
		d.press("enter")
		d.want("Account  Example Corp", "User     amina.okafor@example.com", "1h ago")
		d.press("shift+tab")
		d.want(aminaID[20:])
	})
}

func TestWhatAListCutsCanBeReadWhole(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	const long = "tomasz.zielinski@partners.example.com"
	source.people = func(context.Context, string, model.PeopleQuery) (model.People, error) {
		return model.People{Page: 1, People: []model.Person{aPerson(aminaID, "Tomasz", long)}}, nil
	}
	apps := "An application with a name that has no room in its column at all"
	source.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) {
		return []model.SessionSummary{{Nonce: "nonceOf01", Apps: []model.App{{Name: apps}}}}, nil
	}
	drive(t, Options{Source: source}, 80, 24, func(d *driver) {
		d.want(long)
		d.press("enter", "enter", "p")
		d.want("An application with a name that has", "no room in its column at all")
	})
}

func TestPasteKeepsTheNameOfTheAccount(t *testing.T) {
	drive(t, Options{Source: company(lookedUp(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.send(tea.PasteMsg{Content: "https://api.cloudflare.com/client/v4/accounts/" + testRef().Account + "/access/users/" + aminaID + "/active_sessions/nonceOf01"})
		d.settle()
		d.want(testRef().Account+"  Example Corp", "nonceOf01")
		d.typeText("x")
		d.want("The only active session has another nonce")
	})
}
