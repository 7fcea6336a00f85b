package api

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ztsession/api/sim"
	"ztsession/model"
	"ztsession/model/access"
)

const testList = "9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a04"

// policyCalls are the calls about who is let in, by their name in the simulated API.
func policyCalls(account, id string) map[string]func(context.Context, *Client) (int, error) {
	count := func(n int, err error) (int, error) { return n, err }
	return map[string]func(context.Context, *Client) (int, error){
		"apps": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.Apps(ctx, account)
			return count(len(all), err)
		},
		"app": func(ctx context.Context, c *Client) (int, error) {
			_, err := c.App(ctx, account, id)
			return count(1, err)
		},
		"policies": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.Policies(ctx, account)
			return count(len(all), err)
		},
		"groups": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.RuleGroups(ctx, account)
			return count(len(all), err)
		},
		"posture-rules": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.PostureRules(ctx, account)
			return count(len(all), err)
		},
		"identity-providers": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.IdentityProviders(ctx, account)
			return count(len(all), err)
		},
		"service-tokens": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.ServiceTokens(ctx, account)
			return count(len(all), err)
		},
		"certificates": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.Authorities(ctx, account)
			return count(len(all), err)
		},
		"list": func(ctx context.Context, c *Client) (int, error) {
			all, err := c.List(ctx, account, id)
			return count(len(all.Items), err)
		},
		"organization": func(ctx context.Context, c *Client) (int, error) {
			_, err := c.Organization(ctx, account)
			return count(1, err)
		},
		"risk": func(ctx context.Context, c *Client) (int, error) {
			_, err := c.Risk(ctx, account, id)
			return count(1, err)
		},
		"access-log": func(ctx context.Context, c *Client) (int, error) {
			log, err := c.Requests(ctx, account, access.LogQuery{})
			return count(len(log.Rows), err)
		},
	}
}

// policyPaths are where the calls ask.
func policyPaths(account, id string) map[string]string {
	inAccount := "/base/v4/accounts/" + account
	return map[string]string{
		"apps": inAccount + "/access/apps?page=1&per_page=100", "app": inAccount + "/access/apps/" + id,
		"policies": inAccount + "/access/policies?page=1&per_page=100", "groups": inAccount + "/access/groups?page=1&per_page=100",
		"posture-rules": inAccount + "/devices/posture?page=1&per_page=100", "identity-providers": inAccount + "/access/identity_providers?page=1&per_page=100",
		"certificates":   inAccount + "/access/certificates?page=1&per_page=100",
		"service-tokens": inAccount + "/access/service_tokens?page=1&per_page=100", "list": inAccount + "/gateway/lists/" + id,
		"organization": inAccount + "/access/organizations", "risk": inAccount + "/zt_risk_scoring/" + id, "access-log": inAccount + "/access/logs/access_requests?direction=desc&limit=100&page=1&per_page=100",
	}
}

func TestPolicyCallsAskBelowTheBasePathWithIDsInOneSegment(t *testing.T) {
	paths := policyPaths("a%2Fb%3Fc", "x%2F1")
	for name, ask := range policyCalls("a/b?c", "x/1") {
		server := serve(t, answering(403, "{}"))
		_, _ = ask(t.Context(), server.client(t))
		if got := server.requests[0].RequestURI; got != paths[name] {
			t.Errorf("%s asked for %s, want %s", name, got, paths[name])
		}
	}
}

func TestPolicyCallsAnswerFromTheSimulatedAPI(t *testing.T) {
	server := simulate(t, sim.Options{})
	c := simClient(t, server)
	accounts, err := c.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	apps, err := c.Apps(t.Context(), accounts[0].ID)
	if err != nil || len(apps) < 10 {
		t.Fatalf("%d applications, error %v", len(apps), err)
	}
	for name, ask := range policyCalls(accounts[0].ID, testList) {
		if name == "app" || name == "risk" {
			continue
		}
		if n, err := ask(t.Context(), c); err != nil || n == 0 {
			t.Errorf("%s: %d rows, error %v", name, n, err)
		}
	}
	one, err := c.App(t.Context(), accounts[0].ID, apps[0].ID)
	if err != nil || one.Title() != apps[0].Title() || len(one.Policies.Value) == 0 {
		t.Errorf("the application by id is %s, error %v", one.Title(), err)
	}
	byAUD, err := c.App(t.Context(), accounts[0].ID, apps[1].AUD)
	if err != nil || byAUD.ID != apps[1].ID {
		t.Errorf("by the AUD tag it is %s, error %v", byAUD.Title(), err)
	}
	for _, q := range []access.AppQuery{{Name: apps[1].Name.Value}, {Domain: apps[1].Domain.Value}} {
		if found, err := c.SomeApps(t.Context(), accounts[0].ID, q); err != nil || len(found.Apps) != 1 || found.Apps[0].ID != apps[1].ID || found.More {
			t.Errorf("%+v: %d applications, error %v", q, len(found.Apps), err)
		}
	}
}

func TestPolicyCallsSayWhatToDoWhenForbidden(t *testing.T) {
	permissions := map[string]string{
		"apps": "Access: Apps and Policies Read", "app": "Access: Apps and Policies Read", "policies": "Access: Apps and Policies Read",
		"groups": "Access: Organizations, Identity Providers, and Groups Read", "identity-providers": "Access: Organizations, Identity Providers, and Groups Read",
		"organization": "Access: Organizations, Identity Providers, and Groups Read", "posture-rules": "Zero Trust Read", "list": "Zero Trust Read", "risk": "Zero Trust Read",
		"service-tokens": "Access: Service Tokens Read", "certificates": "Access: Mutual TLS Certificates Read", "access-log": "Access: Audit Logs Read",
	}
	for name, ask := range policyCalls(testRef.Account, testList) {
		server := simulate(t, sim.Options{Forbid: []string{name}})
		_, err := ask(t.Context(), simClient(t, server))
		if p := wantError(t, err).Problem(); !errors.Is(err, model.ErrForbidden) || !strings.Contains(p.Next, "permission "+permissions[name]+" ") {
			t.Errorf("%s: problem = %+v", name, p)
		}
	}
}

func TestPolicyCallsRefuseImpossibleIDsBeforeAnyRequest(t *testing.T) {
	c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
		t.Error("a request was made")
		return response(200, goodBody), nil
	})))
	for _, bad := range []string{"", "..", "with space", "line\nbreak"} {
		for name, ask := range policyCalls(bad, bad) {
			if _, err := ask(t.Context(), c); !errors.Is(err, model.ErrInvalidID) {
				t.Errorf("%s took the id %q: %v", name, bad, err)
			}
		}
	}
	if _, err := c.Requests(t.Context(), testRef.Account, access.LogQuery{Email: testToken}); !errors.Is(err, model.ErrUsage) {
		t.Errorf("a token was taken for an e-mail: %v", err)
	}
	if _, err := c.SomeApps(t.Context(), testRef.Account, access.AppQuery{Name: testToken}); !errors.Is(err, model.ErrUsage) {
		t.Errorf("a token was taken for a name: %v", err)
	}
}

func TestPolicyCallsRefuseResultsOfAnotherKind(t *testing.T) {
	for _, body := range []string{``, `<html>`, `{"success":true}`, `{"success":true,"result":"x"}`, `{"success":true,"result":5}`} {
		for name, ask := range policyCalls(testRef.Account, testList) {
			if _, err := ask(t.Context(), newClient(t, WithTransport(script(gives(200, body))))); !errors.Is(err, model.ErrMalformed) {
				t.Errorf("%s of %q: %v", name, body, err)
			}
		}
	}
}

// TestListsAreReadWhole: pages are counted in several ways, or in none.
func TestListsAreReadWhole(t *testing.T) {
	rows := func(page, n int) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(`{"id":"%d-%d"}`, page, i))
		}
		return strings.Join(all, ",")
	}
	for _, tt := range []struct {
		name        string
		of          func(page int) string
		info        string
		apps, asked int
	}{
		{"one page", func(p int) string { return rows(p, 3) }, "null", 3, 1},
		{"three pages", func(p int) string { return rows(p, []int{100, 100, 7, 0}[p-1]) }, "null", 207, 3},
		{"the server allows fewer", func(p int) string { return rows(p, []int{25, 25, 4, 0}[p-1]) }, `{"per_page":25}`, 54, 3},
		{"by the number of pages", func(p int) string { return rows(p, 100) }, `{"total_pages":2}`, 200, 2},
		{"by the number of rows", func(p int) string { return rows(p, 100) }, `{"total_count":200}`, 200, 2},
		{"a count of 0", func(p int) string { return rows(p, []int{100, 3}[p-1]) }, `{"total_count":0}`, 103, 2},
		{"the page is ignored", func(int) string { return rows(1, 100) }, "null", 100, 2},
		{"pages for ever", func(p int) string { return rows(p, 100) }, "null", 100 * mostPages, mostPages},
		{"none", func(int) string { return "" }, "null", 0, 1},
	} {
		asked := 0
		c := newClient(t, WithTransport(pages(tt.of, func(int) string { return tt.info }, &asked)))
		if got, err := c.Apps(t.Context(), "a"); err != nil || len(got) != tt.apps || asked != tt.asked {
			t.Errorf("%s: %d applications from %d requests, want %d from %d; error %v", tt.name, len(got), asked, tt.apps, tt.asked, err)
		}
	}
}

// TestApplicationsAreReadOnBehindTheFirstPage, which is not asked for again.
func TestApplicationsAreReadOnBehindTheFirstPage(t *testing.T) {
	of := func(p int) string {
		var all []string
		for i := range []int{100, 100, 7}[p-1] {
			all = append(all, fmt.Sprintf(`{"id":"%d-%d"}`, p, i))
		}
		return strings.Join(all, ",")
	}
	for info, wanted := range map[string]int{"null": 3, `{"total_pages":3}`: 3, `{"total_count":207}`: 3} {
		asked := 0
		c := newClient(t, WithTransport(pages(of, func(int) string { return info }, &asked)))
		first, err := c.SomeApps(t.Context(), "a", access.AppQuery{FirstOnly: true})
		if err != nil || len(first.Apps) != 100 || !first.More || asked != 1 {
			t.Fatalf("%s: %d on the first page of %d, error %v", info, len(first.Apps), asked, err)
		}
		behind, err := c.SomeApps(t.Context(), "a", access.AppQuery{Behind: len(first.Apps)})
		if all := first.With(behind); err != nil || len(all.Apps) != 207 || all.More || asked != wanted {
			t.Errorf("%s: %d applications from %d requests, error %v", info, len(all.Apps), asked, err)
		}
	}
}

func TestTheAccessLogIsFilteredTwice(t *testing.T) {
	row := func(email, ray, at string, allowed bool) string {
		return fmt.Sprintf(`{"user_email":%q,"ray_id":%q,"created_at":%q,"allowed":%t}`, email, ray, at, allowed)
	}
	body := `{"success":true,"result":[` + strings.Join([]string{
		row("Jane@example.com", "9a1b2c3d4e5f0001", "2026-09-10T11:00:00Z", false), row("jane@example.com.au", "9a1b2c3d4e5f0002", "2026-09-10T10:00:00Z", false),
		row("jane@example.com", "9a1b2c3d4e5f0003", "2026-09-10T09:00:00Z", true), row("jane@example.com", "9a1b2c3d4e5f0004", "2026-09-08T09:00:00Z", false), `{"ray_id":"9a1b2c3d4e5f0005"}`,
	}, ",") + `],"result_info":{"total_count":0}}`
	since := time.Date(2026, 9, 10, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		query access.LogQuery
		rays  string
		asked string
	}{
		{access.LogQuery{}, "0001 0002 0003 0004 0005", "direction=desc&limit=100&page=1&per_page=100"},
		{access.LogQuery{Email: "jane@example.com"}, "0001 0003 0004", "direction=desc&email=jane%40example.com&emailOp=eq&email_exact=true&limit=100&page=1&per_page=100"},
		{access.LogQuery{RayID: "9A1B2C3D4E5F0005"}, "0005", "direction=desc&limit=100&page=1&per_page=100&ray_id=9A1B2C3D4E5F0005&ray_idOp=eq"},
		{access.LogQuery{Refused: true, Since: since}, "0001 0002", "allowed=false&allowedOp=eq&direction=desc&limit=100&page=1&per_page=100&since=2026-09-10T00%3A00%3A00Z"},
		{access.LogQuery{Limit: 2}, "0001 0002", "direction=desc&limit=2&page=1&per_page=2"},
	} {
		var asked string
		c := newClient(t, WithTransport(transport(func(r *http.Request) (*http.Response, error) {
			asked = r.URL.RawQuery
			return response(200, body), nil
		})))
		log, err := c.Requests(t.Context(), "a", tt.query)
		var rays []string
		for _, r := range log.Rows {
			rays = append(rays, strings.TrimPrefix(r.RayID.Value, "9a1b2c3d4e5f"))
		}
		if err != nil || strings.Join(rays, " ") != tt.rays || asked != tt.asked {
			t.Errorf("%+v: rows %v, asked %s, error %v", tt.query, rays, asked, err)
		}
		if log.Looked != 5 {
			t.Errorf("%+v: looked through %d rows", tt.query, log.Looked)
		}
		if want := time.Date(2026, 9, 8, 9, 0, 0, 0, time.UTC); !log.Oldest.Equal(want) {
			t.Errorf("the oldest is %v", log.Oldest)
		}
	}
}

// mayBeAsked are all paths that the client can build. None of them changes
// anything; override codes and captures are secrets, and are in none of them.
var mayBeAsked = []string{
	"/accounts", "/accounts/{account}/tokens/verify", "/user/tokens/verify",
	"/accounts/{account}/access/apps", "/accounts/{account}/access/apps/{app}", "/accounts/{account}/access/groups",
	"/accounts/{account}/access/identity_providers", "/accounts/{account}/access/identity_providers/{identity_provider}",
	"/accounts/{account}/access/logs/access_requests", "/accounts/{account}/access/organizations", "/accounts/{account}/access/policies",
	"/accounts/{account}/access/service_tokens", "/accounts/{account}/access/users", "/accounts/{account}/access/users/{user}",
	"/accounts/{account}/access/users/{user}/active_sessions", "/accounts/{account}/access/users/{user}/active_sessions/{nonce}",
	"/accounts/{account}/access/users/{user}/failed_logins", "/accounts/{account}/access/users/{user}/last_seen_identity",
	"/accounts/{account}/devices/physical-devices/{device}", "/accounts/{account}/devices/posture", "/accounts/{account}/devices/registrations", "/accounts/{account}/devices/registrations/{registration}",
	"/accounts/{account}/access/certificates", "/accounts/{account}/dex/devices/{device}/fleet-status/live", "/accounts/{account}/dex/warp-change-events",
	"/accounts/{account}/gateway/lists/{list}", "/accounts/{account}/gateway/lists/{list}/items", "/accounts/{account}/zt_risk_scoring/{user}",
}

func TestThePathsThatTheClientCanBuild(t *testing.T) {
	template := regexp.MustCompile(`template:\s+"([^"]*)"`)
	found := map[string]bool{}
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range template.FindAllStringSubmatch(string(source), -1) {
			found[match[1]] = true
			if !slices.Contains(mayBeAsked, match[1]) {
				t.Errorf("%s asks %s, which is not among those that may be asked", file, match[1])
			}
		}
		if strings.Contains(string(source), "template:") != template.Match(source) {
			t.Errorf("%s has a path that is not written out", file)
		}
	}
	for _, path := range mayBeAsked {
		if !found[path] {
			t.Errorf("nothing asks %s", path)
		}
		for _, never := range []string{"override_codes", "commands", "downloads", "posture/check", "devices/{device}/posture", "reset", "policy-tests"} {
			if strings.Contains(path, never) {
				t.Errorf("%s has %s in it, which is never asked for", path, never)
			}
		}
	}
}
