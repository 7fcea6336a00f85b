package sim

import (
	"net/http"
	"slices"
	"testing"
)

const goodKey = "0123456789abcdef0123456789abcdef01234"

func bearer(token string) http.Header { return http.Header{"Authorization": {"Bearer " + token}} }

func key(email, key string) http.Header {
	header := http.Header{}
	if email != "" {
		header.Set("X-Auth-Email", email)
	}
	if key != "" {
		header.Set("X-Auth-Key", key)
	}
	return header
}

func TestCredentials(t *testing.T) {
	const session = users + "/" + amina + "/active_sessions/k9Qw3LmT7xRb2VhZ"
	const device = "/accounts/" + corp + "/devices/physical-devices/c41a9d52-7f18-4c0b-9d55-0e6f2ab90011"
	tests := []struct {
		name   string
		path   string
		header http.Header
		status int
		codes  []int
	}{
		{"none", session, http.Header{}, 400, []int{9106}},
		{"email without key", session, key("a@example.com", ""), 400, []int{9106}},
		{"token with a quote", session, bearer(`"` + SimulatedToken + `"`), 400, []int{6003, 6111}},
		{"no bearer", session, http.Header{"Authorization": {SimulatedToken}}, 400, []int{6003, 6111}},
		{"malformed key", session, key("a@example.com", "KEY"), 400, []int{6003, 6103}},
		{"malformed email", session, key("a", goodKey), 400, []int{6003, 6102}},
		{"key without email", session, key("", goodKey), 400, []int{9103}},
		{"unknown key", session, key("a@example.com", BadKey), 400, []int{9103}},
		{"key as a token", session, bearer("cfk_" + SimulatedToken), 403, []int{10000}},
		{"unknown token", session, bearer(BadToken), 403, []int{10000}},
		{"unknown token at verify", "/user/tokens/verify", bearer(BadToken), 401, []int{1000}},
		{"user token", session, bearer(SimulatedToken), 200, nil},
		{"user token at verify", "/user/tokens/verify", bearer(SimulatedToken), 200, nil},
		{"user token at the account's verify", "/accounts/" + corp + "/tokens/verify", bearer(SimulatedToken), 401, []int{1000}},
		{"email and key", session, key("a@example.com", goodKey), 200, nil},
		{"email and key for a device", device, key("a@example.com", goodKey), 403, []int{10000}},
		{"user token for a device", device, bearer(SimulatedToken), 200, nil},
		{"account token", session, bearer(AccountToken), 200, nil},
		{"account token lists accounts", "/accounts", bearer(AccountToken), 403, []int{9109}},
		{"account token at the user's verify", "/user/tokens/verify", bearer(AccountToken), 401, []int{1000}},
		{"account token at its verify", "/accounts/" + corp + "/tokens/verify", bearer(AccountToken), 200, nil},
		{"account token in another account", "/accounts/" + lab + "/access/users", bearer(AccountToken), 403, []int{10000}},
	}
	api := newAPI(t, Options{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := request(t, tt.path)
			r.Header = tt.header
			status, envelope := send(t, api, r)
			if status != tt.status || !slices.Equal(envelope.codes(), tt.codes) {
				t.Errorf("status %d with codes %v, want %d with %v", status, envelope.codes(), tt.status, tt.codes)
			}
			if envelope.Success != (tt.status == http.StatusOK) {
				t.Errorf("success is %t", envelope.Success)
			}
		})
	}
}

func TestForbidRefusesOnlyWhatItNames(t *testing.T) {
	for place, name := range Operations() {
		api := newAPI(t, Options{Forbid: []string{name}})
		for other, path := range everyPath() {
			status, envelope := get(t, api, path)
			refused := status == http.StatusForbidden || status == http.StatusUnauthorized && other != 1
			if refused != (other == place && other != 1) {
				t.Errorf("with %s forbidden, %s answered %d %v", name, path, status, envelope.codes())
			}
		}
	}
}
