// Package apitest has what tests need that ask the simulated API with a client, on
// loopback alone.
package apitest

import (
	"testing"
	"time"

	"ztsession/api"
	"ztsession/api/sim"
	"ztsession/model"
)

// Noon is the time of the simulated API, and of its client, where a test sets none.
func Noon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// Company starts the simulated API until the test ends, and returns it with a client.
func Company(t testing.TB, options sim.Options) (*sim.API, *api.Client) {
	t.Helper()
	if options.Now == nil {
		options.Now = Noon
	}
	simulated, err := sim.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server, err := simulated.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	client, err := api.New(api.WithBaseURL(server.BaseURL()), api.WithCredential(sim.Credential()), api.WithClock(options.Now))
	if err != nil {
		t.Fatal(err)
	}
	return simulated, client
}

// Ref returns the ids of the session that a story is about.
func Ref(t testing.TB, simulated *sim.API, story string) model.Ref {
	t.Helper()
	for _, one := range simulated.Stories() {
		if one.Name == story {
			return one.Ref
		}
	}
	t.Fatalf("there is no story %s", story)
	return model.Ref{}
}
