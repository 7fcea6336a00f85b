package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/decode"
)

// IdentityProvider returns what the identity provider with an id is called.
// Source: spec/access-helpdesk.json, GET
// /accounts/{account_id}/access/identity_providers/{identity_provider_id}. The
// error is an *Error, or matches model.ErrInvalidID.
func (c *Client) IdentityProvider(ctx context.Context, account, id string) (model.IdentityProvider, error) {
	ids, err := c.inAccount(account, "identity provider", id)
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
	return c.masker.IdentityProvider(decode.IdentityProvider(found.envelope.Result)), nil
}
