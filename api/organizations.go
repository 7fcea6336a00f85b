package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// Organization returns what an account has decided for all its applications.
// Source: OpenAPI document, GET /accounts/{account_id}/access/organizations. The
// error is a *model.IDError or an *Error.
func (c *Client) Organization(ctx context.Context, account string) (access.Organization, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return access.Organization{}, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the organisation",
		template:  "/accounts/{account}/access/organizations",
		segments:  []string{account},
		about:     aboutList("settings for all applications", access.ToReadGroups.Permission()),
	})
	if err != nil {
		return access.Organization{}, err
	}
	return decode.Organization(found.envelope.Result), nil
}
