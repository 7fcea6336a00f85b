package api

import (
	"context"

	"ztsession/model/access"
	"ztsession/model/decode"
)

// RuleGroups returns the rule groups of an account. Source: OpenAPI document, GET
// /accounts/{account_id}/access/groups. The error is a *model.IDError or an *Error.
func (c *Client) RuleGroups(ctx context.Context, account string) ([]access.Group, error) {
	return list(ctx, c, call{
		operation: "list the rule groups",
		template:  "/accounts/{account}/access/groups",
		segments:  []string{account},
		about:     aboutList("rule groups", access.ToReadGroups.Permission()),
	}, account, decode.RuleGroups, func(g *access.Group) string { return g.ID })
}
