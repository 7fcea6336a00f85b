package api

import (
	"testing"

	"ztsession/api/sim"
	"ztsession/model"
)

// TestCallsFindASessionFromANameAlone walks the way of the look-up form.
func TestCallsFindASessionFromANameAlone(t *testing.T) {
	server := simulate(t, sim.Options{})
	c := simClient(t, server)
	accounts, err := c.Accounts(t.Context())
	if err != nil || len(accounts) < 2 {
		t.Fatalf("accounts %v, error %v", accounts, err)
	}
	walk(t, c, accounts[0].ID)
}

// walk goes from the account to the session of everybody, and compares what the
// calls answer about the same thing.
func walk(t *testing.T, c *Client, account string) {
	t.Helper()
	people, err := c.People(t.Context(), account, model.PeopleQuery{PerPage: 100})
	if err != nil || people.More || !model.Is(people.Total, len(people.People)) {
		t.Fatalf("people %+v, error %v", people, err)
	}
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
		}
	}
}
