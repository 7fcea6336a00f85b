package wire

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"ztsession/model/decode"
	"ztsession/model/paste"
)

// readToken reads a token as package api does.
func readToken(text string) (paste.Token, bool) {
	claims, ok := Claims(text)
	if !ok {
		return paste.Token{}, false
	}
	return decode.Token(claims), true
}

// jwt makes a token that nobody signed.
func jwt(header, payload, signature string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(header)) + "." + encode([]byte(payload)) + "." + signature
}

const (
	goodHeader = `{"alg":"RS256","kid":"CANARY-KID"}`
	goodClaims = `{"aud":["CANARY-AUD"],"email":"CANARY@example.com","exp":1789041600,"iat":1789036200,"nbf":1789036200,"iss":"https://example.cloudflareaccess.com",
		"identity_nonce":"X1aXj1lFVcqqyoXF","sub":"f174e90a-fafe-4643-bbbc-4a0ed4fc8415","custom":{"a":1}}`
	signature = "CANARY-SIGNATURE_0123456789"
)

func TestTokenReadsTheClaimsThatNameASession(t *testing.T) {
	got, ok := readToken(jwt(goodHeader, goodClaims, signature))
	want := paste.Token{User: "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", Nonce: "X1aXj1lFVcqqyoXF", Issuer: "https://example.cloudflareaccess.com", From: time.Unix(1789036200, 0).UTC(), Expires: time.Unix(1789041600, 0).UTC()}
	if !ok || got != want {
		t.Errorf("token = %+v, %t", got, ok)
	}
}

func TestTokenIsLenientWithClaims(t *testing.T) {
	for claims, want := range map[string]paste.Token{
		`{}`:                                   {},
		`{"sub":"","identity_nonce":null}`:     {},
		`{"sub":{"a":1},"identity_nonce":[2]}`: {},
		`{"sub":12,"exp":"soon"}`:              {User: "12"},
		`{"sub":"a\u001b[2Jb"}`:                {User: `a\x1b[2Jb`},
		`{"identity_nonce":" n ","exp":1e30}`:  {Nonce: "n"},
	} {
		if got, ok := readToken(jwt(goodHeader, claims, signature)); !ok || got != want {
			t.Errorf("%s: %+v, %t", claims, got, ok)
		}
	}
}

func TestTokenRefusesWhatIsNone(t *testing.T) {
	whole := jwt(goodHeader, goodClaims, signature)
	for name, text := range map[string]string{
		"empty":              "",
		"dots":               "..",
		"two parts":          whole[:strings.LastIndex(whole, ".")],
		"four parts":         whole + ".x",
		"no alg":             jwt(`{"typ":"JWT"}`, goodClaims, signature),
		"alg is a number":    jwt(`{"alg":5}`, goodClaims, signature),
		"header is a list":   jwt(`["alg"]`, goodClaims, signature),
		"payload is a text":  jwt(goodHeader, `"sub"`, signature),
		"payload is cut":     jwt(goodHeader, goodClaims[:40], signature),
		"no base64":          "e!.e!.e!",
		"signature is prose": jwt(goodHeader, goodClaims, "not a signature"),
		"host name":          "example.cloudflareaccess.com",
		"too long":           jwt(goodHeader, `{"sub":"`+strings.Repeat("a", longestToken)+`"}`, signature),
		"too deep":           jwt(goodHeader, `{"a":`+strings.Repeat("[", 1000)+strings.Repeat("]", 1000)+`}`, signature),
	} {
		if got, ok := readToken(text); ok || got != (paste.Token{}) {
			t.Errorf("%s: %+v, %t", name, got, ok)
		}
	}
}

func TestUnderstandKeepsNothingOfATokenButItsIDs(t *testing.T) {
	whole := jwt(goodHeader, goodClaims, signature)
	for _, text := range []string{whole, `"` + whole + `"`, "CF_Authorization=" + whole, "CF_Authorization=" + whole + ";", "  " + whole + "\n"} {
		got := paste.Understand(text, readToken)
		if got.Kind != paste.AccessToken || got.Ref.User == "" || got.Ref.Nonce == "" || !got.NonceIsLikely || got.Ref.Account != "" {
			t.Errorf("understood %+v", got)
		}
		printed := fmt.Sprintf("%+v", got)
		for _, part := range append(strings.Split(whole, "."), "CANARY") {
			if strings.Contains(printed, part) {
				t.Errorf("%s holds %s", printed, part)
			}
		}
	}
}

func TestUnderstandReadsNoTokenOutOfTheHeadersOfACommand(t *testing.T) {
	whole := jwt(goodHeader, goodClaims, signature)
	for _, text := range []string{
		"curl -H 'cf-access-token: " + whole + "' https://wiki.example.com/",
		"curl -H 'cookie: CF_Authorization=" + whole + "' https://wiki.example.com/",
	} {
		got := paste.Understand(text, func(string) (paste.Token, bool) {
			t.Errorf("a token was read out of %.30s", text)
			return paste.Token{}, false
		})
		if got.Kind != paste.Nothing || !strings.Contains(got.What, "credential") || strings.Contains(got.What, "eyJ") {
			t.Errorf("understood %+v", got)
		}
	}
}

func TestUnderstandReadsATokenWhateverStandsAroundIt(t *testing.T) {
	whole := jwt(goodHeader, goodClaims, signature)
	for _, text := range []string{
		"Authorization: Bearer " + whole, "cf-access-token: " + whole, "Cookie: CF_Authorization=" + whole, "Bearer " + whole, "a=b; CF_Authorization=" + whole,
		"Cf-Access-Jwt-Assertion: " + whole, "CF_Authorization\t" + whole, "Successfully fetched your token:\n\n" + whole + "\n", `{"token": "` + whole + `"}`,
	} {
		if got := paste.Understand(text, readToken); got.Kind != paste.AccessToken || got.Ref.User == "" || strings.Contains(got.What, "eyJ") {
			t.Errorf("%.30s is understood as %+v", text, got)
		}
	}
}

func FuzzToken(f *testing.F) {
	f.Add(jwt(goodHeader, goodClaims, signature))
	f.Add("e.e.e")
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := readToken(text); !ok && got != (paste.Token{}) {
			t.Errorf("%+v of what is no token", got)
		}
	})
}
