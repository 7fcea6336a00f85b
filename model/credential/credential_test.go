package credential_test

import (
	"strings"
	"testing"

	"ztsession/model/credential"
)

// The secrets of the tests: made up, of the right forms.
const (
	jwt   = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJlQ0FOQVJZ"
	token = "cfut_CanaryCanaryCanaryCanaryCanaryCanary0000"
	key   = "c2547eb745079dac9320b638f5e225cf483cc"
	old   = "Aa0Canary_canaryCanary-canaryCanary01234"
)

func TestFindsWhatIsACredential(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		jwt, token, "cfk_CANARY", "cfat_CANARY", "cfoat_CANARY", "cfast_CANARY", "CFUT_CANARY", "amina" + token, "x" + jwt, jwt[:30],
		"CF_Authorization\t" + jwt, "CF_Authorization=CANARYnotatoken", "Cf-Access-Jwt-Assertion: " + jwt, "cf-access-jwt-assertion: CANARY",
		"Successfully fetched your token:\n\n" + jwt, `{"token": "` + jwt + `"}`, `"token": "` + old + `"`, `"api_token":"` + old + `"`,
		"CF-Access-Client-Secret: " + key, "export CLOUDFLARE_API_TOKEN=" + token, "CLOUDFLARE_API_TOKEN=" + old, "CLOUDFLARE_API_KEY=" + key,
		`CLOUDFLARE_API_KEY="` + key + `"`, "CLOUDFLARE_API_KEY='" + key, "$env:CLOUDFLARE_API_TOKEN = \"" + old + `"`, "set CF_API_KEY=" + key,
		"cloudflare_api_token = \"" + old + `"`, "TF_VAR_cloudflare_api_token=" + old, "CLOUDFLARE_API_USER_SERVICE_KEY: CANARY",
		"X-Auth-Key: " + key, "x-auth-key:CANARY", `'X-Auth-Key' = "CANARY"`, `headers.set("X-Auth-Key", "CANARY")`, "X-Auth-Key\t" + key, "X-Auth-Key " + key,
		"Authorization: Bearer CANARY", `"Authorization" = "Bearer ` + old + `"`, "Bearer " + old, "authorization: Basic CANARY", "Cookie: a=CANARY",
		"TUNNEL_TOKEN=CANARY", "TUNNEL_SERVICE_TOKEN_SECRET=CANARY", "my token is " + token + " thanks", "client_secret=" + key, "password: " + old,
		"https://wiki.example.com/?access_token=" + old, "Bearer%20" + token, "token:\n" + old, "v1.0-" + strings.Repeat("0a", 20),
	} {
		found, ok := credential.Find(text)
		if !ok {
			t.Errorf("%q is no credential", text)
			continue
		}
		if rest := text[:found.Start] + text[found.End:]; strings.Contains(rest, "CANARY") || strings.Contains(rest, "anary") || strings.Contains(rest, key) {
			t.Errorf("%q leaves %q", text, rest)
		}
		if red := credential.Redact(text); strings.Contains(red, "CANARY") || strings.Contains(red, key) || strings.Contains(red, "anaryC") {
			t.Errorf("%q is redacted to %q", text, red)
		}
	}
}

func TestLeavesOtherTextAlone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "a0b1c2d3e4f5061728394a5b6c7d8e9f", "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01", "X1aXj1lFVcqqyoXF", "eyJ1aXj1lFVcqqyX", "eyJoanna",
		"amina.okafor@example.com", "cfk_smith@example.com", "scfat_1@example.com", "Bearer Smith", "Amina Token", "the token of Amina Okafor-Lindqvist",
		"service_token_id", `"service_token_id": "a0b1c2d3e4f5061728394a5b6c7d8e9f.access"`, "service token: a0b1c2d3e4f5061728394a5b6c7d8e9f.access",
		"authorization error", "keyboard: something long enough", "monkey: abcdefghijklmnopqrstuv", "token", "token:", "token: x", "cookie", "Jackie, Key",
		"https://dash.cloudflare.com/profile/api-tokens", "cf_ray: 8a1b", "nonce: X1aXj1lFVcqqyoXF", "cfut", "cf_", "Missing X-Auth-Key, X-Auth-Email or Authorization headers", "Set CLOUDFLARE_API_KEY, CLOUDFLARE_API_USER_SERVICE_KEY",
		"Set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or make an API token with the permission Access: Audit Logs Read.", "Invalid format for Authorization header", "user_uuid: 5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01",
		"/accounts/a0b1c2d3e4f5061728394a5b6c7d8e9f/access/users/5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01/active_sessions/X1aXj1lFVcqqyoXF",
	} {
		if found, ok := credential.Find(text); ok {
			t.Errorf("%q has %s in it: %q", text, found.Kind, text[found.Start:found.End])
		}
		if credential.Redact(text) != text {
			t.Errorf("%q is redacted", text)
		}
	}
}

func TestBeginsBeforeTheSecretIsThere(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"cfut_", "amina cfk_", "eyJhbGci", "eyJ0eXAi", "CLOUDFLARE_API_KEY=", "X-Auth-Key: ", "export CF_API_TOKEN='", "Authorization: Bearer ", "token: ", "Bearer ", `"token":"`} {
		if _, ok := credential.Begins(text); !ok {
			t.Errorf("%q begins like nothing", text)
		}
	}
	for _, text := range []string{"", "cfut", "eyJ", "eyJhbG", "CLOUDFLARE_API_KEY", "bearer", "token", "a token ", "amina@example.com"} {
		if found, ok := credential.Begins(text); ok {
			t.Errorf("%q begins like %s", text, found.Kind)
		}
	}
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]credential.Kind{
		jwt: credential.AccessToken, token: credential.APIToken, "cfk_x": credential.GlobalKey, "X-Auth-Key: " + key: credential.GlobalKey,
		"CLOUDFLARE_API_TOKEN=" + old: credential.APIToken, "CF-Access-Client-Secret: " + key: credential.Other, "CF_Authorization=CANARY": credential.Other,
	} {
		if found, _ := credential.Find(text); found.Kind != want {
			t.Errorf("%q is %s", text, found.Kind)
		}
	}
}

func TestAccessTokensLoseTheirSignatures(t *testing.T) {
	t.Parallel()
	want := jwt[:strings.LastIndexByte(jwt, '.')+1]
	for _, text := range []string{
		jwt, "CF_Authorization=" + jwt + "; Path=/", "token:\n\n" + jwt + "\n", jwt[:10] + "\n" + jwt[10:30] + "\r\n  " + jwt[30:],
		`{"token":"` + jwt + `"}`, "Cookie: CF_AppSession=x; CF_Authorization=" + jwt,
	} {
		if got := credential.AccessTokens(text); len(got) != 1 || got[0] != want {
			t.Errorf("%q has %q", text, got)
		}
	}
	for _, text := range []string{"", token, "eyJhbGciOiJSUzI1NiJ9", "eyJhbGciOiJSUzI1NiJ9.", "eyJhbGciOiJSUzI1NiJ9..x"} {
		if got := credential.AccessTokens(text); got != nil {
			t.Errorf("%q has %q", text, got)
		}
	}
}

func TestBare(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		key: true, old: true, " " + key + "\n": true, key[1:]: false, old[1:]: false, key + "00": false,
		"0123456789abcdef0123456789abcdef01234567": false, "X1aXj1lFVcqqyoXF": false, strings.Repeat("a", 40): false,
	} {
		if _, ok := credential.Bare(text); ok != want {
			t.Errorf("%q: %v", text, ok)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("export CLOUDFLARE_API_TOKEN=" + token)
	f.Add(jwt)
	f.Fuzz(func(t *testing.T, text string) {
		found, ok := credential.Find(text)
		if ok && (found.Start < 0 || found.End > len(text) || found.Start > found.Value || found.Value > found.End) {
			t.Errorf("%q: %+v", text, found)
		}
		if begins, also := credential.Begins(text); ok && (!also || begins.Start > found.Start) {
			t.Errorf("%q is a credential at %d that does not begin like one", text, found.Start)
		}
		_ = credential.Redact(text)
		_ = credential.AccessTokens(text)
	})
}

func BenchmarkFind(b *testing.B) {
	for name, text := range map[string]string{
		"an id":      "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01",
		"a sentence": "The session could not be looked up with this token: it lacks the permission. Give the key another one.",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				credential.Find(text)
			}
		})
	}
}

func BenchmarkFindInALongText(b *testing.B) {
	for name, text := range map[string]string{
		"names":      strings.Repeat("the key and the token, ", 4_000),
		"signs":      strings.Repeat("token=x key=y ", 7_000),
		"one word":   strings.Repeat("key-", 25_000),
		"prefixes":   strings.Repeat("cfut_@", 16_000),
		"dots":       strings.Repeat("eyJ.", 25_000),
		"no spaces":  strings.Repeat("key=x,", 16_000),
		"spaces":     "key" + strings.Repeat(" ", 10_000),
		"characters": strings.Repeat("日本語 ", 10_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				credential.In(text)
			}
		})
	}
}
