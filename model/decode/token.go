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
	return paste.Token{
		User:    strings.Clone(plain(claims.Get("sub"))),
		Nonce:   strings.Clone(plain(claims.Get("identity_nonce"))),
		Issuer:  strings.Clone(plain(claims.Get("iss"))),
		From:    claimedTime(claims, "nbf"),
		Expires: claimedTime(claims, "exp"),
	}
}

// claimedTime returns the moment of a claim, or the zero time for none.
func claimedTime(claims model.Value, name string) time.Time {
	var at model.Field[time.Time]
	r := reader{top: claims}
	if claim := claims.Get(name); claim.Exists() {
		r.seconds(claim, &at)
	}
	if !clock.IsPlausible(at.Value) {
		return time.Time{}
	}
	return at.Value
}
