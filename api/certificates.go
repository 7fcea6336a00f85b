package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/decode"
)

// Authorities returns the certificate authorities whose client certificates Access
// accepts in an account, with the hosts at which it asks for them. Source: OpenAPI
// document, GET /accounts/{account_id}/access/certificates. The error is a
// *model.IDError or an *Error.
func (c *Client) Authorities(ctx context.Context, account string) ([]model.Authority, error) {
	return list(ctx, c, call{
		operation: "list the certificate authorities",
		template:  "/accounts/{account}/access/certificates",
		segments:  []string{account},
		about:     aboutList("certificate authorities", access.ToReadCertificates.Permission()),
	}, account, decode.Authorities, func(a *model.Authority) string { return a.ID })
}
