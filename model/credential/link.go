package credential

import (
	"net/url"
	"strings"
)

// tokenPage is the page of the dashboard on which a token is made. Source:
// https://developers.cloudflare.com/fundamentals/api/how-to/account-owned-token-template/
const tokenPage = "https://dash.cloudflare.com/profile/api-tokens"

// The permissions that a link ticks, by their keys on that page. The page has none
// for service tokens.
var (
	least        = []string{"access_audit_log"}
	withPolicies = []string{"access_audit_log", "access", "access_acct", "teams", "account_settings"}
)

// TokenPage is the address of that page as people read and type it.
func TokenPage() string { return strings.TrimPrefix(tokenPage, "https://") }

// TokenLink is the address of the dashboard's form for a new token on which the one
// permission is ticked that is needed: Access: Audit Logs Read.
func TokenLink() string { return link(least) }

// PolicyTokenLink is the same with what tells which policy decided, and the names
// behind ids: applications and policies, organisation, identity providers and rule
// groups, Zero Trust and account settings, all Read.
func PolicyTokenLink() string { return link(withPolicies) }

func link(keys []string) string {
	all := make([]string, 0, len(keys))
	for _, key := range keys {
		all = append(all, `{"key":"`+key+`","type":"read"}`)
	}
	return tokenPage + "?permissionGroupKeys=" + url.QueryEscape("["+strings.Join(all, ",")+"]") + "&accountId=*&zoneId=all&name=ztsession"
}
