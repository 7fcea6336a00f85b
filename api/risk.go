package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// Risk returns the risk score of a person as it is now. Source: OpenAPI document,
// GET /accounts/{account_id}/zt_risk_scoring/{user_id}; only Enterprise plans have
// it. The error is a *model.IDError or an *Error.
func (c *Client) Risk(ctx context.Context, account, user string) (access.Risk, error) {
	ids, err := personIDs(account, user)
	if err != nil {
		return access.Risk{}, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the risk score",
		template:  "/accounts/{account}/zt_risk_scoring/{user}",
		segments:  ids,
		about: subject{permission: access.ToReadRisk.Permission(), missing: model.Problem{
			What: "There is no risk score of this person.", Cause: "Only Enterprise plans have risk scores.", Next: "Conditions about it stay unknown.",
		}},
	})
	if err != nil {
		return access.Risk{}, err
	}
	return decode.Risk(found.envelope.Result), nil
}
