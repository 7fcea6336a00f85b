package sim

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// specification is one of the documents.
type specification struct {
	document *openapi3.T
	file     string
}

func specifications(t *testing.T) []specification {
	t.Helper()
	openapi3filter.RegisterBodyDecoder("text/html", openapi3filter.PlainBodyDecoder)
	var list []specification
	for _, file := range []string{"testdata/access-helpdesk.json", "testdata/active-session.json", "testdata/access-policies.json"} {
		document, err := openapi3.NewLoader().LoadFromFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, specification{document, file})
	}
	return list
}

// check validates an answer to a route against the document. It is nil, too,
// for a route that the document does not have.
func (s specification) check(t *testing.T, template string, r *http.Request, response *httptest.ResponseRecorder) error {
	t.Helper()
	item := s.document.Paths.Find(template)
	if item == nil {
		return nil
	}
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{
			Request: r,
			Route:   &routers.Route{Spec: s.document, Path: template, PathItem: item, Method: http.MethodGet, Operation: item.Get},
		},
		Status:  response.Code,
		Header:  response.Header(),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	input.SetBodyBytes(response.Body.Bytes())
	return openapi3filter.ValidateResponse(t.Context(), input)
}

// validator asks paths and validates what comes back.
type validator struct {
	api   *API
	specs []specification
	seen  map[string]int
}

func newValidator(t *testing.T, options Options) *validator {
	t.Helper()
	return &validator{api: newAPI(t, options), specs: specifications(t), seen: make(map[string]int)}
}

func (v *validator) ask(t *testing.T, r *http.Request) []error {
	t.Helper()
	found, _ := match(v.api.routes, strings.TrimPrefix(r.URL.EscapedPath(), prefix))
	if found == nil {
		t.Fatalf("no route for %s", r.URL)
	}
	response, _ := do(v.api, r)
	v.seen[found.operation]++
	var errs []error
	for _, spec := range v.specs {
		if err := spec.check(t, found.template, r, response); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// valid asks for a path whose answer must follow the documents.
func (v *validator) valid(t *testing.T, path string) {
	t.Helper()
	for _, err := range v.ask(t, request(t, path)) {
		t.Errorf("%s: %v", path, err)
	}
}

// The one answer that violates the schema on purpose, and how many of the
// documents describe it.
const (
	namedException   = "odd-types"
	describeSessions = 2
)

func TestEveryAnswerFollowsTheSpecifications(t *testing.T) {
	v := newValidator(t, Options{Users: 30, Checks: 60, Seed: 7})
	v.valid(t, "/user/tokens/verify")
	v.valid(t, "/accounts")
	for _, account := range v.api.company.Accounts {
		base := "/accounts/" + account.ID
		v.valid(t, base+"/tokens/verify")
		v.valid(t, base+"/access/identity_providers")
		v.valid(t, base+"/devices/posture")
		v.policies(t, base)
		v.devices(t, base)
		v.valid(t, base+"/access/users?per_page=5&page=2")
		v.valid(t, base+"/access/users?search=nobody-has-this")
		for _, provider := range v.api.company.Providers() {
			v.valid(t, base+"/access/identity_providers/"+provider.ID)
		}
		for _, rule := range v.api.company.Rules() {
			v.valid(t, base+"/devices/posture/"+rule.ID)
		}
		for _, u := range result[[]user](t, v.api, base+"/access/users?per_page=1000") {
			v.person(t, base, u.ID)
		}
	}
	for _, operation := range Operations() {
		if v.seen[operation] == 0 {
			t.Errorf("no answer of %s was validated", operation)
		}
	}
}

// aDay is the day of the test, as queries have it.
const aDay = "from=2026-09-09T12:00:00Z&to=2026-09-10T12:00:00Z"

// devices validates what is known of all devices of an account.
func (v *validator) devices(t *testing.T, base string) {
	t.Helper()
	for _, path := range []string{
		"/devices/registrations", "/devices/registrations?status=revoked", "/devices/registrations?status=all&per_page=2", "/devices/registrations?status=none",
		"/dex/warp-change-events?" + aDay + "&page=1&per_page=50", "/dex/warp-change-events?" + aDay + "&page=1&per_page=1&type=toggle&toggle=on",
		"/dex/warp-change-events?page=1&per_page=1", "/dex/devices/unknown/fleet-status/live?since_minutes=60",
	} {
		v.valid(t, base+path)
	}
}

// policies validates everything about who is let in.
func (v *validator) policies(t *testing.T, base string) {
	t.Helper()
	for _, path := range []string{"organizations", "apps", "apps?per_page=3&page=2", "policies", "groups", "service_tokens", "certificates", "certificates?per_page=1&page=2", "logs/access_requests", "logs/access_requests?limit=3&allowed=false", "apps/unknown"} {
		v.valid(t, base+"/access/"+path)
	}
	for _, app := range v.api.company.Applications() {
		v.valid(t, base+"/access/apps/"+app.UID)
		v.valid(t, base+"/access/apps?aud="+app.AUD)
	}
	for _, list := range v.api.company.Lists() {
		v.valid(t, base+"/gateway/lists/"+list.ID)
		v.valid(t, base+"/gateway/lists/"+list.ID+"/items")
	}
}

// person validates everything that can be asked about one person.
func (v *validator) person(t *testing.T, base, id string) {
	t.Helper()
	path := base + "/access/users/" + id
	v.valid(t, base+"/zt_risk_scoring/"+id)
	v.valid(t, base+"/devices/registrations?status=all&include=policy&user.id="+id)
	for _, below := range []string{"", "/active_sessions", "/failed_logins", "/last_seen_identity", "/active_sessions/unknown"} {
		v.valid(t, path+below)
	}
	p, _ := v.api.company.Person(strings.TrimPrefix(base, "/accounts/"), id)
	for _, s := range p.Sessions {
		session := path + "/active_sessions/" + url.PathEscape(s.Nonce)
		if s.Name != namedException {
			v.valid(t, session)
		} else if errs := v.ask(t, request(t, session)); len(errs) != describeSessions {
			t.Errorf("%s violates %d specifications, though it is the named exception", s.Name, len(errs))
		}
		for _, device := range s.Identity.DeviceSessions {
			v.valid(t, base+"/devices/registrations/"+url.PathEscape(device.ID))
			v.valid(t, base+"/devices/physical-devices/"+url.PathEscape(device.ID))
		}
		if s.Identity.DeviceID != "" {
			v.valid(t, base+"/dex/devices/"+s.Identity.DeviceID+"/fleet-status/live?since_minutes=60")
			v.valid(t, base+"/devices/physical-devices/"+s.Identity.DeviceID)
			v.valid(t, base+"/devices/registrations/"+s.Identity.DeviceID)
		}
	}
}

// everyPath is one path for each operation, in the order of Operations.
func everyPath() []string {
	const id = "/1f0c2a7e-6d43-4b5e-9a10-0c5a3e8f7b03"
	const account = "/accounts/" + corp
	return []string{
		"/user/tokens/verify", account + "/tokens/verify", "/accounts", users, users + "/" + amina,
		users + "/" + amina + "/active_sessions", users + "/" + amina + "/active_sessions/k9Qw3LmT7xRb2VhZ",
		users + "/" + amina + "/failed_logins", users + "/" + amina + "/last_seen_identity",
		account + "/access/identity_providers", account + "/access/identity_providers" + id,
		account + "/access/organizations", account + "/access/apps", account + "/access/apps" + id, account + "/access/policies", account + "/access/groups",
		account + "/access/service_tokens", account + "/access/certificates", account + "/access/logs/access_requests", account + "/zt_risk_scoring" + id,
		account + "/gateway/lists" + id, account + "/gateway/lists" + id + "/items",
		account + "/devices/physical-devices" + id, account + "/devices/registrations" + id,
		account + "/devices/registrations", account + "/dex/devices" + id + "/fleet-status/live?since_minutes=60", account + "/dex/warp-change-events?" + aDay + "&page=1&per_page=50",
		account + "/devices/posture", account + "/devices/posture" + id,
	}
}

func TestErrorAnswersFollowTheSpecifications(t *testing.T) {
	headers := map[string]http.Header{
		"none":            {},
		"malformed token": {"Authorization": {"Bearer short"}},
		"malformed key":   {"X-Auth-Key": {"short"}, "X-Auth-Email": {"a@example.com"}},
		"malformed email": {"X-Auth-Key": {goodKey}, "X-Auth-Email": {"nobody"}},
		"unknown key":     {"X-Auth-Key": {BadKey}, "X-Auth-Email": {"a@example.com"}},
		"unknown token":   {"Authorization": {"Bearer " + BadToken}},
		"account token":   {"Authorization": {"Bearer " + AccountToken}},
		"email and key":   {"X-Auth-Key": {goodKey}, "X-Auth-Email": {"a@example.com"}},
	}
	v := newValidator(t, Options{})
	for name, header := range headers {
		for _, path := range everyPath() {
			r := request(t, path)
			r.Header = header.Clone()
			for _, err := range v.ask(t, r) {
				t.Errorf("%s with %s: %v", path, name, err)
			}
		}
	}
	for _, path := range everyPath() {
		if strings.HasPrefix(path, "/accounts/"+corp) {
			v.valid(t, strings.Replace(path, corp, "nope", 1))
			v.valid(t, strings.Replace(path, corp, strings.Repeat("f", 32), 1))
		}
	}
	v.valid(t, "/accounts?per_page=1")
	v.valid(t, users+"?per_page=1001")
}

func TestForbiddenAnswersFollowTheSpecifications(t *testing.T) {
	v := newValidator(t, Options{Forbid: Operations()})
	for _, path := range everyPath() {
		v.valid(t, path)
		if status, _ := get(t, v.api, path); status != http.StatusForbidden && status != http.StatusUnauthorized {
			t.Errorf("%s is forbidden but answered %d", path, status)
		}
	}
}

// TestFaultAnswersFollowTheSpecifications validates the faults that the
// helpdesk document describes; it has no status 503, and active-session.json
// has no status of the server's own failures and no error code below 1000,
// though 971 exists.
func TestFaultAnswersFollowTheSpecifications(t *testing.T) {
	for _, name := range []string{faultHTML, faultRateLimited} {
		v := newValidator(t, Options{Fault: name})
		v.specs = v.specs[:1]
		for _, path := range everyPath()[2:] {
			v.valid(t, path)
		}
	}
}
