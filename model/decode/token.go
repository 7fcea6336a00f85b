package decode

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/paste"
)

// Token reads the claims of an Access token that name a session: sub is the
// user's id and identity_nonce the nonce of a token for an application. Nothing
// was verified, so the claims are hints for a form, no proof. No text that is
// returned shares memory with the document.
func Token(claims model.Value) paste.Token {
	var expires model.Field[time.Time]
	r := reader{top: claims}
	if exp := claims.Get("exp"); exp.Exists() {
		r.seconds(exp, &expires)
	}
	if !clock.IsPlausible(expires.Value) {
		expires.Value = time.Time{}
	}
	return paste.Token{
		User:    strings.Clone(plain(claims.Get("sub"))),
		Nonce:   strings.Clone(plain(claims.Get("identity_nonce"))),
		Issuer:  strings.Clone(plain(claims.Get("iss"))),
		Expires: expires.Value,
	}
}
