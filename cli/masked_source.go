package cli

import (
	"context"

	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/ui"
)

// maskedSource masks what the screens are answered. They ask with the ids that
// they were given, pseudonyms, so that each request begins with the real ones.
type maskedSource struct {
	source ui.Source
	mask   *mask.Masker
}

var _ ui.Source = maskedSource{}

// maskScreens makes everything that the screens are given masked. A nil masker
// changes nothing.
func maskScreens(opts *ui.Options, masker *mask.Masker) {
	if masker == nil {
		return
	}
	masked := func(source ui.Source, err error) (ui.Source, error) {
		if source == nil || err != nil {
			return nil, maskedError(err, masker)
		}
		return maskedSource{source, masker}, nil
	}
	connect, reopen, openText := opts.Connect, opts.Reopen, opts.OpenText
	opts.Source, _ = masked(opts.Source, nil)
	opts.Session = masker.Session(opts.Session)
	if connect != nil {
		opts.Connect = func(c model.Credential) (ui.Source, error) { return masked(connect(c)) }
	}
	if reopen != nil {
		opts.Reopen = func(ctx context.Context) (*model.Session, error) {
			session, err := reopen(ctx)
			return masker.Session(session), maskedError(err, masker)
		}
	}
	opts.OpenText = func(text string) (*model.Session, error) {
		session, err := openText(text)
		return masker.Session(session), maskedError(err, masker)
	}
}

// maskedError returns err with its problem masked, nil for nil.
func maskedError(err error, masker *mask.Masker) error {
	if err == nil {
		return nil
	}
	return &model.Failure{Explanation: masker.Problem(model.ProblemOf(err)), Cause: err}
}

func (s maskedSource) Accounts(ctx context.Context) ([]model.Account, error) {
	accounts, err := s.source.Accounts(ctx)
	return mask.List(accounts, s.mask.Account), maskedError(err, s.mask)
}

func (s maskedSource) People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error) {
	q.Search, q.Email = s.mask.Original(q.Search), s.mask.Original(q.Email)
	people, err := s.source.People(ctx, s.mask.Original(account), q)
	return s.mask.People(people), maskedError(err, s.mask)
}

func (s maskedSource) Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
	user = s.mask.Original(user)
	sessions, err := s.source.Sessions(ctx, s.mask.Original(account), user)
	return s.mask.Summaries(user, sessions), maskedError(err, s.mask)
}

func (s maskedSource) Budget() model.Budget { return s.source.Budget() }

func (s maskedSource) Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
	session, err := s.source.Session(ctx, s.mask.OriginalRef(ref), progress)
	return s.mask.Session(session), maskedError(err, s.mask)
}

func (s maskedSource) LastSeen(ctx context.Context, account, user string) (*model.Session, error) {
	session, err := s.source.LastSeen(ctx, s.mask.Original(account), s.mask.Original(user))
	return s.mask.Session(session), maskedError(err, s.mask)
}

func (s maskedSource) FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error) {
	logins, err := s.source.FailedLogins(ctx, s.mask.Original(account), s.mask.Original(user))
	return mask.List(logins, s.mask.FailedLogin), maskedError(err, s.mask)
}

func (s maskedSource) IdentityProvider(ctx context.Context, account, id string) (model.IdentityProvider, error) {
	provider, err := s.source.IdentityProvider(ctx, s.mask.Original(account), s.mask.Original(id))
	return s.mask.IdentityProvider(provider), maskedError(err, s.mask)
}

func (s maskedSource) Device(ctx context.Context, account, id string) (model.DeviceInfo, error) {
	device, err := s.source.Device(ctx, s.mask.Original(account), s.mask.Original(id))
	return s.mask.Device(device), maskedError(err, s.mask)
}

func (s maskedSource) Registration(ctx context.Context, account, id string) (model.DeviceInfo, error) {
	device, err := s.source.Registration(ctx, s.mask.Original(account), s.mask.Original(id))
	return s.mask.Device(device), maskedError(err, s.mask)
}
