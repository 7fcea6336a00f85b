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
	ids, err := personIDs(account, user)
	if err != nil {
		return nil, err
	}
	found, err := c.get(ctx, call{
		operation: "list the failed logins",
		template:  "/accounts/{account}/access/users/{user}/failed_logins",
		segments:  ids,
		about:     aboutPerson(),
	})
	if err != nil {
		return nil, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return nil, found.fails(err)
	}
	return decode.FailedLogins(list), nil
}
