package api

import (
	"context"

	"ztsession/model/access"
	"ztsession/model/decode"
)

// Policies returns the reusable policies of an account. They have no order of
// their own: it stands in the applications that use them. Source: OpenAPI
// document, GET /accounts/{account_id}/access/policies. The error is a
// *model.IDError or an *Error.
func (c *Client) Policies(ctx context.Context, account string) ([]access.Policy, error) {
	return list(ctx, c, call{
		operation: "list the reusable policies",
		template:  "/accounts/{account}/access/policies",
		segments:  []string{account},
		about:     aboutList("reusable policies", access.ToReadPolicies.Permission()),
	}, account, decode.Policies, func(p *access.Policy) string { return p.ID })
}
