package api

import (
	"errors"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

func TestWithBaseURL(t *testing.T) {
	for text, want := range map[string]string{
		"https://api.cloudflare.com/client/v4":   "https://api.cloudflare.com/client/v4",
		"https://api.cloudflare.com/client/v4//": "https://api.cloudflare.com/client/v4",
		" https://proxy.example.com ":            "https://proxy.example.com",
		"http://127.0.0.1:8787/client/v4/":       "http://127.0.0.1:8787/client/v4",
		"http://127.9.9.9/x":                     "http://127.9.9.9/x",
		"http://[::1]:1/":                        "http://[::1]:1",
		"http://localhost:4010":                  "http://localhost:4010",
		"https://example.com/a%2Fb/":             "https://example.com/a%2Fb",
	} {
		if got := newClient(t, WithBaseURL(text)).BaseURL().String(); got != want {
			t.Errorf("%q became %s, want %s", text, got, want)
		}
	}
}

func TestWithBaseURLRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "must be a whole one",
		"api.cloudflare.com/client/v4":      "must be a whole one",
		"ftp://example.com":                 "must be a whole one",
		"https:///x":                        "must be a whole one",
		"https:example.com":                 "must be a whole one",
		"http://example.com":                "plain http",
		"http://128.0.0.1":                  "plain http",
		"http://localhost.example.com":      "plain http",
		"https://jane:hunter2@example.com":  "user name or password",
		"https://example.com/?a=1":          "query or a fragment",
		"https://example.com/#f":            "query or a fragment",
		"https://jane:hunter2@exa mple.com": "cannot be read",
	} {
		_, err := New(tokenCredential(), WithBaseURL(text))
		var usage *model.Failure
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: %v, want a usage error with %q", text, err, want)
		}
	}
}

func TestOptionsRefuse(t *testing.T) {
	for name, opt := range map[string]Option{"no time": WithTimeout(0), "negative time": WithTimeout(-time.Second), "user agent": WithUserAgent("a\r\nb")} {
		var usage *model.Failure
		if _, err := New(tokenCredential(), opt); !errors.As(err, &usage) {
			t.Errorf("%s: %v, want a usage error", name, err)
		}
	}
	if _, err := New(); !errors.Is(err, model.ErrNoCredentials) {
		t.Errorf("without a credential: %v", err)
	}
}

func TestCheckCredential(t *testing.T) {
	token := func(text string) model.Credential { return model.Credential{Token: model.NewSecret(text)} }
	key := func(email, text string) model.Credential {
		return model.Credential{Email: email, Key: model.NewSecret(text)}
	}
	tests := []struct {
		name       string
		credential model.Credential
		want       string // empty: accepted
	}{
		{"token", token(testToken), ""},
		{"key", key("admin@example.com", "hunter2hunter2"), ""},
		{"nothing", model.Credential{}, "No Cloudflare credentials"},
		{"both", model.Credential{Token: model.NewSecret("hunter2"), Email: "a@example.com", Key: model.NewSecret("k")}, "Both"},
		{"token and e-mail", model.Credential{Token: model.NewSecret("hunter2"), Email: "a@example.com"}, "Both"},
		{"key as a token", token("cfk_hunter2"), "is a Global API Key, which needs the e-mail"},
		{"line break", token("hunter2\n"), "a line break"},
		{"quotes", token(`"hunter2"`), "a quote"},
		{"Bearer", token("Bearer hunter2"), "a space"},
		{"non-ASCII", token("hunter2é"), "another character"},
		{"odd key", key("a@example.com", "hunter2 "), "The Global API Key has"},
		{"key alone", key("", "hunter2"), "without the e-mail"},
		{"e-mail alone", key("a@example.com", ""), "without a Global API Key"},
		{"no e-mail address", key("admin", "hunter2"), "cannot be one"},
		{"header injection", key("a@example.com\r\nX: y", "hunter2"), "cannot be one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := CheckCredential(tt.credential)
			if tt.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("error = %v, want %q and no secret", err, tt.want)
			}
		})
	}
}

func TestCredentialFromEnv(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		want string // the token or the e-mail; an error begins with !
	}{
		{"token", map[string]string{"CLOUDFLARE_API_TOKEN": "t1", "CF_API_TOKEN": "t2", "CLOUDFLARE_API_KEY": "k"}, "t1"},
		{"old token", map[string]string{"CF_API_TOKEN": "t2", "CLOUDFLARE_API_KEY": "k", "CLOUDFLARE_EMAIL": "a@example.com"}, "t2"},
		{"key", map[string]string{"CLOUDFLARE_API_KEY": "k", "CLOUDFLARE_EMAIL": "a@example.com"}, "a@example.com"},
		{"old key", map[string]string{"CF_API_KEY": "k", "CF_API_EMAIL": "b@example.com", "CF_EMAIL": "c@example.com"}, "b@example.com"},
		{"older e-mail", map[string]string{"CF_API_KEY": "k", "CF_EMAIL": "c@example.com"}, "c@example.com"},
		{"stray key, then a pair", map[string]string{"CLOUDFLARE_API_KEY": "x", "CF_API_KEY": "k", "CF_EMAIL": "c@example.com"}, "c@example.com"},
		{"a mixed pair", map[string]string{"CF_API_KEY": "k", "CLOUDFLARE_EMAIL": "a@example.com"}, "a@example.com"},
		{"another mixed pair", map[string]string{"CLOUDFLARE_API_KEY": "k", "CF_API_EMAIL": "b@example.com"}, "b@example.com"},
		{"a shorter name", map[string]string{"CLOUDFLARE_TOKEN": "t3"}, "t3"},
		{"stray key", map[string]string{"CF_API_KEY": "k"}, "!CF_API_KEY is set, but CF_API_EMAIL is not"},
		{"e-mail alone", map[string]string{"CLOUDFLARE_EMAIL": "a@example.com"}, "!No Cloudflare credentials"},
		{"nothing", nil, "!Access: Audit Logs Read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := CredentialFromEnv(func(name string) string { return tt.env[name] })
			if sentence, ok := strings.CutPrefix(tt.want, "!"); ok {
				if !errors.Is(err, model.ErrNoCredentials) || !strings.Contains(err.Error(), sentence) {
					t.Errorf("error = %v, want %q", err, sentence)
				}
				return
			}
			if err != nil || got.Token.Reveal()+got.Email != tt.want {
				t.Errorf("credential %s%s, %v; want %s", got.Token.Reveal(), got.Email, err, tt.want)
			}
		})
	}
}
