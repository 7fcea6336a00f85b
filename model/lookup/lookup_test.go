package lookup

import (
	"context"
	"errors"
	"strings"
	"testing"

	"ztsession/model"
)

const (
	account = "023e105f4ecef8ad9ca31a8372d0c353"
	user    = "f174e90a-fafe-4643-bbbc-4a0ed4fc8415"
	nonce   = "X1aXj1lFVcqqyoXF"
)

// company answers from memory and keeps what it was asked.
type company struct {
	accounts []model.Account
	people   []model.Person
	sessions []model.SessionSummary
	err      error
	asked    []string
}

func (c *company) Accounts(context.Context) ([]model.Account, error) {
	c.asked = append(c.asked, "accounts")
	return c.accounts, c.err
}

func (c *company) People(_ context.Context, account string, q model.PeopleQuery) (model.People, error) {
	c.asked = append(c.asked, "people of "+account+" with "+q.Email)
	return model.People{People: c.people}, c.err
}

func (c *company) Sessions(_ context.Context, account, user string) ([]model.SessionSummary, error) {
	c.asked = append(c.asked, "sessions of "+account+" "+user)
	return c.sessions, c.err
}

func person(id, email string) model.Person {
	return model.Person{ID: id, Email: model.Known(email)}
}

func TestSessionAsksForNothingThatIsGiven(t *testing.T) {
	t.Parallel()
	amina := person(user, "Amina@example.com")
	for name, test := range map[string]struct {
		given model.Ref
		asked string
	}{
		"all ids":       {model.Ref{Account: account, User: user, Nonce: nonce}, ""},
		"no account":    {model.Ref{User: user, Nonce: nonce}, "accounts"},
		"an e-mail":     {model.Ref{Account: account, User: "amina@example.com", Nonce: nonce}, "people of " + account + " with amina@example.com"},
		"latest":        {model.Ref{Account: account, User: user, Nonce: Latest}, "sessions of " + account + " " + user},
		"as few as can": {model.Ref{User: "amina@example.com", Nonce: Latest}, "accounts, people of " + account + " with amina@example.com, sessions of " + account + " " + user},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := &company{
				accounts: []model.Account{{ID: account}},
				people:   []model.Person{person("x", "not-amina@example.com"), amina, person("", "amina@example.com")},
				sessions: []model.SessionSummary{{}, {Nonce: nonce}, {Nonce: "older"}},
			}
			if err := Check(test.given); err != nil {
				t.Fatal(err)
			}
			found, err := Session(t.Context(), c, test.given)
			if err != nil || found.Ref != (model.Ref{Account: account, User: user, Nonce: nonce}) || strings.Join(c.asked, ", ") != test.asked {
				t.Errorf("found %+v, %v after %q", found, err, c.asked)
			}
			if (found.Person != nil) != IsEmail(test.given.User) || (found.Listed != nil) != (test.given.Nonce == Latest) {
				t.Errorf("on the way it found %+v, %+v", found.Person, found.Listed)
			}
			if want := test.asked == ""; IsRef(test.given) != want {
				t.Errorf("IsRef = %v", !want)
			}
		})
	}
}

func TestSessionReturnsWhatWasFoundBeforeAnError(t *testing.T) {
	t.Parallel()
	c := &company{people: []model.Person{person(user, "a@example.com")}}
	found, err := Session(t.Context(), c, model.Ref{Account: account, User: "a@example.com", Nonce: Latest})
	if !errors.Is(err, ErrNoSession) || !errors.Is(err, model.ErrNotFound) || found.Ref != (model.Ref{Account: account, User: user}) || found.Person == nil {
		t.Errorf("found %+v, %v", found, err)
	}
}

func TestWhatIsNotFoundHasAKindAndWords(t *testing.T) {
	t.Parallel()
	two := []model.Person{person("u1", "a@example.com"), person("u2", "A@example.com")}
	broken := errors.New("broken")
	for name, test := range map[string]struct {
		company company
		kinds   []error
		words   string
	}{
		"no account":       {company{}, []error{ErrNoAccount, model.ErrUsage}, "can see none"},
		"several accounts": {company{accounts: []model.Account{{ID: "a"}, {ID: "b"}}}, []error{model.ErrUsage}, "can see several"},
		"nobody":           {company{accounts: []model.Account{{ID: account}}, people: []model.Person{person("u", "aa@example.com")}}, []error{ErrNobody, model.ErrNotFound}, "Nobody"},
		"several people":   {company{accounts: []model.Account{{ID: account}}, people: two}, []error{model.ErrUsage}, "2 people"},
		"an error":         {company{err: broken}, []error{broken}, "roken"},
	} {
		_, err := Session(t.Context(), &test.company, model.Ref{User: "a@example.com", Nonce: nonce})
		for _, kind := range test.kinds {
			if !errors.Is(err, kind) {
				t.Errorf("%s: %v does not match %v", name, err, kind)
			}
		}
		if p := model.ProblemOf(err); !strings.Contains(p.What, test.words) || p.Next == "" && !errors.Is(err, broken) {
			t.Errorf("%s: problem = %+v", name, p)
		}
		var several *SeveralError
		if errors.As(err, &several) && len(several.Accounts)+len(several.People) != 2 {
			t.Errorf("%s: to choose from: %+v", name, several)
		}
	}
}

func TestCheckRefusesWhatCanBeNoSession(t *testing.T) {
	t.Parallel()
	for _, given := range []model.Ref{
		{Account: strings.Repeat("a", 33), User: user, Nonce: nonce},
		{User: "", Nonce: nonce},
		{User: user},
		{User: "a b@example.com", Nonce: nonce},
		{User: strings.Repeat("a", longestEmail) + "@example.com", Nonce: nonce},
		{User: "a\x1b@example.com", Nonce: Latest},
	} {
		if err := Check(given); !errors.Is(err, model.ErrInvalidID) && !errors.Is(err, model.ErrUsage) {
			t.Errorf("%+v: %v", given, err)
		}
	}
	exact := strings.Repeat("a", longestEmail-len("@example.com")) + "@example.com"
	if err := CheckUser(exact); err != nil {
		t.Errorf("an e-mail of %d bytes: %v", len(exact), err)
	}
}
