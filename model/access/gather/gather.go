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
	// App returns the application with an id or AUD tag, SomeApps those of a query.
	App(ctx context.Context, account, id string) (access.App, error)
	SomeApps(ctx context.Context, account string, q access.AppQuery) (access.AppList, error)
	Policies(ctx context.Context, account string) ([]access.Policy, error)
	RuleGroups(ctx context.Context, account string) ([]access.Group, error)
	PostureRules(ctx context.Context, account string) ([]access.PostureRule, error)
	IdentityProviders(ctx context.Context, account string) ([]model.IdentityProvider, error)
	ServiceTokens(ctx context.Context, account string) ([]access.ServiceToken, error)
	List(ctx context.Context, account, id string) (access.List, error)
	Organization(ctx context.Context, account string) (access.Organization, error)
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	Risk(ctx context.Context, account, user string) (access.Risk, error)
	Authorities(ctx context.Context, account string) ([]model.Authority, error)
}

// mostCalls is how many calls are made for one application, the lists that it
// names left out.
const mostCalls = 5

// Gatherer asks about one account and remembers what it was answered, also that
// something is forbidden or failed. It is safe for use by several goroutines: who
// asks for what another has asked for waits for that answer.
type Gatherer struct {
	source  Source
	account string

	mu    sync.Mutex // of what stands below it
	calls int
	lists map[string]*once[access.List]
	risks map[string]*once[access.Risk]

	apps      apps
	policies  *once[access.Table[access.Policy]]
	groups    *once[access.Table[access.Group]]
	posture   *once[access.Table[access.PostureRule]]
	providers *once[access.Table[model.IdentityProvider]]
	tokens    *once[access.Table[access.ServiceToken]]
	settings  *once[access.Organization]

	authorities *once[access.Table[model.Authority]]
}

// New returns a Gatherer for an account.
func New(source Source, account string) *Gatherer {
	return &Gatherer{
		source: source, account: account, lists: map[string]*once[access.List]{}, risks: map[string]*once[access.Risk]{},
		apps: newApps(), policies: newOnce[access.Table[access.Policy]](), groups: newOnce[access.Table[access.Group]](),
		posture: newOnce[access.Table[access.PostureRule]](), providers: newOnce[access.Table[model.IdentityProvider]](),
		tokens: newOnce[access.Table[access.ServiceToken]](), settings: newOnce[access.Organization](),
		authorities: newOnce[access.Table[model.Authority]](),
	}
}

// once is something that is asked for at most once. It has a turn, which whoever
// asks takes, and what is known after the first.
type once[T any] struct {
	turn  chan struct{}
	known *T
}

func newOnce[T any]() *once[T] { return &once[T]{turn: make(chan struct{}, 1)} }

// get returns what is known, or asks for it. What ended because nobody waited for
// it any more is not kept.
func (o *once[T]) get(ctx context.Context, ask func(context.Context) T) T {
	select {
	case o.turn <- struct{}{}:
		defer func() { <-o.turn }()
	case <-ctx.Done():
		return ask(ctx)
	}
	if o.known != nil {
		return *o.known
	}
	value := ask(ctx)
	if ctx.Err() == nil {
		o.known = &value
	}
	return value
}

// isKnown reports whether it was asked for before; while it is being asked for, it
// is not.
func (o *once[T]) isKnown() bool {
	select {
	case o.turn <- struct{}{}:
		defer func() { <-o.turn }()
		return o.known != nil
	default:
		return false
	}
}

// keyed returns the one with a key, of those that there is one for each key of.
func keyed[K comparable, T any](g *Gatherer, all map[K]*once[T], key K) *once[T] {
	g.mu.Lock()
	defer g.mu.Unlock()
	if all[key] == nil {
		all[key] = newOnce[T]()
	}
	return all[key]
}

// called counts a call.
func (g *Gatherer) called() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.calls++
}

// Request returns the newest row of the access log with a Ray ID; nil when there is
// none. The error is that of the source.
func (g *Gatherer) Request(ctx context.Context, ray string) (*access.Request, error) {
	log, err := g.source.Requests(ctx, g.account, access.LogQuery{RayID: ray})
	if err != nil {
		return nil, err
	}
	g.called()
	if len(log.Rows) == 0 {
		return nil, nil
	}
	return &log.Rows[0], nil
}

// Posture returns the posture rules of the account by their ids, or why they could
// not be read.
func (g *Gatherer) Posture(ctx context.Context) access.Table[access.PostureRule] {
	return table(ctx, g, g.posture, g.source.PostureRules, func(r *access.PostureRule) string { return r.ID })
}

// Fill asks for what the policies of an application name, as far as it is not
// known, and sets it in the facts.
func (g *Gatherer) Fill(ctx context.Context, app *access.App, facts *access.Facts) {
	policies := app.Policies.Value
	if access.References(policies) {
		facts.Policies = table(ctx, g, g.policies, g.source.Policies, func(p *access.Policy) string { return p.ID })
		policies = access.Resolved(policies, facts.Policies)
	}
	need := access.NeedsOf(app, policies)
	if need.Groups {
		// Groups come first, since what they name is known only then.
		facts.Groups = table(ctx, g, g.groups, g.source.RuleGroups, func(r *access.Group) string { return r.ID })
		need.AddGroups(facts.Groups)
	}
	var waiting sync.WaitGroup
	if need.Posture {
		waiting.Go(func() { facts.Posture = g.Posture(ctx) })
	}
	if need.Providers {
		waiting.Go(func() {
			facts.Providers = table(ctx, g, g.providers, g.source.IdentityProviders, func(p *model.IdentityProvider) string { return p.ID })
		})
	}
	if need.Tokens {
		waiting.Go(func() { facts.Tokens = table(ctx, g, g.tokens, g.source.ServiceTokens, tokenID) })
	}
	if need.Risk {
		waiting.Go(func() { facts.Risk = g.risk(ctx, facts.Session) })
	}
	waiting.Go(func() { facts.Lists = g.listsOf(ctx, need.Lists) })
	waiting.Wait()
	facts.Organization = g.organization(ctx)
}

// table returns a list that was asked for before, or asks for it.
func table[T any](ctx context.Context, g *Gatherer, of *once[access.Table[T]], ask func(context.Context, string) ([]T, error), id func(*T) string) access.Table[T] {
	return of.get(ctx, func(ctx context.Context) access.Table[T] {
		g.called()
		return read(ctx, g, ask, id)
	})
}

// read asks for a list.
func read[T any](ctx context.Context, g *Gatherer, ask func(context.Context, string) ([]T, error), id func(*T) string) access.Table[T] {
	rows, err := ask(ctx, g.account)
	if err != nil {
		return access.Table[T]{State: StateOf(err)}
	}
	return access.TableOf(rows, id)
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
		found[id] = keyed(g, g.lists, id).get(ctx, func(ctx context.Context) access.List {
			list, err := g.source.List(ctx, g.account, id)
			if err != nil {
				return access.List{ID: id, State: StateOf(err)}
			}
			return list
		})
	}
	return found
}

// risk returns the risk score of the person whose session it is.
func (g *Gatherer) risk(ctx context.Context, s *model.Session) access.Risk {
	user := cmp.Or(s.UserUUID.Value, s.Origin.Ref.User)
	if user == "" {
		return access.Risk{}
	}
	return keyed(g, g.risks, user).get(ctx, func(ctx context.Context) access.Risk {
		g.called()
		risk, err := g.source.Risk(ctx, g.account, user)
		if err != nil {
			return access.Risk{State: StateOf(err)}
		}
		return risk
	})
}

// organization asks for the settings of the account when few calls were made
// yet: they only say how long a session lasts where nothing nearer does.
func (g *Gatherer) organization(ctx context.Context) access.Organization {
	g.mu.Lock()
	few := g.calls < mostCalls
	g.mu.Unlock()
	if !few && !g.settings.isKnown() {
		return access.Organization{}
	}
	return g.settings.get(ctx, func(ctx context.Context) access.Organization {
		g.called()
		settings, err := g.source.Organization(ctx, g.account)
		if err != nil {
			return access.Organization{State: StateOf(err)}
		}
		return settings
	})
}
