// Package gather asks for what a verdict rests on: the application, and what its
// policies name. Each sort of thing is asked for once in a run, all at the same
// time, and only when a policy names it; what cannot be read is a state of its own
// and no failure, since a verdict says then what is not known.
package gather

import (
	"cmp"
	"context"
	"errors"
	"sync"

	"ztsession/model"
	"ztsession/model/access"
)

// Source answers what is asked.
type Source interface {
	Apps(ctx context.Context, account string) ([]access.App, error)
	Policies(ctx context.Context, account string) ([]access.Policy, error)
	RuleGroups(ctx context.Context, account string) ([]access.Group, error)
	PostureRules(ctx context.Context, account string) ([]access.PostureRule, error)
	IdentityProviders(ctx context.Context, account string) ([]model.IdentityProvider, error)
	ServiceTokens(ctx context.Context, account string) ([]access.ServiceToken, error)
	List(ctx context.Context, account, id string) (access.List, error)
	Organization(ctx context.Context, account string) (access.Organization, error)
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	Risk(ctx context.Context, account, user string) (access.Risk, error)
}

// mostCalls is how many calls are made for one application, the lists that it
// names left out.
const mostCalls = 5

// Gatherer asks about one account and remembers what it was answered. It is safe
// for use by several goroutines.
type Gatherer struct {
	source  Source
	account string

	mu        sync.Mutex
	calls     int
	apps      *[]access.App
	policies  *access.Table[access.Policy]
	groups    *access.Table[access.Group]
	posture   *access.Table[access.PostureRule]
	providers *access.Table[model.IdentityProvider]
	tokens    *access.Table[access.ServiceToken]
	settings  *access.Organization
	lists     map[string]access.List
	risks     map[string]access.Risk
}

// New returns a Gatherer for an account.
func New(source Source, account string) *Gatherer {
	return &Gatherer{source: source, account: account, lists: map[string]access.List{}, risks: map[string]access.Risk{}}
}

// Apps returns the applications of the account. The error is that of the source.
func (g *Gatherer) Apps(ctx context.Context) ([]access.App, error) {
	g.mu.Lock()
	known := g.apps
	g.mu.Unlock()
	if known != nil {
		return *known, nil
	}
	apps, err := g.source.Apps(ctx, g.account)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls++
	g.apps = &apps
	return apps, nil
}

// Request returns the row of the access log with a Ray ID, and what was looked
// through for it; nil when there is none. The error is that of the source.
func (g *Gatherer) Request(ctx context.Context, ray string) (*access.Request, access.Log, error) {
	log, err := g.source.Requests(ctx, g.account, access.LogQuery{RayID: ray})
	if err != nil {
		return nil, access.Log{}, err
	}
	g.mu.Lock()
	g.calls++
	g.mu.Unlock()
	if len(log.Rows) == 0 {
		return nil, log, nil
	}
	return &log.Rows[0], log, nil
}

// Fill asks for what the policies of an application name, as far as it is not
// known, and sets it in the facts.
func (g *Gatherer) Fill(ctx context.Context, app *access.App, facts *access.Facts) {
	policies := app.Policies.Value
	if access.References(policies) {
		facts.Policies = once(g, &g.policies, func() ([]access.Policy, error) { return g.source.Policies(ctx, g.account) }, func(p *access.Policy) string { return p.ID })
		policies = access.Resolved(policies, facts.Policies)
	}
	need := access.NeedsOf(app, policies)
	if need.Groups {
		// Groups come first, since what they name is known only then.
		facts.Groups = once(g, &g.groups, func() ([]access.Group, error) { return g.source.RuleGroups(ctx, g.account) }, func(r *access.Group) string { return r.ID })
		need.AddGroups(facts.Groups)
	}
	var waiting sync.WaitGroup
	if need.Posture {
		waiting.Go(func() {
			facts.Posture = once(g, &g.posture, func() ([]access.PostureRule, error) { return g.source.PostureRules(ctx, g.account) }, func(r *access.PostureRule) string { return r.ID })
		})
	}
	if need.Providers {
		waiting.Go(func() {
			facts.Providers = once(g, &g.providers, func() ([]model.IdentityProvider, error) { return g.source.IdentityProviders(ctx, g.account) }, func(p *model.IdentityProvider) string { return p.ID })
		})
	}
	if need.Tokens {
		waiting.Go(func() {
			facts.Tokens = once(g, &g.tokens, func() ([]access.ServiceToken, error) { return g.source.ServiceTokens(ctx, g.account) }, func(t *access.ServiceToken) string { return t.ID })
		})
	}
	if need.Risk {
		waiting.Go(func() { facts.Risk = g.risk(ctx, facts.Session) })
	}
	waiting.Go(func() { facts.Lists = g.listsOf(ctx, need.Lists) })
	waiting.Wait()
	facts.Organization = g.organization(ctx)
}

// once returns a list that was asked for before, or asks for it.
func once[T any](g *Gatherer, known **access.Table[T], ask func() ([]T, error), id func(*T) string) access.Table[T] {
	g.mu.Lock()
	before := *known
	g.mu.Unlock()
	if before != nil {
		return *before
	}
	table := access.Table[T]{}
	rows, err := ask()
	if err == nil {
		table = access.TableOf(rows, id)
	} else {
		table.State = StateOf(err)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls++
	*known = &table
	return table
}

// StateOf returns what an error means for what was asked for.
func StateOf(err error) access.State {
	switch {
	case err == nil:
		return access.Read
	case errors.Is(err, model.ErrForbidden), errors.Is(err, model.ErrUnauthorized):
		return access.Forbidden
	case errors.Is(err, model.ErrNotFound):
		return access.Missing
	default:
		return access.Failed
	}
}

// listsOf returns the lists with the ids.
func (g *Gatherer) listsOf(ctx context.Context, ids []string) map[string]access.List {
	found := make(map[string]access.List, len(ids))
	for _, id := range ids {
		g.mu.Lock()
		list, known := g.lists[id]
		g.mu.Unlock()
		if !known {
			var err error
			if list, err = g.source.List(ctx, g.account, id); err != nil {
				list = access.List{ID: id, State: StateOf(err)}
			}
			g.mu.Lock()
			g.lists[id] = list
			g.mu.Unlock()
		}
		found[id] = list
	}
	return found
}

// risk returns the risk score of the person whose session it is.
func (g *Gatherer) risk(ctx context.Context, s *model.Session) access.Risk {
	user := cmp.Or(s.UserUUID.Value, s.Origin.Ref.User)
	g.mu.Lock()
	risk, known := g.risks[user]
	g.mu.Unlock()
	if known || user == "" {
		return risk
	}
	risk, err := g.source.Risk(ctx, g.account, user)
	if err != nil {
		risk = access.Risk{State: StateOf(err)}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls++
	g.risks[user] = risk
	return risk
}

// organization asks for the settings of the account when few calls were made
// yet: they only say how long a session lasts where nothing nearer does.
func (g *Gatherer) organization(ctx context.Context) access.Organization {
	g.mu.Lock()
	known, calls := g.settings, g.calls
	g.mu.Unlock()
	if known != nil {
		return *known
	}
	if calls >= mostCalls {
		return access.Organization{}
	}
	settings, err := g.source.Organization(ctx, g.account)
	if err != nil {
		settings = access.Organization{State: StateOf(err)}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls++
	g.settings = &settings
	return settings
}
