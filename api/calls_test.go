package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
)

const (
	testDevice   = "c41a9d52-7f18-4c0b-9d55-0e6f2ab91002"
	testProvider = "7be1a0f4-2c55-4f0e-8a71-33d1c7a1e904"
)

// calls are the client's calls with the test's ids, by their name in the simulated API.
func calls(ref model.Ref, device, provider string) map[string]func(context.Context, *Client) (any, error) {
	return map[string]func(context.Context, *Client) (any, error){
		"accounts": func(ctx context.Context, c *Client) (any, error) { return c.Accounts(ctx) },
		"users": func(ctx context.Context, c *Client) (any, error) {
			return c.People(ctx, ref.Account, model.PeopleQuery{Search: "a"})
		},
		"user":               func(ctx context.Context, c *Client) (any, error) { return c.Person(ctx, ref.Account, ref.User) },
		"sessions":           func(ctx context.Context, c *Client) (any, error) { return c.Sessions(ctx, ref.Account, ref.User) },
		"failed-logins":      func(ctx context.Context, c *Client) (any, error) { return c.FailedLogins(ctx, ref.Account, ref.User) },
		"last-seen-identity": func(ctx context.Context, c *Client) (any, error) { return c.LastSeen(ctx, ref.Account, ref.User) },
		"identity-provider": func(ctx context.Context, c *Client) (any, error) {
			return c.IdentityProvider(ctx, ref.Account, provider)
		},
		"physical-device": func(ctx context.Context, c *Client) (any, error) { return c.Device(ctx, ref.Account, device) },
		"registration":    func(ctx context.Context, c *Client) (any, error) { return c.Registration(ctx, ref.Account, device) },
	}
}

// simulate starts the simulated API.
func simulate(t *testing.T, options sim.Options) *sim.Server {
	t.Helper()
	options.Now = func() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }
	simulated, err := sim.New(options)
	if err != nil {
		t.Fatal(err)
	}
	server, err := simulated.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

func simClient(t *testing.T, server *sim.Server, opts ...Option) *Client {
	t.Helper()
	return newClient(t, append([]Option{WithBaseURL(server.BaseURL()), WithCredential(sim.Credential())}, opts...)...)
}

func TestCallsSayWhatToDoWhenForbidden(t *testing.T) {
	ref := testRef
	words := map[string][2]string{
		"accounts":           {"may not list the accounts", "Type the account id"},
		"users":              {"does not let these credentials read this", "permission Access: Audit Logs Read"},
		"user":               {"does not let these credentials read this", "permission Access: Audit Logs Read"},
		"sessions":           {"does not let these credentials read this", "permission Access: Audit Logs Read"},
		"failed-logins":      {"does not let these credentials read this", "permission Access: Audit Logs Read"},
		"last-seen-identity": {"does not let these credentials read this", "permission Access: Audit Logs Read"},
		"identity-provider":  {"does not let these credentials read this", "permission Access: Organizations, Identity Providers, and Groups Read"},
		"physical-device":    {"may not read devices", "permission Zero Trust Read"},
		"registration":       {"may not read devices", "permission Zero Trust Read"},
	}
	for name, ask := range calls(ref, testDevice, testProvider) {
		t.Run(name, func(t *testing.T) {
			server := simulate(t, sim.Options{Forbid: []string{name}})
			_, err := ask(t.Context(), simClient(t, server))
			p := wantError(t, err).Problem()
			if !errors.Is(err, model.ErrForbidden) || !strings.Contains(p.What, words[name][0]) || !strings.Contains(p.Next, words[name][1]) || !strings.Contains(p.Support, "Ray ID") {
				t.Errorf("problem = %+v", p)
			}
		})
	}
}

func TestAccountTokensAreToldToTypeTheAccount(t *testing.T) {
	server := simulate(t, sim.Options{})
	c := simClient(t, server, WithCredential(model.Credential{Token: model.NewSecret(sim.AccountToken)}))
	_, err := c.Accounts(t.Context())
	if p := wantError(t, err).Problem(); !strings.Contains(p.Cause, "belongs to an account") || p.Field != model.AccountField || p.Next == "" {
		t.Errorf("problem = %+v", p)
	}
}

func TestCallsSayWhatIsMissing(t *testing.T) {
	words := map[string]string{
		"accounts": "no list of accounts", "users": "people of this account cannot be found", "user": "no such person", "sessions": "no such person",
		"failed-logins": "no such person", "last-seen-identity": "no last seen identity", "identity-provider": "no such identity provider",
		"physical-device": "no such device", "registration": "no such device",
	}
	for name, ask := range calls(testRef, testDevice, testProvider) {
		server := serve(t, func(w http.ResponseWriter, r *http.Request) {
			answering(404, errorBody("12130", "access.api.error.not_found for "+r.URL.Path))(w, r)
		})
		_, err := ask(t.Context(), server.client(t))
		if p := wantError(t, err).Problem(); !errors.Is(err, model.ErrNotFound) || !strings.Contains(p.What, words[name]) || p.Next == "" {
			t.Errorf("%s: problem = %+v", name, p)
		}
	}
}

func TestCallsRefuseResultsOfAnotherKind(t *testing.T) {
	for _, body := range []string{``, `<html>`, `{"success":true}`, `{"success":true,"result":"x"}`, `{"success":true,"result":5}`} {
		for name, ask := range calls(testRef, testDevice, testProvider) {
			c := newClient(t, WithTransport(script(gives(200, body))))
			if _, err := ask(t.Context(), c); !errors.Is(err, model.ErrMalformed) {
				t.Errorf("%s of %q: %v", name, body, err)
			}
		}
	}
}

func TestObjectsOfNullAreMissing(t *testing.T) {
	all := calls(testRef, testDevice, testProvider)
	all["session"] = func(ctx context.Context, c *Client) (any, error) { return c.Session(ctx, testRef, nil) }
	for name, ask := range all {
		_, err := ask(t.Context(), newClient(t, WithTransport(script(gives(200, `{"success":true,"errors":[],"result":null}`)))))
		isList := slices.Contains([]string{"accounts", "users", "sessions", "failed-logins"}, name)
		if isList != (err == nil) || !isList && !errors.Is(err, model.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCallsAskBelowTheBasePathWithIDsInOneSegment(t *testing.T) {
	ref := model.Ref{Account: "a/b?c", User: "u#1/.."}
	const account = "/base/v4/accounts/a%2Fb%3Fc"
	paths := map[string]string{
		"accounts": "/base/v4/accounts?page=1&per_page=50", "users": account + "/access/users?page=1&per_page=50&search=a",
		"user": account + "/access/users/u%231%2F..", "sessions": account + "/access/users/u%231%2F../active_sessions",
		"failed-logins": account + "/access/users/u%231%2F../failed_logins", "last-seen-identity": account + "/access/users/u%231%2F../last_seen_identity",
		"identity-provider": account + "/access/identity_providers/p%2F1", "physical-device": account + "/devices/physical-devices/d%2F1",
		"registration": account + "/devices/registrations/d%2F1",
	}
	for name, ask := range calls(ref, "d/1", "p/1") {
		server := serve(t, answering(403, "{}"))
		_, _ = ask(t.Context(), server.client(t))
		if got := server.requests[0].RequestURI; got != paths[name] {
			t.Errorf("%s asked for %s, want %s", name, got, paths[name])
		}
	}
}

func TestCallsRefuseImpossibleIDsBeforeAnyRequest(t *testing.T) {
	c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
		t.Error("a request was made")
		return response(200, goodBody), nil
	})))
	for _, bad := range []string{"", "..", "with space", "line\nbreak", strings.Repeat("x", 2000)} {
		for name, ask := range calls(model.Ref{Account: bad, User: bad}, bad, bad) {
			if name == "accounts" {
				continue
			}
			if _, err := ask(t.Context(), c); !errors.Is(err, model.ErrInvalidID) {
				t.Errorf("%s took the id %.20q: %v", name, bad, err)
			}
		}
	}
	_, err := c.Device(t.Context(), "a", "with space")
	if got := model.ProblemOf(err).What; !errors.Is(err, model.ErrInvalidID) || got != "The id of the device has white space in it." {
		t.Errorf("error %v, problem %s", err, got)
	}
	if _, err := c.Person(t.Context(), "a", "with space"); err == nil || err.Error() != "the user has white space in it" {
		t.Errorf("error = %v", err)
	}
}

func TestDeviceFallsBackToTheOtherKind(t *testing.T) {
	device, registration := `{"success":true,"result":{"id":"d-1","name":"LAPTOP"}}`, `{"success":true,"result":{"id":"r-1","device":{"id":"d-1"}}}`
	unknown := errorBody("12130", "access.api.error.not_found")
	for _, tt := range []struct {
		name             string
		devices, records string // what each kind answers
		isRegistration   [2]bool
		requests         int
	}{
		{"both", device, registration, [2]bool{false, true}, 2},
		{"device only", device, unknown, [2]bool{false, false}, 3},
		{"registration only", unknown, registration, [2]bool{true, true}, 3},
	} {
		asked := 0
		server := serve(t, func(w http.ResponseWriter, r *http.Request) {
			asked++
			body := tt.devices
			if strings.Contains(r.URL.Path, "/registrations/") {
				body = tt.records
			}
			status := 200
			if body == unknown {
				status = 404
			}
			answering(status, body)(w, r)
		})
		c := server.client(t)
		byDevice, err1 := c.Device(t.Context(), "a", "id")
		byRegistration, err2 := c.Registration(t.Context(), "a", "id")
		if err := errors.Join(err1, err2); err != nil || byDevice.Registration != tt.isRegistration[0] || byRegistration.Registration != tt.isRegistration[1] || asked != tt.requests {
			t.Errorf("%s: %+v, %+v, %d requests, %v", tt.name, byDevice, byRegistration, asked, err)
		}
	}
}

func TestLastSeenIsNoSession(t *testing.T) {
	body := `{"success":true,"result":{"email":"jane@example.com","iat":1789036200}}`
	s, err := newClient(t, WithTransport(script(gives(200, body, "Cf-Ray", "8f00ba12cd34ef56-LHR")))).LastSeen(t.Context(), testRef.Account, testRef.User)
	if err != nil {
		t.Fatal(err)
	}
	if s.Origin.Kind != model.FromLastSeen || s.Origin.Ref != (model.Ref{Account: testRef.Account, User: testRef.User}) || s.Origin.RayID != "8f00ba12cd34ef56-LHR" || s.Active.Presence != model.Absent {
		t.Errorf("origin = %+v, active = %+v", s.Origin, s.Active)
	}
	if !model.Is(s.Email, "jane@example.com") || string(s.Body) != body {
		t.Errorf("session = %+v", s)
	}
}
