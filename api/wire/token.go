package wire

import (
	"encoding/base64"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/paste"
)

// longestToken is how long a pasted token may be, in bytes: browsers keep no
// cookie longer than 4096.
const longestToken = 64 << 10

// Token reads the claims of an Access JWT: a header with an alg, a payload
// that is an object, and a signature, which is dropped unseen. Nothing is
// verified: the claims are hints for a form, no proof. No text that is returned shares
// memory with token. Source: access-api.md, section 1.0 (sub and identity_nonce
// of an application token).
func Token(token string) (paste.Token, bool) {
	parts := strings.Split(token, ".")
	if len(token) > longestToken || len(parts) != 3 || !isBase64URL(parts[2]) {
		return paste.Token{}, false
	}
	header, ok := jwtPart(parts[0])
	if !ok || header.Get("alg").Kind() != model.KindText {
		return paste.Token{}, false
	}
	payload, ok := jwtPart(parts[1])
	if !ok {
		return paste.Token{}, false
	}
	var expires model.Field[time.Time]
	r := reader{top: payload}
	if exp := payload.Get("exp"); exp.Exists() {
		r.seconds(exp, &expires)
	}
	return paste.Token{
		User:    strings.Clone(plain(payload.Get("sub"))),
		Nonce:   strings.Clone(plain(payload.Get("identity_nonce"))),
		Issuer:  strings.Clone(plain(payload.Get("iss"))),
		Expires: expires.Value,
	}, true
}

// jwtPart decodes the header or the payload, which must be an object.
func jwtPart(part string) (model.Value, bool) {
	text, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(part, "="))
	if err != nil {
		return model.Value{}, false
	}
	doc, err := Parse(text)
	if err != nil || doc.Root().Kind() != model.KindObject {
		return model.Value{}, false
	}
	return doc.Root(), true
}

func isBase64URL(text string) bool {
	return strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=") == ""
}
