package paste_test

import (
	"net/url"
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/paste"
)

const (
	account = "a0b1c2d3e4f5061728394a5b6c7d8e9f"
	user    = "5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e02"
	nonce   = "X1aXj1lFVcqqyoXF"
	path    = "/accounts/" + account + "/access/users/" + user + "/active_sessions/" + nonce
	apiURL  = "https://api.cloudflare.com/client/v4" + path
	secret  = "cfut_canary0123456789"
)

var (
	all         = model.Ref{Account: account, User: user, Nonce: nonce}
	accountUser = model.Ref{Account: account, User: user}
	accountOnly = model.Ref{Account: account}
)

func TestParseUnderstandsAddresses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want model.Ref
	}{
		"API URL":                      {apiURL, all},
		"with white space around":      {" \n" + apiURL + "\t\n", all},
		"with a query and a fragment":  {apiURL + "?page=1#top", all},
		"with a slash at the end":      {apiURL + "/", all},
		"in quotes":                    {`"` + apiURL + `"`, all},
		"in angle brackets":            {"<" + apiURL + ">", all},
		"without a scheme":             {"api.cloudflare.com/client/v4" + path, all},
		"another base with a port":     {"http://127.0.0.1:8787/client/v4" + path, all},
		"any prefix":                   {"https://proxy.example.com/a/b/c" + path, all},
		"a prefix that says accounts":  {"https://proxy.example.com/accounts/eu" + path, all},
		"a path":                       {path, all},
		"a path with the version":      {"/client/v4" + path, all},
		"a path without its slash":     {path[1:], all},
		"a request line":               {"GET /client/v4" + path + " HTTP/1.1", all},
		"the list of sessions":         {strings.TrimSuffix(apiURL, "/"+nonce), accountUser},
		"failed logins":                {strings.Replace(apiURL, "active_sessions/"+nonce, "failed_logins", 1), accountUser},
		"the list of users":            {"https://api.cloudflare.com/client/v4/accounts/" + account + "/access/users?search=x", accountOnly},
		"the account":                  {"/accounts/" + account, accountOnly},
		"the dashboard":                {"https://dash.cloudflare.com/" + account + "/home/domains", accountOnly},
		"the Zero Trust dashboard":     {"https://one.dash.cloudflare.com/" + account + "/team/users/" + user, accountUser},
		"its old form":                 {"https://one.dash.cloudflare.com/" + account + "/team/users/" + user + "/info?tab=x", accountUser},
		"an unfilled account":          {"https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/access/users/" + user + "/active_sessions/" + nonce, model.Ref{User: user, Nonce: nonce}},
		"an unfilled user":             {"/accounts/" + account + "/access/users/{id}/active_sessions/:nonce", accountOnly},
		"an escaped nonce":             {"/accounts/A/access/users/U/active_sessions/a%2F..%2Fb%3Fx%23y", model.Ref{Account: "A", User: "U", Nonce: "a/../b?x#y"}},
		"a broken escape stays":        {"/accounts/A/access/users/U/active_sessions/100%", model.Ref{Account: "A", User: "U", Nonce: "100%"}},
		"an escaped control character": {"/accounts/A/access/users/U/active_sessions/a%1b%5B2J", model.Ref{Account: "A", User: "U"}},
		"an escaped line end":          {"/accounts/A%0d%0aX-Auth-Key/access/users/U", model.Ref{User: "U"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := paste.Parse(c.text); got != c.want || !ok {
				t.Errorf("Parse(%q) = %+v, %v, want %+v", c.text, got, ok, c.want)
			}
		})
	}
}

func TestParseUnderstandsCurl(t *testing.T) {
	t.Parallel()
	bearer := "Authorization: Bearer " + secret
	for name, text := range map[string]string{
		"plain":                     "curl " + apiURL,
		"of the documentation":      "curl --request GET \\\n  --url " + apiURL + " \\\n  --header 'Content-Type: application/json' \\\n  --header '" + bearer + "'",
		"Windows line ends":         "curl -X GET \\\r\n  \"" + apiURL + "\" \\\r\n  -H \"" + bearer + "\"\r\n",
		"line ends made spaces":     "curl -X GET \\ -H '" + bearer + "' \\ '" + apiURL + "'",
		"header before the URL":     "curl -sS -H '" + bearer + "' " + apiURL + " | jq .",
		"header without a space":    `curl -H"` + bearer + `" "` + apiURL + `"`,
		"method without a space":    "curl -XGET " + apiURL,
		"switches and header":       "curl -sSLH '" + bearer + "' " + apiURL,
		"e-mail and key":            "curl " + apiURL + " -H 'X-Auth-Email: a@example.com' -H 'X-Auth-Key: " + secret + "'",
		"user and password":         "curl -u " + secret + ":x --url=" + apiURL,
		"option with equals sign":   "curl --header='" + bearer + "' " + apiURL,
		"an option that is unknown": "curl --token-of-tomorrow " + secret + " " + apiURL,
		"with a prompt":             "$ curl " + apiURL,
		"with a path and variables": "TOKEN=" + secret + " /usr/bin/curl " + apiURL,
		"as Chrome copies it":       "curl $'" + apiURL + "' -H $'x: it\\'s'",
		"as Chrome does on Windows": "curl ^\"" + apiURL + "^\" ^\n  -H ^\"" + bearer + "^\"",
		"of PowerShell":             "curl.exe `\n  -H \"" + bearer + "\" `\n  \"" + apiURL + "\"",
		"a header that is an address": "curl -H 'Referer: https://x/accounts/" + secret + "/access/users/" + secret +
			"/active_sessions/" + secret + "' " + apiURL,
		"a proxy user that is an address": "curl -U /accounts/" + secret + "/access/users/x " + apiURL,
		"a cookie that is an address":     "curl -b /accounts/" + secret + "/access/users/x " + apiURL,
		"a quote that is not closed":      "curl '" + apiURL,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := paste.Parse(text); got != all || !ok {
				t.Errorf("Parse(%q) = %+v, %v, want %+v", text, got, ok, all)
			}
		})
	}
}

func TestParseLeavesOtherTextAlone(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":                "",
		"white space":            " \n\t",
		"an account id":          account,
		"a user id":              user,
		"a nonce":                nonce,
		"an e-mail":              "jdoe@example.com",
		"a sentence":             "please look at /accounts/x",
		"another URL":            "https://example.com/a/b",
		"a dashboard login page": "https://dash.cloudflare.com/login",
		"the word accounts":      "accounts",
		"an empty account":       "/accounts/",
		"curl alone":             "curl",
		"curl of something else": "curl -H 'Authorization: Bearer " + secret + "' https://example.com/",
		"curl with no URL":       "curl -H /accounts/" + secret,
		"a header":               "Authorization: Bearer /accounts/" + secret,
		"only placeholders":      "/accounts/{account_id}/access/users/{user_id}/active_sessions/{nonce}",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, ok := paste.Parse(text); ok || got != (model.Ref{}) {
				t.Errorf("Parse(%q) = %+v, %v, want nothing", text, got, ok)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(apiURL)
	f.Add("curl -H 'Authorization: Bearer x' \\\n " + apiURL)
	f.Add("curl $'\\''\"^|;\\ /accounts/%zz/access/users")
	f.Add("https://one.dash.cloudflare.com//users/")
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := paste.Parse(text)
		if ok != (got != model.Ref{}) {
			t.Fatalf("Parse(%q) = %+v, %v", text, got, ok)
		}
	})
}

// FuzzHeaders puts any text into a header that is quoted as a shell needs it,
// and looks for its mark in what comes out.
func FuzzHeaders(f *testing.F) {
	f.Add("Authorization: Bearer ", "")
	f.Add("/accounts/", "/access/users/x/active_sessions/y")
	f.Add("it's https://x/accounts/", `\" `)
	f.Fuzz(func(t *testing.T, before, after string) {
		if strings.Contains(before+after, "\x00") {
			t.Skip("no shell passes a NUL")
		}
		header := "'" + strings.ReplaceAll(before+secret+after, "'", `'\''`) + "'"
		got, ok := paste.Parse("curl -H " + header + " " + apiURL + " --header " + header)
		if got != all || !ok {
			t.Fatalf("header %q: got %+v, %v", header, got, ok)
		}
	})
}

// FuzzRoundTrip says that a path made of any possible ids gives them back.
func FuzzRoundTrip(f *testing.F) {
	f.Add(account, user, nonce)
	f.Add("A", "..x", "a/../b?x#y")
	f.Fuzz(func(t *testing.T, account, user, nonce string) {
		want := model.Ref{Account: account, User: user, Nonce: nonce}
		if want.Check() != nil {
			t.Skip("not possible ids")
		}
		got, _ := paste.Parse("https://api.example.com/accounts/" + url.PathEscape(account) + "/access/users/" +
			url.PathEscape(user) + "/active_sessions/" + url.PathEscape(nonce))
		for _, field := range []model.RefField{model.AccountField, model.UserField, model.NonceField} {
			if id := got.Get(field); id != "" && id != want.Get(field) {
				t.Fatalf("%s: %q came back as %q", field, want.Get(field), id)
			}
		}
	})
}
