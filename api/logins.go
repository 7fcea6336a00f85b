package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/decode"
)

// FailedLogins returns a person's failed logins, the newest first. Source:
// OpenAPI document, GET .../users/{user_id}/failed_logins. The error
// is a *model.IDError or an *Error.
func (c *Client) FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error) {
	return listOfPerson(ctx, c, call{
		operation: "list the failed logins", template: "/accounts/{account}/access/users/{user}/failed_logins",
	}, account, user, decode.FailedLogins)
}
