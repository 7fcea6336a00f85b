package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
)

func testNoon() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }

// nowCalls are the calls about devices as they are now, by their name in the
// simulated API.
func nowCalls(ref model.Ref, device string) map[string]func(context.Context, *Client) error {
	return map[string]func(context.Context, *Client) error{
		"registrations": func(ctx context.Context, c *Client) error {
			_, err := c.Registrations(ctx, ref.Account, ref.User)
			return err
		},
		"device-state": func(ctx context.Context, c *Client) error {
			_, err := c.DeviceState(ctx, ref.Account, device)
			return err
		},
		"switch-offs": func(ctx context.Context, c *Client) error {
			_, _, err := c.SwitchOffs(ctx, ref.Account, testNoon().Add(-time.Hour), testNoon())
			return err
		},
	}
}

func TestDevicesNowAreAskedInOneSegmentAndOnlyWithGoodIDs(t *testing.T) {
	const account = "/base/v4/accounts/a%2Fb"
	paths := map[string]string{
		"registrations": account + "/devices/registrations?include=policy&per_page=100&status=all&user.id=u%2F1",
		"device-state":  account + "/dex/devices/d%2F1/fleet-status/live?since_minutes=60",
		"switch-offs":   account + "/dex/warp-change-events?from=2026-09-10T11%3A00%3A00Z&page=1&per_page=50&sort_order=DESC&to=2026-09-10T12%3A00%3A00Z&toggle=off&type=toggle",
	}
	for name, ask := range nowCalls(model.Ref{Account: "a/b", User: "u/1"}, "d/1") {
		server := serve(t, answering(403, "{}"))
		_ = ask(t.Context(), server.client(t))
		if got := server.requests[0].RequestURI; got != paths[name] {
			t.Errorf("%s asked for %s, want %s", name, got, paths[name])
		}
	}
	c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
		t.Error("a request was made")
		return response(200, goodBody), nil
	})))
	for _, bad := range []string{"", "..", "line\nbreak"} {
		for name, ask := range nowCalls(model.Ref{Account: bad, User: bad}, bad) {
			if err := ask(t.Context(), c); !errors.Is(err, model.ErrInvalidID) {
				t.Errorf("%s took the id %q: %v", name, bad, err)
			}
		}
	}
}

func TestDevicesNowSayWhichPermissionIsMissing(t *testing.T) {
	permissions := map[string]string{"registrations": model.DevicesPermission, "device-state": model.DEXPermission, "switch-offs": model.DEXPermission}
	for name, ask := range nowCalls(testRef, testDevice) {
		server := simulate(t, sim.Options{Forbid: []string{name}})
		err := ask(t.Context(), simClient(t, server))
		if p := wantError(t, err).Problem(); !errors.Is(err, model.ErrForbidden) || !strings.Contains(p.Next, "permission "+permissions[name]+" ") {
			t.Errorf("%s: problem = %+v", name, p)
		}
		for _, body := range []string{``, `<html>`, `{"success":true,"result":"x"}`} {
			if err := ask(t.Context(), newClient(t, WithTransport(script(gives(200, body))))); !errors.Is(err, model.ErrMalformed) {
				t.Errorf("%s of %q: %v", name, body, err)
			}
		}
	}
}

// TestRegistrationsAreThoseOfThePersonWhateverTheServerFilters: it goes on by a
// cursor, but not for ever.
func TestRegistrationsAreThoseOfThePersonWhateverTheServerFilters(t *testing.T) {
	asked := 0
	c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
		asked++
		return response(200, fmt.Sprintf(`{"success":true,"result":[
			{"id":"r%[1]d","user":{"id":%[2]q},"device":{"id":"d%[1]d"},"last_seen_at":"2026-09-0%[1]dT00:00:00Z","revoked_at":%[3]s},
			{"id":"x%[1]d","user":{"id":"somebody-else"}},"odd",{"id":7,"device":"d7"},{}],"result_info":{"cursor":"c%[1]d"}}`,
			asked, testRef.User, []string{"null", `"2026-09-03T00:00:00Z"`}[asked%2])), nil
	})))
	all, err := c.Registrations(t.Context(), testRef.Account, testRef.User)
	var ids []string
	for i := range all {
		ids = append(ids, all[i].ID)
	}
	if err != nil || asked != mostRegistrationPages || strings.Join(ids, " ") != "r4 r2 7 7 7 7 7 r5 r3 r1" {
		t.Errorf("%d requests gave %v, error %v", asked, ids, err)
	}
}

// TestSwitchOffsReachAsFarBackAsTheyAreRead: a large account has more events than
// are read, and a server may send other sorts of events or the same page again.
func TestSwitchOffsReachAsFarBackAsTheyAreRead(t *testing.T) {
	for name, tt := range map[string]struct {
		row         string
		full, fixed bool
		events      int
		reach       time.Time
	}{
		"many":     {`{"toggle":"off","device_id":"d%d-%d","timestamp":"2026-09-10T%02d:00:00Z"}`, true, false, mostEventPages * eventsPerPage, time.Date(2026, 9, 10, 5, 0, 0, 0, time.UTC)},
		"few":      {`{"toggle":"off","device_id":"d%d-%d","timestamp":"2026-09-10T%02d:00:00Z"}`, false, false, 3, testNoon().Add(-24 * time.Hour)},
		"on":       {`{"toggle":"on","device_id":"d%d-%d","timestamp":"2026-09-10T%02d:00:00Z"}`, false, false, 0, testNoon().Add(-24 * time.Hour)},
		"one page": {`{"toggle":"off","device_id":"d%d-%d","timestamp":"2026-09-10T%02d:00:00Z"}`, true, true, eventsPerPage, testNoon().Add(-24 * time.Hour)},
	} {
		asked := 0
		c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
			if asked++; tt.fixed {
				asked = 1
			}
			var rows []string
			for i := range map[bool]int{true: eventsPerPage, false: 3}[tt.full] {
				rows = append(rows, fmt.Sprintf(tt.row, asked, i, 11-asked))
			}
			return response(200, `{"success":true,"result":[`+strings.Join(rows, ",")+`]}`), nil
		})))
		all, reach, err := c.SwitchOffs(t.Context(), testRef.Account, testNoon().Add(-24*time.Hour), testNoon())
		if err != nil || len(all) != tt.events || !reach.Equal(tt.reach) {
			t.Errorf("%s: %d events back to %v, error %v", name, len(all), reach, err)
		}
	}
}
