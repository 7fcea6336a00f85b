package api

import (
	"context"
	"errors"
	"strings"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
)

// Verified is what Cloudflare says of a credential that is good.
type Verified struct {
	// Kind is what it is, with its article: "an API token of a user".
	Kind string
	// Status is Cloudflare's word for a token, such as active; empty for a key.
	Status string
	// From when and until when a token counts; not known for one without an end.
	NotBefore, Expires model.Field[time.Time]
}

// The kinds of credentials.
const (
	userToken    = "an API token of a user"
	accountToken = "an API token of an account"
	globalKey    = "a Global API Key"
	someToken    = "an API token"
)

// KindOf returns what a credential is, as far as it shows it itself.
func KindOf(c model.Credential) string {
	switch token := c.Token.Reveal(); {
	case strings.HasPrefix(token, "cfut_"):
		return userToken
	case strings.HasPrefix(token, "cfat_"):
		return accountToken
	case token != "":
		return someToken
	default:
		return globalKey
	}
}

// Verify asks whether the client's credentials are good: Inspect without what it
// tells beside.
func (c *Client) Verify(ctx context.Context, account string) error {
	_, err := c.Inspect(ctx, account)
	return err
}

// Inspect asks what the client's credentials are and whether they are good, with
// GET alone. account may be empty; a token that belongs to an account can be
// verified only with it. An error that matches model.ErrUnauthorized says that
// they are not good, any other that it could not be told. Sources: OpenAPI
// document, GET /user/tokens/verify and GET /accounts/{account_id}/tokens/verify,
// which accept each only tokens of their own kind. The user endpoint refuses good
// tokens of accounts as it refuses bad ones, so their prefix or a second call decides.
func (c *Client) Inspect(ctx context.Context, account string) (Verified, error) {
	token := c.credential.Token.Reveal()
	seen := Verified{Kind: KindOf(c.credential)}
	if token == "" {
		return seen, c.seesAccounts(ctx)
	}
	if !strings.HasPrefix(token, "cfat_") {
		found, refused := c.verifyToken(ctx, userToken, call{operation: "verify the token", template: "/user/tokens/verify"})
		if !mayBeAccounts(token, refused) {
			return found, refused
		}
	}
	if model.CheckID(model.AccountField, account) == nil {
		return c.verifyToken(ctx, accountToken, call{operation: "verify the token", template: "/accounts/{account}/tokens/verify", segments: []string{account}})
	}
	err := c.seesAccounts(ctx)
	if errors.Is(err, model.ErrForbidden) && !errors.Is(err, model.ErrBlocked) {
		err = &model.Failure{Kind: model.ErrForbidden, Cause: err, Explanation: model.Problem{
			What: "Whether Cloudflare takes the API token could not be told: one that belongs to an account can be verified only in that account.", Next: "Say which one it is with --account.",
		}}
	}
	return seen, err
}

// mayBeAccounts reports whether a token that the user endpoint refused may be
// one of an account.
func mayBeAccounts(token string, refused error) bool {
	var failure *Error
	return errors.As(refused, &failure) && !strings.HasPrefix(token, "cfut_") && failure.hasCode(1000)
}

// verifyToken asks one of the two endpoints.
func (c *Client) verifyToken(ctx context.Context, kind string, what call) (Verified, error) {
	what.about = aboutToken()
	found, err := c.object(ctx, what)
	if err != nil {
		return Verified{Kind: KindOf(c.credential)}, err
	}
	said := Verified{Kind: kind, Status: found.envelope.Result.Get("status").Text()}
	said.NotBefore, said.Expires = momentOf(found.envelope, "not_before"), momentOf(found.envelope, "expires_on")
	if said.Status != "disabled" && said.Status != "expired" {
		return said, nil
	}
	return said, &model.Failure{Kind: model.ErrUnauthorized, Explanation: model.Problem{
		What: "The API token is good no more: it is " + said.Status + ".", Next: "Make another one in the dashboard, My Profile, API Tokens, with the permission " + Permission + ".",
	}}
}

// momentOf reads a time of the answer; one in another form is not known.
func momentOf(e wire.Envelope, name string) model.Field[time.Time] {
	moment, err := time.Parse(time.RFC3339, e.Result.Get(name).Text())
	if err != nil {
		return model.Field[time.Time]{}
	}
	return model.Known(moment)
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
