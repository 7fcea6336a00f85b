package gather_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/apitest"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
)

func noon() time.Time { return apitest.Noon() }

// asked counts the calls that reach the source.
type asked struct {
	*api.Client
	mu    sync.Mutex
	calls map[string]int
}

func (a *asked) count(name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.calls[name]++
}

func (a *asked) all() int {
	n := 0
	for name, calls := range a.calls {
		if name != "list" {
			n += calls
		}
	}
	return n
}

func (a *asked) SomeApps(ctx context.Context, account string, q access.AppQuery) (access.AppList, error) {
	a.count("apps")
	return a.Client.SomeApps(ctx, account, q)
}

func (a *asked) App(ctx context.Context, account, id string) (access.App, error) {
	a.count("app")
	return a.Client.App(ctx, account, id)
}

func (a *asked) RuleGroups(ctx context.Context, account string) ([]access.Group, error) {
	a.count("groups")
	return a.Client.RuleGroups(ctx, account)
}

func (a *asked) PostureRules(ctx context.Context, account string) ([]access.PostureRule, error) {
	a.count("posture")
	return a.Client.PostureRules(ctx, account)
}

func (a *asked) IdentityProviders(ctx context.Context, account string) ([]model.IdentityProvider, error) {
	a.count("providers")
	return a.Client.IdentityProviders(ctx, account)
}

func (a *asked) ServiceTokens(ctx context.Context, account string) ([]access.ServiceToken, error) {
	a.count("tokens")
	return a.Client.ServiceTokens(ctx, account)
}

func (a *asked) Organization(ctx context.Context, account string) (access.Organization, error) {
	a.count("organization")
	return a.Client.Organization(ctx, account)
}

func (a *asked) Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error) {
	a.count("log")
	return a.Client.Requests(ctx, account, q)
}

func (a *asked) Risk(ctx context.Context, account, user string) (access.Risk, error) {
	a.count("risk")
	return a.Client.Risk(ctx, account, user)
}

func (a *asked) List(ctx context.Context, account, id string) (access.List, error) {
	a.count("list")
	return a.Client.List(ctx, account, id)
}

// company is the simulated API with a client.
func company(t *testing.T, options sim.Options) (*sim.API, *asked) {
	t.Helper()
	options.Quota = -1
	simulated, client := apitest.Company(t, options)
	return simulated, &asked{Client: client, calls: map[string]int{}}
}

func refOf(t *testing.T, simulated *sim.API, story string) model.Ref {
	t.Helper()
	return apitest.Ref(t, simulated, story)
}
