package trace_test

import (
	"context"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/apitest"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
)

func noon() time.Time { return apitest.Noon() }

// asked counts how often the access log is read.
type asked struct {
	*api.Client
	calls map[string]int
}

func (a *asked) Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error) {
	a.calls["log"]++
	return a.Client.Requests(ctx, account, q)
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
