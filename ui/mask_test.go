package ui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
)

// private is what must not be seen of the company while it is masked: names,
// addresses and ids, whatever screen they could be on.
func private(session *model.Session) []string {
	texts := []string{
		aminaID, "Amina", "Okafor", "amina.okafor", "Lindqvist", testRef().Account, "nonceOf", "Example Corp",
		"wiki.example.com", "AMINA-LT", "Entra of Amina", session.IP.Value, session.DeviceID.Value, session.Origin.Ref.Nonce,
	}
	for _, device := range session.Devices.Value {
		texts = append(texts, device.ID)
	}
	return texts
}

// maskedCompany knows personal data of every kind that a screen can show.
func maskedCompany(t *testing.T) (*fakeSource, *model.Session) {
	t.Helper()
	session := *openFixture(t, "all-pass")
	session.Origin = model.Origin{Ref: model.Ref{Account: testRef().Account, User: aminaID, Nonce: "nonceOf01"}, FetchedAt: testNow()}
	source := twoSessions(company(&session))
	source.provider = func(id string) (model.IdentityProvider, error) {
		return model.IdentityProvider{ID: id, Name: "Entra of Amina", Type: "azureAD"}, nil
	}
	source.device = func(id string) (model.DeviceInfo, error) {
		return model.DeviceInfo{ID: id, Name: model.Known("AMINA-LT-0042")}, nil
	}
	source.logins = func(context.Context, string, string) ([]model.FailedLogin, error) {
		return []model.FailedLogin{{At: model.Known(testNow()), App: model.Known("Payroll of amina.okafor@example.com")}}, nil
	}
	source.lastSeen = func(context.Context, string, string) (*model.Session, error) {
		seen := session
		seen.Origin.Kind = model.FromLastSeen
		return &seen, nil
	}
	return source, &session
}

// wantMasked fails the test when a frame shows something private.
func (d *driver) wantMasked(where string, texts []string) {
	d.t.Helper()
	shown := strings.ToLower(d.screen())
	for _, text := range texts {
		if text != "" && strings.Contains(shown, strings.ToLower(text)) {
			d.t.Errorf("%s shows %q:\n%s", where, text, d.screen())
		}
	}
}

// walk goes through every screen and calls at on each.
func walk(d *driver, at func(where string)) {
	at("the people")
	d.press("enter")
	at("the sessions")
	d.press("enter")
	at("the session")
	for _, pane := range []string{"0", "1", "2", "3", "4", "5", "6"} {
		d.press(pane)
		at("pane " + pane)
		d.press("enter", "end")
		at("pane " + pane + " at its end")
	}
	d.press("p")
	at("the person")
	for _, tab := range []string{"2", "3", "1"} {
		d.press(tab)
		at("tab " + tab)
	}
	d.press("enter")
	at("the session of the person")
	d.press("r", "?")
	at("the help")
	d.press("esc", "esc", "esc", "esc", "esc")
	at("the form again")
}

func TestNothingPrivateIsShownWhileMasked(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
		source, session := maskedCompany(t)
		hidden := private(session)
		drive(t, Options{Source: source, Mask: mask.New(), Ref: model.Ref{Account: testRef().Account}}, size[0], size[1], func(d *driver) {
			walk(d, func(where string) { d.wantMasked(where, hidden) })
			if !slices.Contains(source.asked, session.Origin.Ref) {
				t.Errorf("asked for %v, want the real ids", source.asked)
			}
		})
	}
}

func TestTheWalkWouldShowItUnmasked(t *testing.T) {
	source, session := maskedCompany(t)
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		seen := ""
		walk(d, func(string) { seen += d.screen() })
		for _, text := range private(session) {
			if !strings.Contains(seen, text) {
				t.Errorf("%q was on no screen, so the masked walk proves nothing of it", text)
			}
		}
	})
}

func TestMaskCanBeSwitchedOnEveryScreen(t *testing.T) {
	source, session := maskedCompany(t)
	hidden, masker := private(session), mask.New()
	drive(t, Options{Source: source}, 160, 45, func(d *driver) {
		walk(d, func(where string) {
			before := d.screen()
			d.app.env.Mask = masker
			d.app.envChanged()
			d.send(tea.WindowSizeMsg{Width: 160, Height: 45})
			d.wantMasked(where, hidden)
			d.app.env.Mask = nil
			d.app.envChanged()
			d.send(tea.WindowSizeMsg{Width: 160, Height: 45})
			if d.screen() != before {
				t.Errorf("%s is another after the mask was on and off:\n%s\nbefore:\n%s", where, d.screen(), before)
			}
		})
	})
}

func TestFailuresAreMasked(t *testing.T) {
	failure := explainedError{model.Problem{What: "bob@example.com was refused.", Cause: "It came from 198.51.100.7."}}
	tests := map[string]struct {
		prepare func(*fakeSource)
		keys    []string
	}{
		"accounts": {func(s *fakeSource) {
			s.accounts = func(context.Context) ([]model.Account, error) { return nil, failure }
		}, nil},
		"people": {func(s *fakeSource) {
			s.people = func(context.Context, string, model.PeopleQuery) (model.People, error) { return model.People{}, failure }
		}, nil},
		"sessions": {func(s *fakeSource) {
			s.sessions = func(context.Context, string, string) ([]model.SessionSummary, error) { return nil, failure }
		}, []string{"enter"}},
		"session": {func(s *fakeSource) {
			s.answer = func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) { return nil, failure }
		}, []string{"enter", "enter"}},
		"failed logins": {func(s *fakeSource) {
			s.logins = func(context.Context, string, string) ([]model.FailedLogin, error) { return nil, failure }
		}, []string{"enter", "enter", "p", "3"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			source, _ := maskedCompany(t)
			tt.prepare(source)
			drive(t, Options{Source: source, Mask: mask.New()}, 160, 45, func(d *driver) {
				d.press(tt.keys...)
				d.pass(time.Second)
				d.wantMasked(name, []string{"bob", "198.51.100.7"})
				d.want("was refused")
			})
		})
	}
}
