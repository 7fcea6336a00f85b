package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// IdentityProvider returns what the identity provider with an id is called.
// Source: OpenAPI document, GET
// /accounts/{account_id}/access/identity_providers/{identity_provider_id}. The
// error is an *Error, or matches model.ErrInvalidID.
func (c *Client) IdentityProvider(ctx context.Context, account, id string) (model.IdentityProvider, error) {
	ids, err := idsInAccount(account, "identity provider", id)
	if err != nil {
		return model.IdentityProvider{}, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the identity provider",
		template:  "/accounts/{account}/access/identity_providers/{identity_provider}",
		segments:  ids,
		about:     aboutProvider(),
	})
	if err != nil {
		return model.IdentityProvider{}, err
	}
	return decode.IdentityProvider(found.envelope.Result), nil
}

// IdentityProviders returns what the identity providers of an account are called.
// Source: OpenAPI document, GET
// /accounts/{account_id}/access/identity_providers. The error is a
// *model.IDError or an *Error.
func (c *Client) IdentityProviders(ctx context.Context, account string) ([]model.IdentityProvider, error) {
	return list(ctx, c, call{
		operation: "list the identity providers",
		template:  "/accounts/{account}/access/identity_providers",
		segments:  []string{account},
		about:     aboutList("identity providers", access.ToReadProviders.Permission()),
	}, account, decode.IdentityProviders, func(p *model.IdentityProvider) string { return p.ID })
}

func aboutProvider() subject {
	return subject{permission: "Access: Organizations, Identity Providers, and Groups Read", missing: model.Problem{
		What: "There is no such identity provider.", Cause: "It was removed, or belongs to another account.", Next: "Its id and type are all that is known of it.",
	}}
}
