package cli_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answeringAt returns the base URL of an API that answers a request for a path with
// part in it so, one that verifies a token with a good one, and any other with an
// empty list.
func answeringAt(t *testing.T, part string, status int, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cf-Ray", "8f00ba12cd34ef56-LHR")
		w.Header().Set("Date", noon().Format(http.TimeFormat))
		switch {
		case strings.Contains(request.URL.Path, part):
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
			return
		case strings.HasSuffix(request.URL.Path, "/tokens/verify"):
			_, _ = io.WriteString(w, `{"success":true,"errors":[],"messages":[],"result":{"status":"active"}}`)
			return
		}
		_, _ = io.WriteString(w, `{"success":true,"errors":[],"messages":[],"result":[],"result_info":{"page":1,"per_page":1,"count":0,"total_count":0}}`)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/client/v4"
}

// TestStatusSaysUntilWhenATokenCounts, and what is to be done before that.
func TestStatusSaysUntilWhenATokenCounts(t *testing.T) {
	t.Parallel()
	const failed, denied = `{"success":false,"errors":[{"code":`, `}],"messages":[],"result":null}`
	for name, test := range map[string]struct {
		part, body string
		status     int
		code       int
		wants      []string
	}{
		"without an end":   {"tokens/verify", `{"success":true,"result":{"status":"active"}}`, 200, 0, []string{"✓ verified An API token of a user, active, without an end."}},
		"soon":             {"tokens/verify", `{"success":true,"result":{"status":"active","expires_on":"2026-09-12T00:00:00Z"}}`, 200, 0, []string{"∙ verified", "until 2026-09-12 (in 1d 12h).", "Next: Make another one before that"}},
		"later":            {"tokens/verify", `{"success":true,"result":{"status":"active","expires_on":"2027-09-12T00:00:00Z"}}`, 200, 0, []string{"✓ verified", "until 2027-09-12"}},
		"past":             {"tokens/verify", `{"success":true,"result":{"status":"active","expires_on":"2026-09-08T00:00:00Z"}}`, 200, 0, []string{"? verified", "but by this computer's clock its end, 2026-09-08, is past.", "Next: Have this computer's clock set"}},
		"not yet":          {"tokens/verify", `{"success":true,"result":{"status":"active","not_before":"2026-09-12T00:00:00Z"}}`, 200, 0, []string{"✗ verified", "from 2026-09-12 on", "Until then it is refused.", "Next: Wait until then"}},
		"expired":          {"tokens/verify", `{"success":true,"result":{"status":"expired","expires_on":"2026-09-08T00:00:00Z"}}`, 200, 3, []string{"✗ verified The API token is good no more: it is expired.", "It came from the variable CLOUDFLARE_API_TOKEN; set that anew."}},
		"another place":    {"tokens/verify", failed + `9109,"message":"Cannot use the access token from location: 203.0.113.9"` + denied, 403, 0, []string{"? verified The API token may not be used from this network", "Next: Connect to the network that it is meant for", "Ray ID 8f00ba12cd34ef56"}},
		"a corporate page": {"", "<html><title>Blocked by Example Corp</title></html>", 403, 5, []string{"? verified", "Blocked by Example Corp"}},
		"no Zero Trust": {"/access/", failed + `9999,"message":"access.api.error.not_enabled: Access is not enabled."` + denied, 404, 5, []string{
			"? permission Access: Audit Logs Read; Access: Apps and Policies Read; Access: Organizations, Identity Providers, and Groups Read; Access: Service Tokens Read; Access: Mutual TLS Certificates Read could not be asked for.",
			"✓ permission Zero Trust Read", "probably that of another account. Next: The account id is in",
		}},
		"an error": {"/devices/posture", failed + `10001,"message":"internal_server_error"` + denied, 500, 0, []string{"? permission Zero Trust Read could not be asked for. Cloudflare had an error of its own", "Next: Try again in a minute.", "Ray ID 8f00ba12cd34ef56"}},
	} {
		p := newProgram("CLOUDFLARE_API_TOKEN", "cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000", "CLOUDFLARE_ACCOUNT_ID", "a0b1c2d3e4f5061728394a5b6c7d8e9f", "CLOUDFLARE_BASE_URL", answeringAt(t, test.part, test.status, test.body))
		if code := p.run(t, "auth", "status", "--timeout", "1s"); code != test.code {
			t.Errorf("%s: ends with %d, want %d", name, code, test.code)
		}
		if p.wants(t, test.wants...); strings.Contains(p.out.String(), "only in that account") || strings.Contains(p.out.String(), "CANARY") {
			t.Errorf("%s:\n%s", name, p.out.String())
		}
	}
}

// TestARefusedTokenIsToldWhereItCameFrom by every command that asks.
func TestARefusedTokenIsToldWhereItCameFrom(t *testing.T) {
	t.Parallel()
	base := answeringAt(t, "", http.StatusUnauthorized, `{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}],"messages":[],"result":null}`)
	p := newProgram("CF_API_TOKEN", "cfut_CANARYcanaryCANARYcanaryCANARYcanary00000000", "CLOUDFLARE_BASE_URL", base)
	p.expect(t, p.run(t, "list", "users", "--account", "a0b1c2d3e4f5061728394a5b6c7d8e9f"), 3, "Cloudflare does not accept the API token", "It came from the variable CF_API_TOKEN; set that anew.")
}

// TestReportsAreReadAloud where the program goes line by line.
func TestReportsAreReadAloud(t *testing.T) {
	t.Parallel()
	p := newProgram("ZTSESSION_ACCESSIBLE", "1")
	p.run(t, "auth", "status")
	if got := p.out.String(); !strings.HasPrefix(got, "credentials, bad: No Cloudflare credentials were found.") || strings.Count(got, "\n") != 1 {
		t.Errorf("it says %s", got)
	}
}
