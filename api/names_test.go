package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
)

const providerBody = `{"success":true,"result":{"id":"p-1","name":"Example Okta","type":"okta"}}`

// counted counts the requests by path and answers after a second.
type counted struct {
	mu    sync.Mutex
	count map[string]int
	give  func(path string) (*http.Response, error)
}

func (c *counted) RoundTrip(r *http.Request) (*http.Response, error) {
	c.mu.Lock()
	if c.count == nil {
		c.count = map[string]int{}
	}
	c.count[r.URL.Path]++
	c.mu.Unlock()
	select {
	case <-time.After(time.Second):
		return c.give(r.URL.Path)
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

// once fails the test when a path was asked for more than once, or none was.
func (c *counted) once(t *testing.T) {
	t.Helper()
	if len(c.count) == 0 {
		t.Error("nothing was asked")
	}
	for path, count := range c.count {
		if count != 1 {
			t.Errorf("%d requests for %s", count, path)
		}
	}
}

func TestNamesAsksEachIDOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &counted{give: func(string) (*http.Response, error) { return response(200, providerBody), nil }}
		names := NewNames(newClient(t, WithTransport(server)))
		var group sync.WaitGroup
		for range 20 {
			for _, id := range []string{"p-1", "p-2"} {
				group.Go(func() {
					if got, err := names.IdentityProvider(t.Context(), "a", id); err != nil || got.Name != "Example Okta" {
						t.Errorf("%+v, %v", got, err)
					}
				})
			}
		}
		group.Wait()
		if _, err := names.IdentityProvider(t.Context(), "a", "p-1"); err != nil || len(server.count) != 2 {
			t.Errorf("asked %v, error %v", server.count, err)
		}
		server.once(t)
	})
}

func TestNamesRemembersFailures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &counted{give: func(string) (*http.Response, error) {
			return response(403, errorBody("10000", "Authentication error")), nil
		}}
		names := NewNames(newClient(t, WithTransport(server)))
		for range 3 {
			_, err1 := names.IdentityProvider(t.Context(), "a", "p")
			_, err2 := names.Device(t.Context(), "a", "d")
			_, err3 := names.Registration(t.Context(), "a", "r")
			for _, err := range []error{err1, err2, err3} {
				if !errors.Is(err, model.ErrForbidden) {
					t.Errorf("error = %v", err)
				}
			}
		}
		server.once(t)
	})
}

func TestNamesForgetsWhatWasCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &counted{give: func(string) (*http.Response, error) { return response(200, providerBody), nil }}
		names := NewNames(newClient(t, WithTransport(server)))
		hasty, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		group.Go(func() {
			if _, err := names.IdentityProvider(hasty, "a", "p"); !errors.Is(err, context.Canceled) {
				t.Errorf("the cancelled one got %v", err)
			}
		})
		synctest.Wait()
		group.Go(func() {
			if got, err := names.IdentityProvider(t.Context(), "a", "p"); err != nil || got.Name == "" {
				t.Errorf("the patient one got %+v, %v", got, err)
			}
		})
		impatient, leave := context.WithCancel(t.Context())
		group.Go(func() {
			if _, err := names.IdentityProvider(impatient, "a", "p"); !errors.Is(err, context.Canceled) {
				t.Errorf("the one that left got %v", err)
			}
		})
		synctest.Wait()
		leave()
		synctest.Wait()
		cancel()
		group.Wait()
		for path, count := range server.count {
			if count != 2 {
				t.Errorf("%d requests for %s", count, path)
			}
		}
	})
}

func TestNamesAsksNothingWhileTheBudgetIsLow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		c := newClient(t, WithTransport(transport(func(r *http.Request) (*http.Response, error) {
			asked++
			if strings.Contains(r.URL.Path, "identity_providers") {
				return response(200, providerBody), nil
			}
			return response(200, goodBody, "Ratelimit", `"default";r=20;t=60`), nil
		})))
		names := NewNames(c)
		mustAsk(t, c)
		if _, err := names.IdentityProvider(t.Context(), "a", "p"); !errors.Is(err, model.ErrRateLimited) || asked != 1 {
			t.Errorf("error %v after %d requests", err, asked)
		}
		time.Sleep(61 * time.Second)
		if got, err := names.IdentityProvider(t.Context(), "a", "p"); err != nil || got.Name == "" {
			t.Errorf("after the reset: %+v, %v", got, err)
		}
	})
}

func TestNamesOutlivesAPanic(t *testing.T) {
	var m memory[int]
	func() {
		defer func() { _ = recover() }()
		_, _ = m.get(t.Context(), place{}, func(context.Context) (int, error) { panic("boom") })
	}()
	if got, err := m.get(t.Context(), place{}, func(context.Context) (int, error) { return 7, nil }); got != 7 || err != nil {
		t.Errorf("%d, %v", got, err)
	}
}

func TestRegistrationIsCompletedByItsDevice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &counted{give: func(path string) (*http.Response, error) {
			if strings.Contains(path, "/physical-devices/") {
				return response(200, `{"success":true,"result":{"id":"d-1","name":"OLD NAME","os_version":"15.6","serial_number":"C02X","client_version":"1","last_seen_at":"2026-01-01T00:00:00Z"}}`), nil
			}
			return response(200, `{"success":true,"result":{"id":"r-1","last_seen_at":"2026-02-02T00:00:00Z","device":{"id":"d-1","name":"LAPTOP"}}}`), nil
		}}
		names := NewNames(newClient(t, WithTransport(server)))
		for _, id := range []string{"r-1", "r-2"} {
			got, err := names.Registration(t.Context(), "a", id)
			if err != nil || got.ID != "r-1" || !got.Registration || got.DeviceID != "d-1" || !model.Is(got.Name, "LAPTOP") || !model.Is(got.OSVersion, "15.6") ||
				!model.Is(got.Serial, "C02X") || !model.Is(got.ClientVersion, "1") || got.LastSeen.Value.Month() != time.February {
				t.Errorf("registration = %+v, error %v", got, err)
			}
		}
		server.once(t)
	})
}

func TestNamesOfTheSimulatedCompany(t *testing.T) {
	simulated, err := sim.New(sim.Options{Now: func() time.Time { return time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	server, err := simulated.Start(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	for _, masked := range []bool{false, true} {
		c := simClient(t, server, WithMask(masked))
		names := NewNames(c)
		story := simulated.Stories()[0].Ref
		s, err := c.Session(t.Context(), story, nil)
		if err != nil {
			t.Fatal(err)
		}
		account := s.Origin.Ref.Account
		provider, err := names.IdentityProvider(t.Context(), account, s.IDP.Value.ID.Value)
		if err != nil || provider.Name == "" {
			t.Errorf("provider %+v, error %v", provider, err)
		}
		device, err := names.Device(t.Context(), account, s.DeviceID.Value)
		if err != nil || device.ID != s.DeviceID.Value || device.Serial.Presence != model.Reported {
			t.Errorf("device %+v, error %v", device, err)
		}
		for _, registered := range s.Devices.Value {
			info, err := names.Registration(t.Context(), account, registered.ID)
			if err != nil || info.ID != registered.ID || info.Name.Presence != model.Reported {
				t.Errorf("registration %+v, error %v", info, err)
			}
		}
	}
}
