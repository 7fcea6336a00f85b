package sim

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"ztsession/api/sim/company"
)

// prefix is the path under which the API is served, as the real one.
const prefix = "/client/v4"

// route is one operation.
type route struct {
	operation string
	template  string // path with the ids in braces
	parts     []string
	// tokenOnly operations take no e-mail and key: the OpenAPI document lists only
	// the bearer token for them.
	tokenOnly bool
	verify    bool // a refused credential is a wrong token, not a missing permission
	serve     func(*API, *call) *answer
}

// call is a request that reached its route.
type call struct {
	credential credential
	account    company.Account
	ids        []string // those after the account's
	query      url.Values
	path       string
}

func routes() []route {
	const account = "/accounts/{account_id}"
	const user = account + "/access/users/{user_id}"
	list := []route{
		{operation: "verify-user-token", template: "/user/tokens/verify", tokenOnly: true, verify: true, serve: (*API).verifyUserToken},
		{operation: "verify-account-token", template: account + "/tokens/verify", tokenOnly: true, verify: true, serve: (*API).verifyAccountToken},
		{operation: "accounts", template: "/accounts", serve: (*API).listAccounts},
		{operation: "users", template: account + "/access/users", serve: (*API).listUsers},
		{operation: "user", template: user, serve: (*API).getUser},
		{operation: "sessions", template: user + "/active_sessions", serve: (*API).listSessions},
		{operation: "session", template: user + "/active_sessions/{nonce}", serve: (*API).getSession},
		{operation: "failed-logins", template: user + "/failed_logins", serve: (*API).listFailedLogins},
		{operation: "last-seen-identity", template: user + "/last_seen_identity", serve: (*API).getLastSeenIdentity},
		{operation: "identity-providers", template: account + "/access/identity_providers", serve: (*API).listProviders},
		{operation: "identity-provider", template: account + "/access/identity_providers/{identity_provider_id}", serve: (*API).getProvider},
		{operation: "organization", template: account + "/access/organizations", serve: (*API).getOrganization},
		{operation: "apps", template: account + "/access/apps", serve: (*API).listApps},
		{operation: "app", template: account + "/access/apps/{app_id}", serve: (*API).getApp},
		{operation: "policies", template: account + "/access/policies", serve: (*API).listPolicies},
		{operation: "groups", template: account + "/access/groups", serve: (*API).listGroups},
		{operation: "service-tokens", template: account + "/access/service_tokens", serve: (*API).listTokens},
		{operation: "certificates", template: account + "/access/certificates", serve: (*API).listCertificates},
		{operation: "access-log", template: account + "/access/logs/access_requests", serve: (*API).listRequests},
		{operation: "risk", template: account + "/zt_risk_scoring/{user_id}", serve: (*API).getRisk},
		{operation: "list", template: account + "/gateway/lists/{list_id}", serve: (*API).getList},
		{operation: "list-items", template: account + "/gateway/lists/{list_id}/items", serve: (*API).listItems},
		{operation: "physical-device", template: account + "/devices/physical-devices/{device_id}", tokenOnly: true, serve: (*API).getDevice},
		{operation: "registration", template: account + "/devices/registrations/{registration_id}", tokenOnly: true, serve: (*API).getRegistration},
		{operation: "registrations", template: account + "/devices/registrations", tokenOnly: true, serve: (*API).listRegistrations},
		{operation: "device-state", template: account + "/dex/devices/{device_id}/fleet-status/live", serve: (*API).getDeviceState},
		{operation: "switch-offs", template: account + "/dex/warp-change-events", serve: (*API).listSwitchOffs},
		{operation: "posture-rules", template: account + "/devices/posture", serve: (*API).listRules},
		{operation: "posture-rule", template: account + "/devices/posture/{rule_id}", serve: (*API).getRule},
	}
	for i := range list {
		list[i].parts = strings.Split(list[i].template[1:], "/")
	}
	return list
}

// Operations returns the names of what the simulated API can be asked, for Options.Forbid.
func Operations() []string {
	var names []string
	for _, route := range routes() {
		names = append(names, route.operation)
	}
	return names
}

// match finds the route of an escaped path below the prefix, and the ids in
// it. It works on the escaped path, so that a slash inside a nonce stays there.
func match(routes []route, escaped string) (*route, []string) {
	segments := strings.Split(strings.TrimPrefix(escaped, "/"), "/")
	for i := range routes {
		if ids, ok := routes[i].ids(segments); ok {
			return &routes[i], ids
		}
	}
	return nil, nil
}

func (r *route) ids(segments []string) ([]string, bool) {
	if len(segments) != len(r.parts) {
		return nil, false
	}
	var ids []string
	for i, part := range r.parts {
		segment, err := url.PathUnescape(segments[i])
		switch {
		case err != nil, segment == "":
			return nil, false
		case part[0] == '{':
			ids = append(ids, segment)
		case part != segment:
			return nil, false
		}
	}
	return ids, true
}

// answer decides what a request gets when nothing disturbs it.
func (a *API) answer(r *http.Request, found *route, ids []string) *answer {
	c := &call{path: r.URL.Path, query: r.URL.Query()}
	var refused *answer
	if c.credential, refused = authenticate(r.Header); refused != nil {
		return refused
	}
	if found == nil {
		return noRoute(http.StatusNotFound, r.URL.Path)
	}
	if r.Method != http.MethodGet {
		return methodNotAllowed(r.Method)
	}
	if refused := a.authorise(found, c, ids); refused != nil {
		return refused
	}
	return found.serve(a, c)
}

// authorise checks the account and whether the credential may ask for it. It
// fills the call.
func (a *API) authorise(found *route, c *call, ids []string) *answer {
	inAccount := strings.HasPrefix(found.template, "/accounts/")
	if inAccount && (len(ids[0]) != 32 || !isOf(ids[0], digits+"abcdef")) {
		return noRoute(found.noRouteStatus(), c.path)
	}
	if c.credential == unknownToken || found.tokenOnly && c.credential == emailAndKey || slices.Contains(a.options.Forbid, found.operation) {
		return found.refuse()
	}
	if !inAccount {
		return nil
	}
	account, known := a.company.Account(ids[0])
	if !known || c.credential == accountToken && account.ID != a.company.Accounts[0].ID {
		return authenticationError()
	}
	c.account, c.ids = account, ids[1:]
	return nil
}

// noRouteStatus is the one that the documents have for the call.
func (r *route) noRouteStatus() int {
	if r.verify {
		return http.StatusBadRequest
	}
	return http.StatusNotFound
}

func (r *route) refuse() *answer {
	if r.verify {
		return invalidToken()
	}
	return authenticationError()
}
