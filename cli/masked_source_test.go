package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/ui"
)

// sources returns the simulated API as it is, and masked.
func sources(t *testing.T) (plain, masked ui.Source) {
	t.Helper()
	simulated, err := sim.New(sim.Options{Now: func() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	server, err := simulated.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	client, err := api.New(api.WithBaseURL(server.BaseURL()), api.WithCredential(sim.Credential()))
	if err != nil {
		t.Fatal(err)
	}
	return client, maskedSource{client, mask.New()}
}

// everything prints all that a source has of the person with an e-mail.
func everything(t *testing.T, s ui.Source, account, email string) string {
	t.Helper()
	found, err := s.People(t.Context(), account, model.PeopleQuery{Email: email})
	if err != nil || len(found.People) == 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	p := found.People[0]
	if again, err := s.People(t.Context(), account, model.PeopleQuery{Email: p.Email.Value}); err != nil || len(again.People) != len(found.People) {
		t.Errorf("%s, as it is shown, finds %d people, %v", p.Email.Value, len(again.People), err)
	}
	summaries, err1 := s.Sessions(t.Context(), account, p.ID)
	logins, err2 := s.FailedLogins(t.Context(), account, p.ID)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	out := fmt.Sprint(found, summaries, logins)
	for _, summary := range summaries {
		session, err := s.Session(t.Context(), model.Ref{Account: account, User: p.ID, Nonce: summary.Nonce}, nil)
		if err != nil {
			t.Fatal(err)
		}
		out += printed(t, s, session)
	}
	seen, err := s.LastSeen(t.Context(), account, p.ID)
	if errors.Is(err, model.ErrNotFound) {
		return out
	}
	if err != nil {
		t.Fatal(err)
	}
	return out + printed(t, s, seen)
}

// printed prints a session with the names of what it has the ids of.
func printed(t *testing.T, s ui.Source, session *model.Session) string {
	t.Helper()
	out := fmt.Sprint(session.Origin.Ref) + session.Document.Root().Compact(0) + string(session.Body)
	for _, device := range session.Devices.Value {
		for _, ask := range []func(context.Context, string, string) (model.DeviceInfo, error){s.Registration, s.Device} {
			info, err := ask(t.Context(), session.Origin.Ref.Account, device.ID)
			if err != nil && !errors.Is(err, model.ErrNotFound) {
				t.Errorf("the device %s: %v", device.ID, err)
			}
			out += fmt.Sprint(info)
		}
	}
	return out
}

func TestMaskedSourceShowsNoOriginalAndStillReachesIt(t *testing.T) {
	t.Parallel()
	plain, masked := sources(t)
	accounts, err := plain.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := plain.People(t.Context(), accounts[0].ID, model.PeopleQuery{PerPage: 100})
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := masked.Accounts(t.Context())
	if err != nil || slices.Contains(hidden, accounts[0]) {
		t.Fatalf("the accounts are %v, %v", hidden, err)
	}
	for _, p := range people.People {
		if p.Email.Presence != model.Reported {
			continue
		}
		private := []string{accounts[0].ID, p.ID, p.UID, p.SeatUID, p.Email.Value, p.Name.Value}
		got := everything(t, masked, hidden[0].ID, p.Email.Value)
		if all := everything(t, plain, accounts[0].ID, p.Email.Value); !strings.Contains(all, p.ID) {
			t.Errorf("unmasked, %s is not in %s", p.ID, all)
		}
		for _, text := range private {
			if text != "" && strings.Contains(got, text) {
				t.Errorf("%s is shown in %s", text, got)
			}
		}
	}
}

func TestMaskedSourceMasksErrors(t *testing.T) {
	t.Parallel()
	plain, _ := sources(t)
	failing := failingSource{plain, &model.Failure{Explanation: model.Problem{What: "bob@example.com was refused."}, Kind: model.ErrForbidden}}
	_, err := maskedSource{failing, mask.New()}.People(t.Context(), "a", model.PeopleQuery{})
	if text := model.ProblemOf(err).String(); strings.Contains(text, "bob") || !strings.Contains(text, "was refused") || !errors.Is(err, model.ErrForbidden) {
		t.Errorf("the masked error is %q", text)
	}
}

// failingSource refuses to search for people.
type failingSource struct {
	ui.Source
	err error
}

func (s failingSource) People(context.Context, string, model.PeopleQuery) (model.People, error) {
	return model.People{}, s.err
}
