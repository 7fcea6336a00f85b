package api

import (
	"context"

	"ztsession/model/access"
	"ztsession/model/decode"
)

// ServiceTokens returns the service tokens of an account, which have no secret in
// an answer: they join the client id of a session with the id of a rule. Source:
// OpenAPI document, GET /accounts/{account_id}/access/service_tokens. The error is
// a *model.IDError or an *Error.
func (c *Client) ServiceTokens(ctx context.Context, account string) ([]access.ServiceToken, error) {
	return list(ctx, c, call{
		operation: "list the service tokens",
		template:  "/accounts/{account}/access/service_tokens",
		segments:  []string{account},
		about:     aboutList("service tokens", access.ToReadTokens.Permission()),
	}, account, decode.ServiceTokens, func(t *access.ServiceToken) string { return t.ID })
}
