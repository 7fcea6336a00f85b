package api

import (
	"context"
	"maps"
	"net/url"
	"time"

	"ztsession/model"
	"ztsession/model/access"
)

// Right is a permission that the program can use.
type Right struct {
	// Permission is the group that a token needs, as Cloudflare calls it.
	Permission string
	// For is what the program reads with it, to stand after "reads".
	For string
	// Needed is set for the one without which nothing works.
	Needed bool

	template string
	query    url.Values
	recent   bool // it wants to know from when until when
}

// Rights returns the permissions that the program can use, the needed one first,
// each with the GET request that tells whether one has it. Sources: OpenAPI
// document, x-api-token-group; for devices and lists, which it leaves out, what
// vendors ask for.
func Rights() []Right {
	one := url.Values{"page": {"1"}, "per_page": {"1"}}
	return []Right{
		{Permission: Permission, For: "people, their sessions and logins", Needed: true, template: "/accounts/{account}/access/users", query: one},
		{Permission: access.ToReadPolicies.Permission(), For: "applications and policies", template: "/accounts/{account}/access/apps", query: one},
		{Permission: access.ToReadGroups.Permission(), For: "rule groups and identity providers", template: "/accounts/{account}/access/identity_providers", query: one},
		{Permission: access.ToReadPosture.Permission(), For: "posture rules, devices and lists", template: "/accounts/{account}/devices/posture"},
		{Permission: access.ToReadTokens.Permission(), For: "service tokens", template: "/accounts/{account}/access/service_tokens", query: one},
		{Permission: access.ToReadCertificates.Permission(), For: "certificate authorities", template: "/accounts/{account}/access/certificates", query: one},
		{Permission: model.DEXPermission, For: "what devices report now", template: "/accounts/{account}/dex/warp-change-events", query: one, recent: true},
		{Permission: aboutAccounts().permission, For: "the names of accounts", template: "/accounts", query: url.Values{"page": {"1"}, "per_page": {"5"}}},
	}
}

// HasRight asks whether the credentials have a right in an account. An error that
// matches model.ErrForbidden or model.ErrUnauthorized says that they have not, any
// other that it could not be told.
func (c *Client) HasRight(ctx context.Context, right Right, account string) error {
	query := maps.Clone(right.query)
	if right.recent {
		query.Set("from", c.now().Add(-time.Hour).UTC().Format(time.RFC3339))
		query.Set("to", c.now().UTC().Format(time.RFC3339))
	}
	what := call{operation: "ask for " + right.For, template: right.template, query: query, about: aboutList(right.For, right.Permission)}
	if right.template != "/accounts" {
		what.segments = []string{account}
	}
	_, err := c.get(ctx, what)
	return err
}
