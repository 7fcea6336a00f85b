package api

import (
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ztsession/model"
)

const testKey = "0123456789abcdef0123456789abcdef01234"

// echoes are the ways in which a server may repeat a secret.
func echoes(secret string) map[string]string {
	var entities, percent, spaced, escapes strings.Builder
	for _, c := range []byte(secret) {
		percent.WriteString("%" + hex.EncodeToString([]byte{c}))
		entities.WriteString("&#x" + hex.EncodeToString([]byte{c}) + ";")
		escapes.WriteString(`\u00` + hex.EncodeToString([]byte{c}))
		spaced.WriteString(string(c) + " ")
	}
	return map[string]string{
		"as it is": secret, "upper case": strings.ToUpper(secret), "percent": percent.String(), "entities": entities.String(),
		"spaced": spaced.String(), "escapes": escapes.String(), "dashes": secret[:9] + "-" + secret[9:20] + "-" + secret[20:],
		"base64": base64.StdEncoding.EncodeToString([]byte(secret)), "basic": base64.StdEncoding.EncodeToString([]byte("a:" + secret)),
		"base64url": base64.RawURLEncoding.EncodeToString([]byte("ab:" + secret + ":x")), "hex": hex.EncodeToString([]byte(secret)),
		"the beginning": secret[:20], "the end": secret[len(secret)-20:],
	}
}

// assertNoSecret proves that a text has no piece of a secret in it.
func assertNoSecret(t *testing.T, text, secret string) {
	t.Helper()
	lower := normal(text)
	for name, form := range echoes(secret) {
		form = normal(form)
		for at := 0; at+pieceLength <= len(form); at++ {
			if strings.Contains(lower, form[at:at+pieceLength]) {
				t.Errorf("%q has a piece of the secret (%s)", text, name)
				return
			}
		}
	}
}

func TestNothingOfAServerRepeatsASecret(t *testing.T) {
	for who, credential := range map[string]model.Credential{
		"token": {Token: model.NewSecret(testToken)},
		"key":   {Email: "admin@example.com", Key: model.NewSecret(testKey)},
	} {
		secret := credential.Token.Reveal() + credential.Key.Reveal()
		for form, echo := range echoes(secret) {
			for place, answer := range echoing(echo) {
				t.Run(who+"/"+place+"/"+form, func(t *testing.T) {
					var logged LogEntry
					c, err := New(WithCredential(credential), WithTransport(script(answer)), WithTimeout(1), WithLog(func(entry LogEntry) { logged = entry }))
					if err != nil {
						t.Fatal(err)
					}
					what := call{operation: "look up the session", template: "/accounts/{account}", segments: []string{"a"}}
					_, failure := c.attempt(t.Context(), what)
					if failure == nil {
						t.Fatal("no failure")
					}
					text := failure.Error() + failure.Problem().String() + failure.RayID + logged.RayID
					assertNoSecret(t, text, secret)
					if strings.Contains(text, "admin") && credential.Email != "" {
						t.Errorf("%q has the e-mail", text)
					}
				})
			}
		}
	}
}

func TestShortSecretsAreTakenOutOfMessages(t *testing.T) {
	c, err := New(WithCredential(model.Credential{Token: model.NewSecret("hunter")}), WithTransport(script(gives(403, errorBody("10000", "who is hunter?")))))
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Session(t.Context(), testRef, nil)
	if failure := wantError(t, err); strings.Contains(failure.Error()+failure.Problem().String()+failure.Messages[0].Text, "hunter") {
		t.Errorf("%v", failure)
	}
}

// echoing are answers that repeat a text.
func echoing(echo string) map[string]reply {
	const email = "admin%40example.com or ADMIN@EXAMPLE.COM"
	return map[string]reply{
		"message":       gives(403, errorBody("10000", strings.ReplaceAll("no: "+echo, `\u`, `\\u`))),
		"raw message":   gives(403, errorBody("10000", echo+" "+email)),
		"pointer":       gives(403, `{"success":false,"errors":[{"code":1,"message":"x `+email+`","source":{"pointer":"`+echo+`"},"documentation_url":"`+echo+`"}]}`),
		"title":         gives(403, "<title>"+echo+" "+email+"</title>"),
		"sign-in page":  gives(200, "<title>"+echo+" "+email+"</title>"),
		"text":          gives(403, echo+" "+email),
		"text with 200": gives(200, echo+" "+email),
		"location host": gives(302, "", "Location", "https://"+url.PathEscape(strings.ReplaceAll(echo, " ", "-"))+".example.com/"),
		"ray":           gives(503, "", "Cf-Ray", echo),
		"piece as ray":  gives(503, "", "Cf-Ray", testKey[:16]+"-LHR"),
		"edge":          gives(403, `{"error_code":1020,"cloudflare_error":true,"title":"`+echo+`","ray_id":"`+echo+`"}`),
	}
}

func TestSessionKeepsNoSecretThatTheAnswerRepeats(t *testing.T) {
	for name, echo := range map[string]string{"plain": testToken, "escaped": echoes(testToken)["escapes"], "base64": echoes(testToken)["base64"], "other case": strings.ToLower(testToken), "hexadecimal": hex.EncodeToString([]byte(testToken))} {
		body := `{"success":true,"messages":["` + echo + `"],"result":{"isActive":true,"email":"` + echo + `"}}`
		s, err := newClient(t, WithTransport(script(gives(200, body)))).Session(t.Context(), testRef, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		assertNoSecret(t, string(s.Body)+s.Email.Value+s.Messages[0].Text, testToken)
	}
}

func TestRayIDHasAForm(t *testing.T) {
	for text, want := range map[string]string{
		"8f00ba12cd34ef56-LHR": "8f00ba12cd34ef56-LHR", "8f00ba12cd34ef56": "8f00ba12cd34ef56", " 8F00BA12CD34EF56 ": "8F00BA12CD34EF56",
		"8f00ba12cd34ef5": "", "8f00ba12cd34ef567": "", "8f00ba12cd34ef56-LHR2": "", "8f00ba12cd34ef5g": "", "ray": "", "": "",
		testRef.Account[:16]: "", testRef.Account[3:19] + "-LHR": "",
	} {
		c := cleaner{newSecrets(model.Credential{Token: model.NewSecret(testToken)}), call{segments: []string{testRef.Account}}}
		if got := c.rayID(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOwnSentencesStayWhateverTheTokenIs(t *testing.T) {
	for _, token := range []string{"abc", "test", "request", "Cloudflare"} {
		c, err := New(WithCredential(model.Credential{Token: model.NewSecret(token)}), WithTransport(script(gives(403, ""))))
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Session(t.Context(), testRef, nil)
		if p := wantError(t, err).Problem(); strings.Contains(p.Cause, redacted) && len(token) < shortestPiece {
			t.Errorf("%s: %s", token, p)
		}
	}
}

// reply is one answer, as script takes it.
type reply = func() (*http.Response, error)
