// Package lookup finds a session by what people have: no account where there is
// only one, an e-mail in place of a user id, the word latest in place of a nonce.
// Each takes calls of its own, over the small interface Source.
package lookup

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"ztsession/model"
	"ztsession/model/credential"
)

// Latest stands for the nonce of the session that was issued last.
const Latest = "latest"

// longestEmail is the longest address that mail can have, in bytes (RFC 5321,
// section 4.5.3.1.3, without the angle brackets).
const longestEmail = 254

// Source answers what a look-up asks. Its errors come back as they are.
type Source interface {
	// Accounts lists the accounts that the credentials can see.
	Accounts(ctx context.Context) ([]model.Account, error)
	Directory
	// Sessions returns a person's active sessions, the newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
}

// Directory knows the people of an account.
type Directory interface {
	// People returns a page of the people who match.
	People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error)
}

// What a look-up did not find. Each comes as the kind of a *model.Failure.
var (
	// ErrNoAccount: no account was given, and the credentials can see none.
	ErrNoAccount = fmt.Errorf("no account: %w", model.ErrUsage)
	// ErrNobody: nobody in the account has the e-mail. It matches model.ErrNotFound.
	ErrNobody = fmt.Errorf("nobody has the e-mail: %w", model.ErrNotFound)
	// ErrNoSession: the person has no active session. It matches model.ErrNotFound.
	ErrNoSession = fmt.Errorf("no active session: %w", model.ErrNotFound)
)

// SeveralError says that what was given fits several, one of which has to be
// chosen. One of its lists is filled. It matches model.ErrUsage.
type SeveralError struct {
	Accounts []model.Account
	People   []model.Person
}

// Error returns the problem as one line.
func (e *SeveralError) Error() string { return e.Problem().String() }

// Problem returns what has to be chosen.
func (e *SeveralError) Problem() model.Problem {
	if len(e.People) > 0 {
		return model.Problem{What: fmt.Sprintf("%d people have that e-mail.", len(e.People)), Next: "Choose one of them.", Field: model.UserField}
	}
	return model.Problem{What: "No account is given, and the credentials can see several.", Next: "Choose one of them.", Field: model.AccountField}
}

// Is reports whether target is model.ErrUsage.
func (e *SeveralError) Is(target error) bool { return target == model.ErrUsage }

// IsEmail reports whether what was given for a user is meant as an e-mail.
func IsEmail(user string) bool { return strings.Contains(user, "@") }

// IsRef reports whether given has the three ids themselves, so that the session
// can be asked for at once.
func IsRef(given model.Ref) bool {
	return given.Check() == nil && !IsEmail(given.User) && given.Nonce != Latest
}

// IsFindable reports whether given says enough to find one session: a user or
// an e-mail, and a nonce or Latest. The account may be empty.
func IsFindable(given model.Ref) bool { return Check(given) == nil }

// Check returns an error when given cannot become the ids of a session. The
// account may be empty. The error is that of CheckUser or a *model.IDError.
func Check(given model.Ref) error {
	if given.Account != "" {
		if err := model.CheckID(model.AccountField, given.Account); err != nil {
			return err
		}
	}
	if err := CheckUser(given.User); err != nil {
		return err
	}
	if given.Nonce == Latest {
		return nil
	}
	return model.CheckID(model.NonceField, given.Nonce)
}

// CheckUser returns an error when given can be neither an e-mail nor a user id:
// a *model.IDError, or a *model.Failure that matches model.ErrUsage.
func CheckUser(given string) error {
	if !IsEmail(given) {
		return model.CheckID(model.UserField, given)
	}
	if kind, ok := credential.In(given); ok {
		return &model.IDError{Field: model.UserField, Reason: "looks like " + kind.String() + ", so it was not used"}
	}
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	if len(given) > longestEmail || strings.ContainsFunc(given, odd) {
		return model.WrongUsage("The e-mail cannot be one.", "Give the person's e-mail, or the user id, a UUID.")
	}
	return nil
}

// Account returns the account that was given, or else the only one that the
// credentials can see. Several are a *SeveralError, none is ErrNoAccount.
func Account(ctx context.Context, s Source, given string) (string, error) {
	if given != "" {
		return given, model.CheckID(model.AccountField, given)
	}
	accounts, err := s.Accounts(ctx)
	switch {
	case err != nil:
		return "", err
	case len(accounts) == 1:
		return accounts[0].ID, nil
	case len(accounts) == 0:
		return "", NoAccount()
	default:
		return "", &SeveralError{Accounts: accounts}
	}
}

// NoAccount returns the failure of kind ErrNoAccount.
func NoAccount() error {
	return &model.Failure{Kind: ErrNoAccount, Explanation: model.Problem{
		What: "No account is given, and the credentials can see none.",
		Next: "Give one. " + model.AccountField.WhereToFind(), Field: model.AccountField,
	}}
}

// Person returns the person with an e-mail. It has to match whole, without
// regard to case: a part of one could be somebody else's. Several are a
// *SeveralError, none is ErrNobody.
func Person(ctx context.Context, s Directory, account, email string) (model.Person, error) {
	found, err := s.People(ctx, account, model.PeopleQuery{Email: email})
	if err != nil {
		return model.Person{}, err
	}
	var people []model.Person
	for _, person := range found.People {
		if known, ok := person.Email.Get(); ok && strings.EqualFold(known, email) && person.ID != "" {
			people = append(people, person)
		}
	}
	switch len(people) {
	case 0:
		return model.Person{}, &model.Failure{Kind: ErrNobody, Explanation: model.Problem{
			What:  "Nobody in this account has that e-mail.",
			Cause: "A person is known there only after a first login, or the e-mail is mistyped.",
			Next:  "Search for a part of the e-mail or of the name.", Field: model.UserField,
		}}
	case 1:
		return people[0], nil
	default:
		return model.Person{}, &SeveralError{People: people}
	}
}

// User returns the user id behind what was given, an id or an e-mail. Its
// errors are those of CheckUser and Person.
func User(ctx context.Context, s Directory, account, given string) (string, error) {
	if !IsEmail(given) {
		return given, model.CheckID(model.UserField, given)
	}
	person, err := Person(ctx, s, account, given)
	return person.ID, err
}

// Newest returns the entry of the session that was issued last and can be
// opened. Without one the error is ErrNoSession.
func Newest(ctx context.Context, s Source, account, user string) (model.SessionSummary, error) {
	sessions, err := s.Sessions(ctx, account, user)
	if err != nil {
		return model.SessionSummary{}, err
	}
	for _, session := range sessions {
		if session.Nonce != "" {
			return session, nil
		}
	}
	return model.SessionSummary{}, &model.Failure{Kind: ErrNoSession, Explanation: model.Problem{
		What:  "This person has no active session.",
		Cause: "The last one ended or was revoked, or there never was one.",
		Next:  "The last seen identity and the failed logins still have something.",
	}}
}

// Found is what a look-up found on the way to a session.
type Found struct {
	// Ref has the ids, as far as they were found when there is an error.
	Ref model.Ref
	// Person is who has the e-mail; nil when the user id was given.
	Person *model.Person
	// Listed is the session's entry in the person's list; nil when the nonce was given.
	Listed *model.SessionSummary
}

// Session turns what was given, which passes Check, into the ids of a session.
// It asks for nothing that was given as it is. Beside an error it returns what was found before it,
// so that a screen can go on from there.
func Session(ctx context.Context, s Source, given model.Ref) (Found, error) {
	found := Found{}
	account, err := Account(ctx, s, given.Account)
	if err != nil {
		return found, err
	}
	found.Ref.Account = account
	if !IsEmail(given.User) {
		found.Ref.User = given.User
	} else {
		person, err := Person(ctx, s, account, given.User)
		if err != nil {
			return found, err
		}
		found.Person, found.Ref.User = &person, person.ID
	}
	if given.Nonce != Latest {
		found.Ref.Nonce = given.Nonce
		return found, nil
	}
	listed, err := Newest(ctx, s, account, found.Ref.User)
	if err != nil {
		return found, err
	}
	found.Listed, found.Ref.Nonce = &listed, listed.Nonce
	return found, nil
}
