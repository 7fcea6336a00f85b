package sim

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestUnknownIDs(t *testing.T) {
	unknown := strings.Repeat("f", 32)
	tests := []struct {
		name, path string
		status     int
		codes      []int
	}{
		{"no such path", "/accounts/" + corp + "/zones", 404, []int{7003, 7000}},
		{"empty segment", "/accounts//access/users", 404, []int{7003, 7000}},
		{"malformed account", "/accounts/nope/access/users", 404, []int{7003, 7000}},
		{"unknown account", "/accounts/" + unknown + "/access/users", 403, []int{10000}},
		{"unknown user", users + "/5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e99", 404, []int{12130}},
		{"user of the other account", "/accounts/" + lab + "/access/users/" + amina, 404, []int{12130}},
		{"unknown nonce", users + "/" + amina + "/active_sessions/nope", 404, []int{12130}},
		{"escaped slash is one segment", users + "/" + amina + "/active_sessions/a%2F..%2Fb%3Fx%23y", 404, []int{12130}},
		{"slash as it is is not", users + "/" + amina + "/active_sessions/a/b", 404, []int{7003, 7000}},
		{"unknown device", "/accounts/" + corp + "/devices/physical-devices/nope", 404, []int{12130}},
		{"unknown registration", "/accounts/" + corp + "/devices/registrations/nope", 404, []int{12130}},
		{"unknown rule", "/accounts/" + corp + "/devices/posture/nope", 404, []int{12130}},
		{"unknown provider", "/accounts/" + corp + "/access/identity_providers/nope", 404, []int{12130}},
		{"page 0", users + "?page=0", 400, []int{12130}},
		{"too many a page", users + "?per_page=1001", 400, []int{12130}},
		{"too few accounts a page", "/accounts?per_page=4", 400, []int{12130}},
		{"odd direction", "/accounts?direction=up", 400, []int{12130}},
	}
	api := newAPI(t, Options{Users: 10})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, envelope := get(t, api, tt.path)
			if status != tt.status || !slices.Equal(envelope.codes(), tt.codes) {
				t.Errorf("status %d with codes %v, want %d with %v", status, envelope.codes(), tt.status, tt.codes)
			}
		})
	}
}

func TestIDsAreReadFromTheEscapedPath(t *testing.T) {
	for _, nonce := range []string{"a/../b?x#y", "100%", "%2F", "..", "a b", "ليلى", "+"} {
		found, ids := match(newAPI(t, Options{}).routes, users+"/"+amina+"/active_sessions/"+url.PathEscape(nonce))
		if found == nil || found.operation != "session" || !slices.Equal(ids, []string{corp, amina, nonce}) {
			t.Errorf("the nonce %q was read as %q", nonce, ids)
		}
	}
}

func TestOnlyGetIsAllowed(t *testing.T) {
	api := newAPI(t, Options{})
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		r := request(t, users)
		r.Method = method
		response, _ := do(api, r)
		if response.Code != http.StatusMethodNotAllowed || response.Header().Get("Allow") != http.MethodGet {
			t.Errorf("%s: status %d, Allow %q", method, response.Code, response.Header().Get("Allow"))
		}
		if _, envelope := send(t, api, r); !slices.Equal(envelope.codes(), []int{7001}) {
			t.Errorf("%s: codes %v", method, envelope.codes())
		}
	}
}

func TestOutsideThePrefixThereIsNothing(t *testing.T) {
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/accounts", nil)
	r.Header.Set("Authorization", "Bearer "+SimulatedToken)
	if status, _ := send(t, newAPI(t, Options{}), r); status != http.StatusNotFound {
		t.Errorf("status %d", status)
	}
}

func TestNewRefusesWhatItDoesNotKnow(t *testing.T) {
	for name, options := range map[string]Options{
		"no time":           {},
		"unknown fault":     {Now: noon, Fault: "gremlins"},
		"unknown operation": {Now: noon, Forbid: []string{"everything"}},
	} {
		if _, err := New(options); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	_, err := New(Options{Now: noon, Fault: "gremlins"})
	for _, name := range Faults() {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("the error %q does not name the fault %s", err, name)
		}
	}
}
