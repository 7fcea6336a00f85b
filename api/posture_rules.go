package api

import (
	"context"

	"ztsession/model/access"
	"ztsession/model/decode"
)

// PostureRules returns the posture rules of an account: which there are, for
// which systems, how often they are checked and for how long a result counts.
// Source: OpenAPI document, GET /accounts/{account_id}/devices/posture, which
// states no permission. The error is a *model.IDError or an *Error.
func (c *Client) PostureRules(ctx context.Context, account string) ([]access.PostureRule, error) {
	return list(ctx, c, call{
		operation: "list the posture rules",
		template:  "/accounts/{account}/devices/posture",
		segments:  []string{account},
		about:     aboutList("posture rules", access.ToReadPosture.Permission()),
	}, account, decode.PostureRules, func(r *access.PostureRule) string { return r.ID })
}
