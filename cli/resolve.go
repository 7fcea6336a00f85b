package cli

import (
	"context"
	"errors"
	"fmt"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lookup"
	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/signs"
)

// account returns the account that was given, or else the only one that the
// credentials can see.
func (c connection) account(ctx context.Context, given string) (string, error) {
	account, err := lookup.Account(ctx, c.client, given)
	return account, c.inCommandWords(err)
}

// user returns the user id behind what was given, an id or an e-mail.
func (c connection) user(ctx context.Context, account, given string) (string, error) {
	user, err := lookup.User(ctx, c.client, account, given)
	return user, c.inCommandWords(err)
}

// find turns what was given into the three ids. The session's entry in the
// person's list comes along when the session was chosen from there.
func (c connection) find(ctx context.Context, given model.Ref) (lookup.Found, error) {
	found, err := lookup.Session(ctx, c.client, given)
	return found, c.inCommandWords(err)
}

// inCommandWords returns the error of a look-up with the commands and flags
// that lead on from there.
func (c connection) inCommandWords(err error) error {
	var several *lookup.SeveralError
	if errors.As(err, &several) {
		return c.choose(several)
	}
	var failure *model.Failure
	if !errors.As(err, &failure) {
		return err
	}
	in := *failure
	switch {
	case errors.Is(err, lookup.ErrNoAccount):
		in.Explanation.Next = "Give one with --account. " + model.AccountField.WhereToFind()
	case errors.Is(err, lookup.ErrNobody):
		in.Explanation.Next = "Search with ztsession list users QUERY."
	case errors.Is(err, lookup.ErrNoSession):
		in.Explanation = noSessions()
	}
	return &in
}

// choose returns the failure for when one of several has to be given. With
// --mask the choices stay unsaid, since they could not be given masked.
func (c connection) choose(several *lookup.SeveralError) error {
	what, next, choices := several.Problem().What, "Give one of these with --account:", accountChoices(several.Accounts)
	if len(several.People) > 0 {
		next, choices = "Give the user id of one of these instead:", personChoices(several.People)
	}
	if c.masked {
		return model.WrongUsage(what, "Without --mask they are listed.")
	}
	failure := model.WrongUsage(what, next)
	failure.Choices = choices
	return failure
}

// An error names so many choices at most, each with a name of so many cells: a
// person reads it, and the lists have the rest.
const (
	mostChoices = 10
	widestName  = 60
)

func accountChoices(accounts []model.Account) []string {
	choices := make([]string, 0, mostChoices+1)
	for _, account := range accounts[:min(len(accounts), mostChoices)] {
		choices = append(choices, short(account.ID)+"  "+short(account.Name))
	}
	return more(choices, len(accounts), "ztsession list accounts")
}

func personChoices(people []model.Person) []string {
	choices := make([]string, 0, mostChoices+1)
	for _, person := range people[:min(len(people), mostChoices)] {
		last := "not reported"
		if at, ok := person.LastLogin.Get(); ok {
			last = "never"
			if clock.IsPlausible(at) {
				last = at.UTC().Format("2006-01-02 15:04 MST")
			}
		}
		choices = append(choices, fmt.Sprintf("%s  %s, last login %s", short(person.ID), short(textOf(person.Name)), last))
	}
	return more(choices, len(people), "ztsession list users")
}

func short(name string) string { return measure.Truncate(safe.Text(name), widestName, signs.Cut) }

// more adds to choices how many others there are and which command lists them.
func more(choices []string, all int, command string) []string {
	if left := all - len(choices); left > 0 {
		choices = append(choices, fmt.Sprintf("and %d more: %s prints all of them.", left, command))
	}
	return choices
}

// noSessions names the two places that still have something of a person
// without a session.
func noSessions() model.Problem {
	return model.Problem{
		What:  "This person has no active session.",
		Cause: "The last one ended or was revoked, or there never was one.",
		Next:  "Two places still know something: ztsession list logins USER prints the failed logins, and the look-up form of ztsession shows the last seen identity.",
	}
}
