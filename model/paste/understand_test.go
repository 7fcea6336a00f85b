package paste

import (
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/text/safe"
)

const (
	account = "023e105f4ecef8ad9ca31a8372d0c353"
	user    = "f174e90a-fafe-4643-bbbc-4a0ed4fc8415"
	address = "https://api.cloudflare.com/client/v4/accounts/" + account + "/access/users/" + user
)

func noToken(string) (Token, bool) { return Token{}, false }

func TestUnderstandSaysWhatATextIs(t *testing.T) {
	tests := []struct {
		name, text string
		want       Result
	}{
		{"empty", "", Result{}},
		{"an id", user, Result{}},
		{"an e-mail", "jane@example.com", Result{}},
		{"a host", "wiki.example.com", Result{}},
		{"a placeholder", "{account_id}", Result{}},
		{"numbers in brackets", "[1,2]", Result{}},
		{"an address in brackets", "[2001:db8::1]", Result{}},
		{"a link", "[session](x)", Result{}},
		{"a list", ` [ {"id":"CANARY"} ] `, Result{Kind: SavedSession, Saved: `[ {"id":"CANARY"} ]`, What: "A saved answer. It is opened as it is; nothing is asked."}},
		{"an empty list", "[ ]", Result{Kind: SavedSession, Saved: "[ ]", What: "A saved answer. It is opened as it is; nothing is asked."}},
		{"a list with its head", "HTTP/2 200\ncontent-type: application/json\n\n[{\"id\":1}]\n* left intact", Result{Kind: SavedSession, Saved: `[{"id":1}]`, What: "A saved answer. It is opened as it is; nothing is asked."}},
		{"an address", address, Result{Kind: IDs, Ref: model.Ref{Account: account, User: user}, What: "An address with the account and the user in it."}},
		{"a whole path", "/accounts/a/access/users/b/active_sessions/c", Result{Kind: IDs, Ref: model.Ref{Account: "a", User: "b", Nonce: "c"}, What: "An address with the account, the user and the nonce in it."}},
		{"a request line", "GET /accounts/a/access/users HTTP/2", Result{Kind: IDs, Ref: model.Ref{Account: "a"}, What: "An address with the account in it."}},
		{"a curl command", "curl -H 'Authorization: Bearer CANARY' " + address, Result{Kind: IDs, Ref: model.Ref{Account: account, User: user}, What: "A curl command with the account and the user in its address. Its headers were not read."}},
		{"a session", "\ufeff \n{ \"result\": {\"email\":\"CANARY\"}}", Result{Kind: SavedSession, Saved: `{ "result": {"email":"CANARY"}}`, What: "A saved answer. It is opened as it is; nothing is asked."}},
		{"a header", "Authorization: Bearer CANARY", Result{What: "That has a credential in it and was not read. Paste an address, or the Access token by itself."}},
		{"a key header", "X-Auth-Key: CANARY", Result{What: "That has a credential in it and was not read. Paste an address, or the Access token by itself."}},
		{"an API token", "cfut_CANARY", Result{What: "That has a credential in it and was not read. Paste an address, or the Access token by itself."}},
		{"a broken token", "eyJCANARY.eyJCANARY.CANARY", Result{What: "That has a credential in it and was not read. Paste an address, or the Access token by itself."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Understand(tt.text, noToken); got != tt.want {
				t.Errorf("understood %+v\nwant       %+v", got, tt.want)
			}
		})
	}
}

func TestUnderstandTellsWhatATokenNames(t *testing.T) {
	expires := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	const rest = " kept; the token was not, and nothing was sent."
	for _, tt := range []struct {
		token Token
		ref   model.Ref
		what  string
	}{
		{Token{User: user, Nonce: "n", Issuer: "https://example.cloudflareaccess.com", Expires: expires}, model.Ref{User: user, Nonce: "n"}, "An Access token of example.cloudflareaccess.com: it names the user, and a nonce that is likely the session's. Only these were" + rest},
		{Token{User: user}, model.Ref{User: user}, "An Access token: it names the user, but no nonce. Only the user was" + rest},
		{Token{Nonce: "n"}, model.Ref{Nonce: "n"}, "An Access token: it names no user, but a nonce that is likely the session's. Only the nonce was" + rest},
		{Token{}, model.Ref{}, "An Access token that names neither a user nor a nonce. Nothing of it was kept, and nothing was sent."},
		{Token{User: `a\x1b[2J`, Nonce: "has space ", Issuer: strings.Repeat("x", 500)}, model.Ref{}, "An Access token that names neither a user nor a nonce. Nothing of it was kept, and nothing was sent."},
		{Token{User: "..", Nonce: strings.Repeat("n", 2000), Issuer: "has a space"}, model.Ref{}, "An Access token that names neither a user nor a nonce. Nothing of it was kept, and nothing was sent."},
	} {
		got := Understand("eyJx.eyJx.x", func(string) (Token, bool) { return tt.token, true })
		if want := (Result{Kind: AccessToken, Ref: tt.ref, NonceIsLikely: tt.ref.Nonce != "", What: tt.what, Expires: tt.token.Expires}); got != want {
			t.Errorf("%+v is understood as\n%+v\nwant\n%+v", tt.token, got, want)
		}
	}
}

func TestATokenSaysWhenItIsGood(t *testing.T) {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		token Token
		want  string
	}{
		{Token{Expires: now.Add(-7*24*time.Hour - time.Hour)}, " It expired 7 days ago (2026-09-03 11:00 UTC)."},
		{Token{Expires: now.Add(-24 * time.Hour)}, " It expired 1 day ago (2026-09-09 12:00 UTC)."},
		{Token{Expires: now.Add(-90 * time.Minute)}, " It expired 1 hour ago (2026-09-10 10:30 UTC)."},
		{Token{Expires: now}, " It expired less than a minute ago (2026-09-10 12:00 UTC)."},
		{Token{Expires: now.Add(20 * time.Minute)}, " It is good until 2026-09-10 12:20 UTC, for 20 minutes."},
		{Token{From: now.Add(-time.Hour), Expires: now.Add(49 * time.Hour)}, " It is good until 2026-09-12 13:00 UTC, for 2 days."},
		{Token{From: now.Add(2 * time.Hour), Expires: now.Add(49 * time.Hour)}, " It is valid from 2026-09-10 14:00 UTC, in 2 hours."},
		{Token{From: now.Add(2 * time.Hour)}, " It is valid from 2026-09-10 14:00 UTC, in 2 hours."},
		{Token{From: now.Add(2 * time.Hour), Expires: now.Add(-time.Hour)}, " It expired 1 hour ago (2026-09-10 11:00 UTC)."},
		{Token{From: now.Add(-time.Hour)}, ""},
		{Token{}, ""},
	} {
		got := Understand("eyJx.eyJx.x", func(string) (Token, bool) { return tt.token, true })
		if said := got.Say(now); said != got.What+tt.want {
			t.Errorf("%+v: says %q, want %q at its end", tt.token, said, tt.want)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	f.Add("curl " + address)
	f.Add("CF_Authorization=eyJ.eyJ.x")
	f.Add("{\"")
	f.Fuzz(func(t *testing.T, text string) {
		got := Understand(text, func(token string) (Token, bool) { return Token{User: token, Nonce: token}, true })
		if safe.Text(got.What) != got.What {
			t.Errorf("%q is not safe", got.What)
		}
	})
}
