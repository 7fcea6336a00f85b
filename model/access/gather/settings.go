package gather

import (
	"cmp"
	"context"
	"sync"

	"ztsession/model"
	"ztsession/model/access"
)

// Lists returns the lists that are wanted, of which each is asked for once in a run,
// also where policies need it. They are no calls for an application, so they do not
// count as such.
func (g *Gatherer) Lists(ctx context.Context, want access.Wanted) access.Lists {
	var lists access.Lists
	var waiting sync.WaitGroup
	if want.Tokens {
		waiting.Go(func() {
			lists.Tokens = g.tokens.get(ctx, func(ctx context.Context) access.Table[access.ServiceToken] {
				return read(ctx, g, g.source.ServiceTokens, tokenID)
			})
		})
	}
	if want.Authorities {
		waiting.Go(func() {
			lists.Authorities = g.authorities.get(ctx, func(ctx context.Context) access.Table[model.Authority] {
				return read(ctx, g, g.source.Authorities, func(a *model.Authority) string { return cmp.Or(a.ID, a.Name.Value) })
			})
		})
	}
	if want.Rules {
		waiting.Go(func() {
			lists.Rules = g.posture.get(ctx, func(ctx context.Context) access.Table[access.PostureRule] {
				return read(ctx, g, g.source.PostureRules, func(r *access.PostureRule) string { return r.ID })
			})
		})
	}
	waiting.Wait()
	return lists
}

func tokenID(t *access.ServiceToken) string { return cmp.Or(t.ID, t.ClientID) }
