package trace_test

import (
	"context"
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
)

func noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

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
	options.Now, options.Quota = noon, -1
	simulated, err := sim.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server, err := simulated.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	client, err := api.New(api.WithBaseURL(server.BaseURL()), api.WithCredential(sim.Credential()), api.WithClock(noon))
	if err != nil {
		t.Fatal(err)
	}
	return simulated, &asked{Client: client, calls: map[string]int{}}
}

func refOf(t *testing.T, simulated *sim.API, story string) model.Ref {
	t.Helper()
	for _, one := range simulated.Stories() {
		if one.Name == story {
			return one.Ref
		}
	}
	t.Fatalf("there is no story %s", story)
	return model.Ref{}
}
