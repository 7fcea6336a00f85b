package gather

import (
	"context"
	"errors"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/clock"
	"ztsession/model/lookup"
	"ztsession/model/text/words"
)

// Trail answers what leads from a Ray ID to a session.
type Trail interface {
	Sessions
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	LogReach(ctx context.Context, account string) (time.Time, error)
	lookup.Directory
	FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error)
}

// NoRayError says that a Ray ID was not found, and how far was looked. It matches
// model.ErrNotFound.
type NoRayError struct {
	// Reach is when the oldest row of the log of the first account was made; zero when
	// that is not known.
	Reach time.Time
	// Looked is how many rows were looked through, and More that there are others.
	Looked int
	More   bool
	// Named means that the failed logins of somebody who was named beside the Ray ID
	// were looked through too.
	Named bool
	// Accounts is in how many accounts was looked.
	Accounts int
}

// Error returns the problem as one line.
func (e *NoRayError) Error() string { return e.Problem().String() }

// Is reports whether target is model.ErrNotFound.
func (e *NoRayError) Is(target error) bool { return target == model.ErrNotFound }

// Problem returns what happened and what can be done.
func (e *NoRayError) Problem() model.Problem { return e.ProblemAt(clock.Clock{Mode: clock.UTC}) }

// ProblemAt returns the problem with times as the clock shows them.
func (e *NoRayError) ProblemAt(c clock.Clock) model.Problem {
	p := NotInLog()
	p.Next = "Ask whose it is and when it was: failed logins of a person can go further back than the log."
	if e.Named {
		p.What = "Neither the access log nor the failed logins of who is named beside it have this Ray ID."
		p.Next = "Ask for the Ray ID of a new try: it is in the log after a minute or two."
	}
	before := ""
	if e.Accounts > 1 {
		logs := "access logs of " + words.Count(e.Accounts, "account", "accounts")
		p.What = strings.NewReplacer("access log has", logs+" have", "access log nor", logs+" nor").Replace(p.What)
	}
	switch {
	case e.More:
		before = "Only the newest " + words.Thousands(e.Looked) + " rows could be looked through. "
	case clock.IsPlausible(e.Reach) && e.Accounts > 1:
		before = "That of the first reaches back to " + c.Exact(e.Reach) + ". "
	case clock.IsPlausible(e.Reach):
		before = "The log reaches back to " + c.Exact(e.Reach) + ". "
	}
	p.Cause = before + p.Cause
	return p
}

// mostNamed is how many of the people who are named beside a Ray ID are looked at.
const mostNamed = 2

// mostAccounts is in how many accounts a Ray ID is looked for.
const mostAccounts = 5

// Traced is what was made with a Ray ID.
type Traced struct {
	Account string
	// Rows are those of the access log, or a failed login as one.
	Rows []access.Request
}

// WithRay returns what was made with a Ray ID, of the first of the accounts that
// has it: the rows of the access log, and where none has it any more, the failed
// login of one of the people with the e-mails. The error is that of the source for
// the first account, or a *NoRayError.
func WithRay(ctx context.Context, from Trail, accounts []string, ray string, emails []string, report func(model.Progress)) (Traced, error) {
	report(model.Progress{Doing: "Looking for the Ray ID in the access log"})
	missing := &NoRayError{}
	var failed error
	for i, account := range accounts[:min(len(accounts), mostAccounts)] {
		log, err := from.Requests(ctx, account, access.LogQuery{RayID: ray})
		switch {
		case err == nil && len(log.Rows) > 0:
			return Traced{account, log.Rows}, nil
		case err != nil && i == 0, ctx.Err() != nil:
			failed = err
		case err == nil:
			missing.Accounts++
			missing.Looked += log.Looked
			missing.More = missing.More || log.More
		}
	}
	if failed != nil {
		return Traced{}, failed
	}
	if found, err := missing.amongFailed(ctx, from, accounts, ray, emails, report); err != nil || len(found.Rows) > 0 {
		return found, err
	}
	if !missing.More {
		// That it cannot be told is no reason to say less of the rest.
		missing.Reach, _ = from.LogReach(ctx, accounts[0])
	}
	return Traced{}, missing
}

// amongFailed looks for a Ray ID in the failed logins of the people with the e-mails.
func (e *NoRayError) amongFailed(ctx context.Context, from Trail, accounts []string, ray string, emails []string, report func(model.Progress)) (Traced, error) {
	for _, account := range accounts[:min(len(accounts), mostAccounts)] {
		for _, email := range emails[:min(len(emails), mostNamed)] {
			report(model.Progress{Doing: "Not in the log; looking through failed logins"})
			login, user, err := failedWith(ctx, from, account, ray, email)
			switch {
			case ctx.Err() != nil:
				return Traced{}, ctx.Err()
			case err == nil && login != nil:
				return Traced{account, []access.Request{access.RequestOf(login, user, email)}}, nil
			case err == nil:
				e.Named = true
			}
		}
	}
	return Traced{}, nil
}

// failedWith returns the failed login with a Ray ID of the person with an e-mail,
// nil when there is none.
func failedWith(ctx context.Context, from Trail, account, ray, email string) (*model.FailedLogin, string, error) {
	person, err := lookup.Person(ctx, from, account, email)
	if err != nil {
		return nil, "", err
	}
	logins, err := from.FailedLogins(ctx, account, person.ID)
	if err != nil {
		return nil, "", err
	}
	for i := range logins {
		if access.SameRay(logins[i].RayID.Value, ray) {
			return &logins[i], person.ID, nil
		}
	}
	return nil, person.ID, nil
}

// InLog returns a failed login of a person as the access log has it, and as it is
// where the log has no such row or cannot be read: that it has an address and a
// country is more, but not needed. The error is that of a request that was cancelled.
func InLog(ctx context.Context, from Trail, account string, login *model.FailedLogin, user, email string, report func(model.Progress)) (access.Request, error) {
	own := access.RequestOf(login, user, email)
	ray := strings.TrimSpace(login.RayID.Value)
	if ray == "" {
		return own, nil
	}
	report(model.Progress{Doing: "Looking for the login in the access log"})
	log, err := from.Requests(ctx, account, access.LogQuery{RayID: ray, Email: email})
	if ctx.Err() != nil {
		return own, ctx.Err()
	}
	if err != nil || len(log.Rows) == 0 {
		return own, nil
	}
	return log.Rows[0], nil
}

// Made returns the session with which a request was most likely made, and the last
// seen identity of a person who has none any more. The error is that of the
// source, or a *model.Failure where nobody can be told to have made it.
func Made(ctx context.Context, from Trail, account string, row *access.Request, report func(model.Progress)) (*model.Session, error) {
	report(model.Progress{Doing: "Asking which session the person had then"})
	user, email := strings.TrimSpace(row.UserID.Value), strings.TrimSpace(row.Email.Value)
	isID := lookup.IsUserID(user)
	if isID {
		s, err := session(ctx, from, account, user, row, report)
		if email == "" || !errors.Is(err, model.ErrNotFound) {
			return s, nothingKnown(err)
		}
		// No document names the id in the log, so that it may be another one.
	}
	if email == "" {
		return nil, &model.Failure{Kind: model.ErrNotFound, Explanation: model.Problem{
			What: "The access log does not say whose request that was.", Cause: "It has neither a user id nor an e-mail in that row.", Next: "Search for the person by name or e-mail.",
		}}
	}
	person, err := lookup.Person(ctx, from, account, email)
	if err != nil {
		return nil, err
	}
	s, err := session(ctx, from, account, person.ID, row, report)
	return s, nothingKnown(err)
}

// nothingKnown says what it means that there is not even a last seen identity.
func nothingKnown(err error) error {
	if !errors.Is(err, model.ErrNotFound) {
		return err
	}
	return &model.Failure{Kind: model.ErrNotFound, Cause: err, Explanation: model.Problem{
		What: "Nothing is kept of the person who made this request any more.", Cause: "There is neither an active session nor a last seen identity; the person may have been removed since.",
		Next: "The access log still has when it was, to which application and from where.",
	}}
}

// IsNamed reports whether a request may be of one of the people with the e-mails.
func IsNamed(row *access.Request, emails []string) bool {
	email, ok := row.Email.Get()
	if !ok || len(emails) == 0 {
		return true
	}
	for _, one := range emails {
		if strings.EqualFold(one, strings.TrimSpace(email)) {
			return true
		}
	}
	return false
}
