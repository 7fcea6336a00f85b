package ui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

func TestTheNextCallersNameReplacesTheLast(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter")
		d.want("ACTIVE")
		d.press("esc")
		d.want("[amina.okafor@example.com]", aminaID, "nonceOf01", testRef().Account, "Type who is next")
		if !strings.Contains(d.app.View().Content, "\x1b[7m") {
			t.Error("the selection is not in reverse video")
		}
		d.typeText("ben")
		d.pass(200e6)
		d.want("ben", "Ben Lindqvist", testRef().Account)
		d.wantNot(aminaID, "nonceOf01", "[")
		d.press("enter")
		d.want("ACTIVE")
		if last := source.asked[len(source.asked)-1]; last.User != benID || last.Nonce != "nonceOf02" {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

func TestASelectedTextIsKeptByMoving(t *testing.T) {
	for _, key := range []string{"left", "right", "home", "end"} {
		drive(t, Options{Source: company(lookedUp(t, "all-pass"))}, 100, 30, func(d *driver) {
			d.press("enter", "enter", "esc", key)
			d.want(aminaID, "nonceOf01")
			d.wantNot("[amina")
		})
	}
	drive(t, Options{Source: company(lookedUp(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "esc", "backspace")
		d.wantNot(aminaID, "nonceOf01")
		d.want(testRef().Account)
	})
	drive(t, Options{Source: company(lookedUp(t, "all-pass"))}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "esc")
		d.send(tea.PasteMsg{Content: "ben"})
		d.pass(200e6)
		d.want("Ben Lindqvist")
		d.wantNot(aminaID, "nonceOf01")
	})
}

func TestEnterOnTheSelectionOpensTheSessionAgain(t *testing.T) {
	source := company(lookedUp(t, "all-pass"))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", "esc", "enter")
		d.want("ACTIVE")
		d.press("esc", "esc")
		d.want("ACTIVE")
		if len(source.asked) != 2 {
			t.Errorf("asked for %v", source.asked)
		}
	})
}

func TestLatestAndEmailWorkOnTheScreens(t *testing.T) {
	found := model.Ref{Account: testRef().Account, User: aminaID, Nonce: "nonceOf01"}
	for name, ref := range map[string]model.Ref{
		"an e-mail and latest": {Account: testRef().Account, User: "Amina.Okafor@example.com", Nonce: "latest"},
		"no account":           {User: "amina.okafor@example.com", Nonce: "latest"},
		"a user and latest":    {Account: testRef().Account, User: aminaID, Nonce: "Latest"},
	} {
		source := byEmail(company(lookedUp(t, "all-pass")))
		drive(t, Options{Source: source, Ref: ref, LookUp: true}, 100, 30, func(d *driver) {
			d.want("ACTIVE")
			if len(source.asked) != 1 || source.asked[0] != found {
				t.Errorf("%s: asked for %v", name, source.asked)
			}
			d.press("esc")
			d.want(aminaID, "nonceOf01")
		})
	}
	source := byEmail(company(lookedUp(t, "all-pass")))
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.typeText("amina.okafor@example.com latest")
		d.press("enter")
		d.want("ACTIVE")
		if len(source.asked) != 1 || source.asked[0] != found {
			t.Errorf("typed: asked for %v", source.asked)
		}
	})
	drive(t, Options{Source: byEmail(company(lookedUp(t, "all-pass"))), Ref: model.Ref{User: "amina.okafor@example.com"}}, 100, 30, func(d *driver) {
		d.want("ACTIVE")
		d.press("esc")
		d.want("[amina.okafor@example.com]", aminaID)
	})
}

func TestAnEmailThatNobodyHasIsACardOnTheUser(t *testing.T) {
	source := byEmail(company(lookedUp(t, "all-pass")))
	ref := model.Ref{Account: testRef().Account, User: "nobody@example.com", Nonce: "latest"}
	drive(t, Options{Source: source, Ref: ref, LookUp: true}, 100, 30, func(d *driver) {
		d.want("Nobody in this account has that e-mail", "▐ User")
	})
	source = byEmail(company(lookedUp(t, "all-pass")))
	source.sessions = nil
	ref.User = "amina.okafor@example.com"
	drive(t, Options{Source: source, Ref: ref, LookUp: true}, 100, 30, func(d *driver) {
		d.want(aminaID)
	})
}

// byEmail lets a company find its people by their e-mail too.
func byEmail(source *fakeSource) *fakeSource {
	everybody := source.people
	source.people = func(ctx context.Context, account string, query model.PeopleQuery) (model.People, error) {
		search := strings.ToLower(query.Email + query.Search)
		name, _, _ := strings.Cut(search, ".")
		query.Search = name
		found, err := everybody(ctx, account, query)
		if strings.HasPrefix(search, "nobody") {
			found.People = nil
		}
		return found, err
	}
	return source
}
