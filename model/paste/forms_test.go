package paste

import (
	"encoding/json"
	"strings"
	"testing"

	"ztsession/model"
)

const (
	nonce   = "X1aXj1lFVcqqyoXF"
	whole   = address + "/active_sessions/" + nonce
	bearer  = "Bearer cfut_CANARYCANARYCANARYCANARYCANARYCANARY00"
	jwt     = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.CANARY"
	key37   = "c2547eb745079dac9320b638f5e225cf483cc"
	session = `{"success":true,"result":{"email":"amina@example.com"}}`
)

func all() model.Ref { return model.Ref{Account: account, User: user, Nonce: nonce} }

func TestUnderstandReadsCommandsAndSentences(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"PowerShell":                    "Invoke-RestMethod -Uri \"" + whole + "\" -Headers @{ \"Authorization\" = \"" + bearer + "\" }",
		"PowerShell, headers first":     "$headers = @{ 'X-Auth-Key' = '" + key37 + "'; 'X-Auth-Email' = 'a@example.com' }\nInvoke-WebRequest -Headers $headers -Method Get -Uri '" + whole + "'",
		"PowerShell, lines":             "irm `\n  -Headers @{Authorization=\"" + bearer + "\"} `\n  -Uri " + whole,
		"PowerShell, address first":     "iwr '" + whole + "' -UseBasicParsing | ConvertFrom-Json",
		"PowerShell, splatted":          "$p = @{\n  Uri = \"" + whole + "\"\n  Headers = @{ Authorization = \"" + bearer + "\" }\n}\nInvoke-RestMethod @p",
		"PowerShell of Chrome":          "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri \"" + whole + "\" `\n-WebSession $session `\n-Headers @{\n\"referer\"=\"https://dash.cloudflare.com/ffffffffffffffffffffffffffffffff\"\n\"cookie\"=\"CF_Authorization=" + jwt + "\"\n}",
		"fetch":                         "fetch(\"" + whole + "\", {\n  \"headers\": {\n    \"authorization\": \"" + bearer + "\"\n  },\n  \"referrer\": \"https://dash.cloudflare.com/ffffffffffffffffffffffffffffffff\",\n  \"method\": \"GET\"\n});",
		"await fetch":                   "const r = await fetch(`" + whole + "`, { headers: { 'X-Auth-Key': '" + key37 + "' } })",
		"axios":                         "axios.get('" + whole + "', {headers: {Authorization: '" + bearer + "'}})",
		"Python":                        "requests.get(\n    \"" + whole + "\",\n    headers={\"Authorization\": \"" + bearer + "\"},\n)",
		"Go":                            "http.NewRequest(\"GET\", \"" + whole + "\", nil)",
		"wget":                          "wget --quiet --header=\"Authorization: " + bearer + "\" -O - " + whole,
		"wget, header apart":            "wget -qO- --header 'X-Auth-Key: " + key37 + "' '" + whole + "'",
		"wget, address first":           "$ wget " + whole + " --header 'Referer: https://x/accounts/CANARY/access/users/CANARY/active_sessions/x'",
		"HTTPie":                        "http GET " + whole + " 'Authorization:" + bearer + "'",
		"HTTPie, no method":             "https -A bearer -a cfut_CANARY " + whole,
		"xh":                            "xh " + whole + " X-Auth-Key:" + key37,
		"HAR entry":                     `{"startedDateTime":"2026-09-10T12:00:00Z","request":{"method":"GET","url":"` + strings.ReplaceAll(whole, "/", `\/`) + `","headers":[{"name":"Authorization","value":"` + bearer + `"}],"cookies":[]},"response":{"status":200,"content":{"text":"{}"}}}`,
		"HAR archive":                   `{"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"https://example.com/"}},{"request":{"url": "` + whole + `"},"response":{}}]}}`,
		"a sentence":                    "Hi, could you look at " + whole + "? Thanks!",
		"a sentence with a path":        "it was /client/v4/accounts/" + account + "/access/users/" + user + "/active_sessions/" + nonce + ", I think.",
		"a Markdown link":               "see [the session](" + whole + ").",
		"angle brackets":                "the one at <" + whole + ">",
		"two addresses":                 "https://example.com/x and then " + whole,
		"a fenced command":              "Try this:\n```sh\ncurl -H 'Authorization: " + bearer + "' " + whole + "\n```\nand tell me",
		"raw request":                   "GET /client/v4/accounts/" + account + "/access/users/" + user + "/active_sessions/" + nonce + " HTTP/1.1\nHost: api.cloudflare.com\nAuthorization: " + bearer + "\n",
		"three ids by tabs":             account + "\t" + user + "\t" + nonce,
		"by commas":                     account + "," + user + "," + nonce,
		"by commas and spaces":          account + ", " + user + ", " + nonce,
		"by lines":                      account + "\n" + user + "\n" + nonce + "\n",
		"by Windows lines, another way": user + "\r\n" + nonce + "\r\n" + account,
		"by semicolons":                 account + ";" + user + ";" + nonce,
		"a row of a table":              "| " + account + " | " + user + " | " + nonce + " |",
		"with names":                    "Account: " + account + "\nUser: " + user + "\nNonce: " + nonce,
		"with a head":                   "account,user,nonce\n" + account + "," + user + "," + nonce,
		"quoted":                        `"` + account + `","` + user + `","` + nonce + `"`,
		"flags":                         "ztsession --account " + account + " --user=" + user + " --nonce " + nonce,
		"arguments":                     "ztsession get " + account + " " + user + " " + nonce,
		"a list":                        "- " + account + "\n- " + user + "\n- " + nonce,
		"in a sentence":                 "account " + account + ", user " + user + " and nonce " + nonce,
	} {
		got := Understand(text, func(string) (Token, bool) { return Token{User: "wrong", Nonce: "wrong"}, true })
		if got.Kind != IDs || got.Ref != all() {
			t.Errorf("%s is understood as %s %+v: %s", name, got.Kind, got.Ref, got.What)
		}
		if strings.Contains(got.What, "CANARY") || got.What == "" {
			t.Errorf("%s says %q", name, got.What)
		}
	}
	other := account + " " + user + " another-nonce"
	if got := Understand(other, noToken); got.Ref.Nonce != "another-nonce" {
		t.Errorf("a nonce of another form: %+v", got)
	}
}

func TestUnderstandTakesTheSessionOutOfWhatStandsAroundIt(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a fenced block":     "```json\n" + session + "\n```",
		"without a language": "here:\n\n```\n" + session + "\n```\nthanks",
		"an open fence":      "```json\n" + session,
		"curl -i":            "HTTP/2 200 \r\ndate: Thu, 10 Sep 2026 12:00:00 GMT\r\nset-cookie: __cf_bm=CANARY; path=/\r\n\r\n" + session,
		"behind a proxy":     "HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 200\r\ncontent-type: application/json\r\n\r\n" + session + "\n",
		"curl -v":            "* Connected to api.cloudflare.com\n> GET /client/v4/x HTTP/2\n> authorization: Bearer CANARY\n>\n< HTTP/2 200\n< content-type: application/json\n<\n" + session + "\n* Connection #0 left intact",
	} {
		got := Understand(text, noToken)
		if got.Kind != SavedSession || got.Saved != session {
			t.Errorf("%s is understood as %+v", name, got)
		}
	}
}

func TestUnderstandRefusesCredentialsWithWordsAround(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"export CLOUDFLARE_API_TOKEN=" + bearer[7:], "CF-Access-Client-Secret: " + key37, "my token is " + bearer[7:] + ", please look", key37,
		"CLOUDFLARE_ACCOUNT_ID=" + account + "\nCLOUDFLARE_API_KEY=" + key37, `{"token": "cfut_CANARY"}`, "cf\u200but_CANARY",
		"Cf-Access-Jwt-Assertion: " + jwt, "Successfully fetched your token:\n\n" + jwt, `"token": "` + jwt + `"`, `{"token":"` + jwt + `"}`, "CF_Authorization\t" + jwt,
	} {
		if got := Understand(text, noToken); got != (Result{What: notRead}) {
			t.Errorf("%q is understood as %+v", text, got)
		}
	}
	for _, text := range []string{
		"Cf-Access-Jwt-Assertion: " + jwt, "Successfully fetched your token:\n\n" + jwt + "\n", `"token": "` + jwt + `"`, `{"token":"` + jwt + `"}`, "CF_Authorization\t" + jwt,
		"cookie: a=b; CF_Authorization=" + jwt + "; c=d", jwt[:30] + "\n" + jwt[30:], "the token " + jwt + " of Amina", "export TOKEN=" + jwt,
	} {
		got := Understand(text, func(bare string) (Token, bool) {
			return Token{User: user, Nonce: nonce}, bare == strings.TrimSuffix(jwt, "CANARY")
		})
		if got.Kind != AccessToken || got.Ref != (model.Ref{User: user, Nonce: nonce}) {
			t.Errorf("%q is understood as %+v", text, got)
		}
	}
}

func TestUnderstandNamesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Invoke-RestMethod -Uri https://example.com/x":                       "A PowerShell command whose address names no account",
		"curl https://example.com/":                                          "A curl command whose address names no",
		`{"request":{"method":"GET","url":"https://example.com/"}}`:          "A HAR entry whose address names no",
		"HTTP/2 403\r\ncontent-type: text/html\r\n\r\n<html>no</html>":       "The head of an HTTP answer",
		"curl -H 'Authorization: " + bearer + "' https://example.com/accts/": "That has a credential in it",
	} {
		if got := Understand(text, noToken); got.Kind != Nothing || !strings.HasPrefix(got.What, want) {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestUnderstandLeavesTextForTheField(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		account, user, nonce, "amina okafor", "amina@example.com", "Amina Okafor, Sales", "fetch me the laptop", "curl", "wget", "http", "https",
		user + "\n" + "11111111-8f0a-4b7e-9d3c-1a2b3c4d5e01", "a, b, c", "one/two", "irm", "GET", "the accounts/x", "[1,2]", "authentification x",
	} {
		if got := Understand(text, noToken); got != (Result{}) {
			t.Errorf("%q is understood as %+v", text, got)
		}
	}
}

func TestLooseIDsFitTheJSONOfThisTest(t *testing.T) {
	t.Parallel()
	row, err := json.Marshal([]string{account, user, nonce})
	if err != nil {
		t.Fatal(err)
	}
	if got := Understand(string(row), noToken); got.Ref != all() {
		t.Errorf("a JSON array is understood as %+v", got)
	}
}
