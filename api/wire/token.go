package wire

import (
	"encoding/base64"
	"strings"

	"ztsession/model"
)

// longestToken is how long a pasted token may be, in bytes: browsers keep no
// cookie longer than 4096.
const longestToken = 64 << 10

// Claims returns the payload of a JSON Web Token: a header with an alg, a
// payload that is an object, and a signature, which is dropped unseen. Nothing
// is verified.
func Claims(token string) (model.Value, bool) {
	parts := strings.Split(token, ".")
	if len(token) > longestToken || len(parts) != 3 || !isBase64URL(parts[2]) {
		return model.Value{}, false
	}
	header, ok := jwtPart(parts[0])
	if !ok || header.Get("alg").Kind() != model.KindText {
		return model.Value{}, false
	}
	return jwtPart(parts[1])
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
