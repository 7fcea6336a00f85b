package api

import (
	"context"
	"net/url"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// Apps returns the applications of an account with their policies, all pages of
// them. A token with rights on some of them gets only those. Source: OpenAPI
// document, GET /accounts/{account_id}/access/apps. The error is a *model.IDError
// or an *Error.
func (c *Client) Apps(ctx context.Context, account string) ([]access.App, error) {
	return list(ctx, c, call{
		operation: "list the applications",
		template:  "/accounts/{account}/access/apps",
		segments:  []string{account},
		about:     aboutList("applications", access.ToReadPolicies.Permission()),
	}, account, decode.Apps, func(a *access.App) string { return a.ID })
}

// AppsByAUD returns the applications with an AUD tag, as the token of an
// application names it. Source and errors are those of Apps.
func (c *Client) AppsByAUD(ctx context.Context, account, aud string) ([]access.App, error) {
	if err := checkSegment("application", aud); err != nil {
		return nil, err
	}
	return list(ctx, c, call{
		operation: "look up the application",
		template:  "/accounts/{account}/access/apps",
		segments:  []string{account},
		query:     url.Values{"aud": {aud}},
		about:     aboutList("applications", access.ToReadPolicies.Permission()),
	}, account, decode.Apps, func(a *access.App) string { return a.ID })
}

// App returns one application, by its id or its AUD tag. Source: OpenAPI
// document, GET /accounts/{account_id}/access/apps/{app_id}. The error is an
// *Error, or matches model.ErrInvalidID.
func (c *Client) App(ctx context.Context, account, id string) (access.App, error) {
	ids, err := idsInAccount(account, "application", id)
	if err != nil {
		return access.App{}, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the application",
		template:  "/accounts/{account}/access/apps/{app}",
		segments:  ids,
		about: subject{permission: access.ToReadPolicies.Permission(), missing: model.Problem{
			What: "There is no such application in this account.", Cause: "It was removed, belongs to another account, or these credentials may not see it.",
			Next: "Name the application, or paste its address.",
		}},
	})
	if err != nil {
		return access.App{}, err
	}
	return decode.App(found.envelope.Result), nil
}
