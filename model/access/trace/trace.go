// Package trace leads from the Ray ID of a block page to the request that it
// names, to who made it and to their session. Screens and commands look for it in
// the same places: the access log of the account that is meant, the logs of the
// others, and the failed logins of whoever is named beside it.
package trace

import (
	"context"
	"slices"
	"time"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/lookup"
	"ztsession/model/paste"
)

// Source answers what leads from a Ray ID to a session.
type Source interface {
	Sessions
	lookup.Directory
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	LogReach(ctx context.Context, account string) (time.Time, error)
	FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error)
}

const (
	// mostNamed is how many of the people who are named beside a Ray ID are looked at.
	mostNamed = 2
	// mostAccounts is in how many accounts a Ray ID is looked for.
	mostAccounts = 5
)

// Wanted is what is looked for, and where.
type Wanted struct {
	// ID is the Ray ID, without the place behind it.
	ID string
	// Account is looked at first; empty where any may be meant.
	Account string
	// Others returns the accounts that are looked at when the first has nothing,
	// since nobody who calls knows theirs; nil for none.
	Others func(context.Context) ([]model.Account, error)
	// People are the e-mails or user ids of those who may have made the request,
	// whose failed logins go further back than the log.
	People []string
	// Page is of what the Ray ID was read from.
	Page paste.Page
}

// Traced is what was made with a Ray ID.
type Traced struct {
	Account string
	// Rows are those of the access log, or a failed login as one.
	Rows []access.Request
}

// Moved says that what was found is of another account than the one that was meant,
// by what the two are called; empty when it is not.
func Moved(found, meant string) string {
	if meant == "" || found == "" || found == meant {
		return ""
	}
	return "This was in the account " + found + ", not in " + meant + "."
}

// Named returns the account with an id, of those that were seen, and else one
// without a name.
func Named(id string, seen []model.Account) model.Account {
	for _, account := range seen {
		if account.ID == id {
			return account
		}
	}
	return model.Account{ID: id}
}

// Find returns what was made with a Ray ID, of the first of the accounts that has
// it: the rows of the access log, and where none has it any more, the failed
// login of one of the people. The error is that of the source for the account that
// is meant, else for the first where none can be read, or a *NoRayError; without any
// account it is that of Others, or matches lookup.ErrNoAccount.
func Find(ctx context.Context, from Source, wanted Wanted, report func(model.Progress)) (Traced, error) {
	s := &search{from: from, wanted: wanted, report: report, missing: NoRayError{page: wanted.Page}}
	found, err := s.logs(ctx)
	if err != nil || len(found.Rows) > 0 {
		return found, err
	}
	if found, err = s.failedLogins(ctx); err != nil || len(found.Rows) > 0 {
		return found, err
	}
	if s.failed != nil && (wanted.Account != "" || s.missing.Accounts == 0) {
		return Traced{}, s.failed
	}
	if !s.missing.More {
		// That it cannot be told is no reason to say less of the rest.
		s.missing.Reach, _ = from.LogReach(ctx, s.accounts[0])
	}
	return Traced{}, &s.missing
}

// search is one look-up of a Ray ID.
type search struct {
	from   Source
	wanted Wanted
	report func(model.Progress)

	accounts []string // those that were looked at
	failed   error    // why the log of the first could not be read
	missing  NoRayError
}

// logs looks through the access logs, one account after the other.
func (s *search) logs(ctx context.Context) (Traced, error) {
	s.report(model.Progress{Doing: "Looking for the Ray ID in the access log"})
	if s.wanted.Account != "" {
		if found, err := s.log(ctx, s.wanted.Account); err != nil || len(found.Rows) > 0 {
			return found, err
		}
	}
	others, err := s.others(ctx)
	if err != nil {
		return Traced{}, err
	}
	for _, account := range others {
		if found, err := s.log(ctx, account); err != nil || len(found.Rows) > 0 {
			return found, err
		}
	}
	return Traced{}, nil
}

// others returns the accounts that are left to look at. That they cannot be listed
// matters only where none is known.
func (s *search) others(ctx context.Context) ([]string, error) {
	if s.wanted.Others == nil {
		if len(s.accounts) == 0 {
			return nil, lookup.NoAccount()
		}
		return nil, nil
	}
	all, err := s.wanted.Others(ctx)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case len(s.accounts) == 0 && err != nil:
		return nil, err
	case len(s.accounts) == 0 && len(all) == 0:
		return nil, lookup.NoAccount()
	}
	var others []string
	for _, account := range all {
		if !slices.Contains(s.accounts, account.ID) && len(others) < mostAccounts-len(s.accounts) {
			others = append(others, account.ID)
		}
	}
	return others, nil
}

// log looks through the access log of an account. Only that of the one that is meant
// has to be readable: credentials are seldom good for all that they can see.
func (s *search) log(ctx context.Context, account string) (Traced, error) {
	s.accounts = append(s.accounts, account)
	log, err := s.from.Requests(ctx, account, access.LogQuery{RayID: s.wanted.ID})
	switch {
	case ctx.Err() != nil:
		return Traced{}, ctx.Err()
	case err == nil && len(log.Rows) > 0:
		return Traced{account, log.Rows}, nil
	case err != nil && len(s.accounts) == 1:
		s.failed = err
	case err == nil:
		s.missing.Accounts++
		s.missing.Looked += log.Looked
		s.missing.More = s.missing.More || log.More
	}
	return Traced{}, nil
}

// failedLogins looks for the Ray ID in the failed logins of the people.
func (s *search) failedLogins(ctx context.Context) (Traced, error) {
	for _, account := range s.accounts {
		for _, person := range s.wanted.People[:min(len(s.wanted.People), mostNamed)] {
			s.report(model.Progress{Doing: "Not in the log; looking through failed logins"})
			row, err := failedWith(ctx, s.from, account, s.wanted.ID, person)
			switch {
			case ctx.Err() != nil:
				return Traced{}, ctx.Err()
			case err == nil && row != nil:
				return Traced{account, []access.Request{*row}}, nil
			case err == nil:
				s.missing.Named = true
			}
		}
	}
	return Traced{}, nil
}

// failedWith returns the failed login with a Ray ID of the person with an e-mail or
// user id, nil when there is none.
func failedWith(ctx context.Context, from Source, account, ray, person string) (*access.Request, error) {
	email := ""
	if lookup.IsEmail(person) {
		email = person
	}
	user, err := lookup.User(ctx, from, account, person)
	if err != nil {
		return nil, err
	}
	logins, err := from.FailedLogins(ctx, account, user)
	if err != nil {
		return nil, err
	}
	return FailedWith(logins, ray, user, email), nil
}

// FailedWith returns the failed login of a person with a Ray ID as a row of the log,
// nil when it is none of theirs. The e-mail may be empty.
func FailedWith(logins []model.FailedLogin, ray, user, email string) *access.Request {
	for i := range logins {
		if access.SameRay(logins[i].RayID.Value, ray) {
			row := access.RequestOf(&logins[i], user, email)
			return &row
		}
	}
	return nil
}
