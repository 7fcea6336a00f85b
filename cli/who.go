package cli

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"ztsession/model"
)

// latest stands for the nonce of the session that was issued last.
const latest = "latest"

// longestEmail is the longest address that mail can have, in bytes (RFC 5321,
// section 4.5.3.1.3, without the angle brackets).
const longestEmail = 254

// isEmail reports whether what was given for a user is meant as an e-mail.
func isEmail(user string) bool { return strings.Contains(user, "@") }

// checkUser returns an error when user can be neither an e-mail nor a user id.
func checkUser(user string) error {
	if !isEmail(user) {
		return model.CheckID(model.UserField, user)
	}
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	if len(user) > longestEmail || strings.ContainsFunc(user, odd) {
		return model.WrongUsage("The e-mail cannot be one.", "Give the person's e-mail, or the user id, a UUID.")
	}
	return nil
}

// checkNonce is model.CheckID, except that the word latest needs no check.
func checkNonce(nonce string) error {
	if nonce == latest {
		return nil
	}
	return model.CheckID(model.NonceField, nonce)
}

// account returns the account that was given, or else the only one that the
// credentials can see.
func (c connection) account(ctx context.Context, given string) (string, error) {
	if given != "" {
		return given, model.CheckID(model.AccountField, given)
	}
	accounts, err := c.names.Accounts(ctx)
	switch {
	case err != nil:
		return "", err
	case len(accounts) == 1:
		return accounts[0].ID, nil
	case len(accounts) == 0:
		return "", model.WrongUsage("No account is given, and the credentials can see none.", "Give one with --account. "+model.AccountField.WhereToFind())
	default:
		return "", c.choose("No account is given, and the credentials can see several.", "Give one of these with --account:", accountChoices(accounts))
	}
}

func accountChoices(accounts []model.Account) []string {
	choices := make([]string, 0, len(accounts))
	for _, account := range accounts {
		choices = append(choices, account.ID+"  "+account.Name)
	}
	return choices
}

// user returns the user id behind what was given, an id or an e-mail. The
// e-mail has to match whole: a part of one could be somebody else's.
func (c connection) user(ctx context.Context, account, given string) (string, error) {
	if !isEmail(given) {
		return given, model.CheckID(model.UserField, given)
	}
	found, err := c.names.People(ctx, account, model.PeopleQuery{Email: given})
	if err != nil {
		return "", err
	}
	var people []model.Person
	for _, person := range found.People {
		if email, ok := person.Email.Get(); ok && strings.EqualFold(email, given) && person.ID != "" {
			people = append(people, person)
		}
	}
	switch len(people) {
	case 0:
		return "", &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What: "Nobody in this account has that e-mail.", Cause: "A person is known there only after a first login, or the e-mail is mistyped.",
			Next: "Search with ztsession list users QUERY.",
		}}
	case 1:
		return people[0].ID, nil
	default:
		return "", c.choose(fmt.Sprintf("%d people have that e-mail.", len(people)), "Give the user id of one of these instead:", personChoices(people))
	}
}

func personChoices(people []model.Person) []string {
	choices := make([]string, 0, len(people))
	for _, person := range people {
		last := "not reported"
		if at, ok := person.LastLogin.Get(); ok {
			last = at.UTC().Format("2006-01-02 15:04 MST")
		}
		choices = append(choices, fmt.Sprintf("%s  %s, last login %s", person.ID, textOf(person.Name), last))
	}
	return choices
}

// choose returns the usage error for when one of several has to be given. With
// --mask the choices stay unsaid, since they could not be given masked.
func (c connection) choose(what, next string, choices []string) error {
	if c.names != c.client {
		return model.WrongUsage(what, "Without --mask they are listed.")
	}
	failure := model.WrongUsage(what, next)
	failure.Choices = choices
	return failure
}

// newest returns the entry of the session that was issued last.
func (c connection) newest(ctx context.Context, account, user string) (model.SessionSummary, error) {
	sessions, err := c.client.Sessions(ctx, account, user)
	if err != nil {
		return model.SessionSummary{}, err
	}
	for _, session := range sessions {
		if session.Nonce != "" {
			return session, nil
		}
	}
	return model.SessionSummary{}, &model.Failure{Kind: model.ErrNotFound, Explanation: noSessions()}
}

// noSessions names the two places that still know something of a person
// without a session.
func noSessions() model.Problem {
	return model.Problem{
		What:  "This person has no active session.",
		Cause: "The last one ended or was revoked, or there never was one.",
		Next:  "Two places still know something: ztsession list logins USER prints the failed logins, and the look-up form of ztsession shows the last seen identity.",
	}
}
