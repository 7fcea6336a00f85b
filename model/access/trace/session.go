package trace

import (
	"context"
	"errors"
	"strings"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/lookup"
)

// Sessions answers what a request's session is looked for by.
type Sessions interface {
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error)
	LastSeen(ctx context.Context, account, user string) (*model.Session, error)
}

// SessionOf returns the session with which a request was most likely made, the
// newest when row is nil, and the last seen identity of a person who has none any
// more. The error is that of the source; where there is not even an identity it
// matches model.ErrNotFound.
func SessionOf(ctx context.Context, from Sessions, account, user string, row *access.Request, report func(model.Progress)) (*model.Session, error) {
	sessions, err := from.Sessions(ctx, account, user)
	if err != nil {
		return nil, err
	}
	if row == nil {
		row = &access.Request{}
	}
	listed, ok := access.SessionOf(row, sessions)
	if !ok {
		report(model.Progress{Doing: "No session any more; asking for the last seen identity"})
		return from.LastSeen(ctx, account, user)
	}
	s, err := from.Session(ctx, model.Ref{Account: account, User: user, Nonce: listed.Nonce}, func(p model.Progress) {
		p.Doing = "Asking for the session"
		report(p)
	})
	if errors.Is(err, model.ErrNotFound) {
		// It ended since it was listed.
		return from.LastSeen(ctx, account, user)
	}
	if err == nil {
		s.Origin.Listed = &listed
	}
	return s, err
}

// Made returns the session with which a request was most likely made, of the person
// whom its row names, and the last seen identity of one who has none any more. The
// error is that of the source, or a *model.Failure where nobody can be told to have
// made it.
func Made(ctx context.Context, from Source, account string, row *access.Request, report func(model.Progress)) (*model.Session, error) {
	report(model.Progress{Doing: "Asking which session the person had then"})
	user, email := strings.TrimSpace(row.UserID.Value), strings.TrimSpace(row.Email.Value)
	if lookup.IsUserID(user) {
		s, err := SessionOf(ctx, from, account, user, row, report)
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
	s, err := SessionOf(ctx, from, account, person.ID, row, report)
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

// InLog returns a failed login of a person as the access log has it, and as it is
// where the log has no such row or cannot be read: that it has an address and a
// country is more, but not needed. The error is that of a request that was cancelled.
func InLog(ctx context.Context, from Source, account string, login *model.FailedLogin, user, email string, report func(model.Progress)) (access.Request, error) {
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

// IsOf reports whether a request may have been made by the person of a session: it
// has their id, or no other e-mail than theirs. An e-mail can change, and another id
// says nothing, since no document names the id in the log.
func IsOf(row *access.Request, s *model.Session) bool {
	for _, id := range []string{s.UserUUID.Value, s.Origin.Ref.User} {
		if id != "" && strings.EqualFold(id, strings.TrimSpace(row.UserID.Value)) {
			return true
		}
	}
	own, ok := s.Email.Get()
	return !ok || IsNamed(row, []string{own})
}

// IsNamed reports whether a request may be of one of the people with the e-mails.
func IsNamed(row *access.Request, emails []string) bool {
	email, ok := row.Email.Get()
	if !ok || len(emails) == 0 {
		return true
	}
	for _, one := range emails {
		if strings.EqualFold(strings.TrimSpace(one), strings.TrimSpace(email)) {
			return true
		}
	}
	return false
}
