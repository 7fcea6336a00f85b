package api

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
)

// TestCallsFindASessionFromANameAlone walks the way of the look-up form.
func TestCallsFindASessionFromANameAlone(t *testing.T) {
	server := simulate(t, sim.Options{})
	for _, masked := range []bool{false, true} {
		c := simClient(t, server, WithMask(masked))
		accounts, err := c.Accounts(t.Context())
		if err != nil || len(accounts) < 2 {
			t.Fatalf("accounts %v, error %v", accounts, err)
		}
		email := walk(t, c, accounts[0].ID)
		if isPseudonym := strings.HasSuffix(email, "@masked.example"); isPseudonym != masked {
			t.Errorf("masked is %t, the e-mail is %s", masked, email)
		}
	}
}

// walk goes from the account to the session of everybody whose e-mail is known,
// and compares what the calls say of the same thing. It returns the last e-mail.
func walk(t *testing.T, c *Client, account string) string {
	t.Helper()
	people, err := c.People(t.Context(), account, model.PeopleQuery{PerPage: 100})
	if err != nil || people.More || !model.Is(people.Total, len(people.People)) {
		t.Fatalf("people %+v, error %v", people, err)
	}
	email := ""
	for _, p := range people.People {
		again, err := c.Person(t.Context(), account, p.ID)
		if err != nil || again != p {
			t.Errorf("the person by id is %+v, in the list %+v, error %v", again, p, err)
		}
		summaries, err := c.Sessions(t.Context(), account, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, summary := range summaries {
			s, err := c.Session(t.Context(), model.Ref{Account: account, User: p.ID, Nonce: summary.Nonce}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if s.Origin.Ref != (model.Ref{Account: account, User: p.ID, Nonce: summary.Nonce}) {
				t.Errorf("the origin's ids are %+v", s.Origin.Ref)
			}
			if model.Is(s.ServiceToken, true) || s.UserUUID.Presence != model.Reported {
				continue
			}
			if s.UserUUID.Value != p.ID || s.Email.Value != p.Email.Value {
				t.Errorf("the session is of %s %s, the person is %s %s", s.UserUUID.Value, s.Email.Value, p.ID, p.Email.Value)
			}
			email = s.Email.Value
		}
	}
	return email
}

func TestMaskedCallsShowNoOriginalAndStillReachIt(t *testing.T) {
	server := simulate(t, sim.Options{})
	plain, masked := simClient(t, server), simClient(t, server, WithMask(true))
	accounts, err := plain.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, err := plain.People(t.Context(), accounts[0].ID, model.PeopleQuery{PerPage: 100})
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := masked.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people.People {
		if p.Email.Presence != model.Reported {
			continue
		}
		got := everything(t, masked, hidden[0].ID, p.Email.Value)
		for _, private := range []string{accounts[0].ID, p.ID, p.UID, p.SeatUID, p.Email.Value, p.Name.Value} {
			if private != "" && strings.Contains(got, private) {
				t.Errorf("%s is shown in %s", private, got)
			}
		}
	}
}

// everything prints all that the lists know of the person with an e-mail.
func everything(t *testing.T, c *Client, account, email string) string {
	t.Helper()
	found, err := c.People(t.Context(), account, model.PeopleQuery{Email: email})
	if err != nil || len(found.People) == 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	p := found.People[0]
	if again, err := c.People(t.Context(), account, model.PeopleQuery{Email: p.Email.Value}); err != nil || len(again.People) != len(found.People) {
		t.Errorf("the pseudonym %s finds %d people, %v", p.Email.Value, len(again.People), err)
	}
	summaries, err1 := c.Sessions(t.Context(), account, p.ID)
	logins, err2 := c.FailedLogins(t.Context(), account, p.ID)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	out := fmt.Sprint(found, summaries, logins)
	seen, err := c.LastSeen(t.Context(), account, p.ID)
	if errors.Is(err, model.ErrNotFound) {
		return out
	}
	if err != nil {
		t.Fatal(err)
	}
	out += fmt.Sprint(seen.Origin.Ref) + seen.Document.Root().Compact(0)
	for _, device := range seen.Devices.Value {
		info, err := c.Registration(t.Context(), account, device.ID)
		if err != nil && !errors.Is(err, model.ErrNotFound) {
			t.Errorf("the device %s: %v", device.ID, err)
		}
		out += fmt.Sprint(info)
	}
	return out
}
