package api

import (
	"context"
	"errors"
	"strings"

	"ztsession/model"
)

// Verify asks whether the client's credentials are good, with GET alone. account
// may be empty; a token that belongs to an account can be verified only with it.
// An error that matches model.ErrUnauthorized says that they are not good, any
// other that it could not be told. Sources: OpenAPI document, GET
// /user/tokens/verify and GET /accounts/{account_id}/tokens/verify, which accept
// each only tokens of their own kind. The user endpoint refuses good tokens of
// accounts as it refuses bad ones, so their prefix or a second call decides.
func (c *Client) Verify(ctx context.Context, account string) error {
	token := c.credential.Token.Reveal()
	if token == "" {
		return c.seesAccounts(ctx)
	}
	var refused error
	if !strings.HasPrefix(token, "cfat_") {
		refused = c.verifyToken(ctx, call{operation: "verify the token", template: "/user/tokens/verify"})
		if !mayBeAccounts(token, refused) {
			return refused
		}
	}
	if model.CheckID(model.AccountField, account) == nil {
		return c.verifyToken(ctx, call{operation: "verify the token", template: "/accounts/{account}/tokens/verify", segments: []string{account}})
	}
	return c.seesAccounts(ctx)
}

// mayBeAccounts reports whether a token that the user endpoint refused may be
// one of an account.
func mayBeAccounts(token string, refused error) bool {
	var failure *Error
	return errors.As(refused, &failure) && !strings.HasPrefix(token, "cfut_") && failure.hasCode(1000)
}

// verifyToken asks one of the two endpoints.
func (c *Client) verifyToken(ctx context.Context, what call) error {
	what.about = aboutToken()
	found, err := c.object(ctx, what)
	if err != nil {
		return err
	}
	status := found.envelope.Result.Get("status").Text()
	if status != "disabled" && status != "expired" {
		return nil
	}
	return &model.Failure{Kind: model.ErrUnauthorized, Explanation: model.Problem{
		What: "The API token is good no more: it is " + status + ".", Next: "Make another one in the dashboard, My Profile, API Tokens, with the permission " + Permission + ".",
	}}
}

// seesAccounts asks for accounts, which any good credential of a user may.
func (c *Client) seesAccounts(ctx context.Context) error {
	_, err := c.get(ctx, call{operation: "verify the credentials", template: "/accounts", about: aboutAccounts()})
	return err
}

func aboutToken() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "The token cannot be verified here.", Cause: "The base URL may be that of another server than Cloudflare's.",
	}}
}
