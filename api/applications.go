package api

import (
	"context"
	"net/url"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// Apps returns the applications of an account with their policies, all pages of
// them. Source and errors are those of SomeApps.
func (c *Client) Apps(ctx context.Context, account string) ([]access.App, error) {
	all, err := c.SomeApps(ctx, account, access.AppQuery{})
	return all.Apps, err
}

// SomeApps returns the applications that a query asks for, with their policies, each
// once. A token with rights on some of them gets only those. Source: OpenAPI
// document, GET /accounts/{account_id}/access/apps. The error is a *model.IDError, that
// of the query's Check, or an *Error.
func (c *Client) SomeApps(ctx context.Context, account string, q access.AppQuery) (access.AppList, error) {
	if err := model.CheckID(model.AccountField, account); err != nil {
		return access.AppList{}, err
	}
	if err := q.Check(); err != nil {
		return access.AppList{}, err
	}
	filter := url.Values{}
	for name, value := range map[string]string{"name": q.Name, "domain": q.Domain} {
		if value != "" {
			filter.Set(name, value)
			filter.Set("exact", "true")
		}
	}
	var found access.AppList
	seen := map[string]bool{}
	more, err := c.pagesBehind(ctx, call{
		operation: "list the applications",
		template:  "/accounts/{account}/access/apps",
		segments:  []string{account},
		query:     filter,
		about:     aboutList("applications", access.ToReadPolicies.Permission()),
	}, rowsPerPage, q.Behind, func(page model.Value) (int, bool) {
		fresh := 0
		for _, app := range decode.Apps(page) {
			if app.ID == "" || !seen[app.ID] {
				seen[app.ID] = true
				fresh++
				found.Apps = append(found.Apps, app)
			}
		}
		return fresh, q.FirstOnly
	})
	if err != nil {
		return access.AppList{}, err
	}
	found.More = more
	return found, nil
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
