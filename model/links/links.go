// Package links says where a session is seen outside of the program: at the API by
// curl, and in Cloudflare's dashboard.
package links

import (
	"net/url"
	"strings"

	"ztsession/model"
	"ztsession/model/text/shell"
)

// API is the address of Cloudflare's API.
const API = "https://api.cloudflare.com/client/v4"

// Pages of the Zero Trust dashboard. They ask for the account, since ":account" in
// a deep link stands for the one that the person chooses. There is none of a single
// session. Source: the routes of Cloudflare's documentation, cloudflare-docs
// src/content/dash-routes/zero-trust.json; see
// https://developers.cloudflare.com/style-guide/build-the-page/components/dash-button/.
const (
	// Users lists the people, each with their sessions.
	Users = "https://one.dash.cloudflare.com/?to=/:account/team-resources/users"
	// AccessLog lists the logins.
	AccessLog = "https://one.dash.cloudflare.com/?to=/:account/logs/access"
)

// Curl returns the line that asks for what was read once more. It has no
// credential in it: the shell takes the token from the environment. base is the
// address of the API, empty for Cloudflare's own. It is empty for what no request
// gave, or what some id is missing of.
func Curl(origin model.Origin, base string) string {
	if base == "" {
		base = API
	}
	ref := origin.Ref
	if origin.File != "" || ref.Account == "" || ref.User == "" {
		return ""
	}
	address := []string{strings.TrimRight(base, "/"), "accounts", url.PathEscape(ref.Account), "access", "users", url.PathEscape(ref.User)}
	switch {
	case origin.Kind == model.FromLastSeen:
		address = append(address, "last_seen_identity")
	case ref.Nonce != "":
		address = append(address, "active_sessions", url.PathEscape(ref.Nonce))
	default:
		return ""
	}
	return `curl -sS -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" ` + shell.Quote(strings.Join(address, "/"))
}
