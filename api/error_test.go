package api

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"ztsession/model"
)

// kinds are the sentinels that an *Error can match.
func kinds() map[string]error {
	return map[string]error{
		"unauthorized": model.ErrUnauthorized, "forbidden": model.ErrForbidden, "not found": model.ErrNotFound,
		"rate limited": model.ErrRateLimited, "unavailable": model.ErrUnavailable, "malformed": model.ErrMalformed,
	}
}

func errorBody(code, message string) string {
	return `{"success":false,"errors":[{"code":` + code + `,"message":"` + message + `"}],"messages":[],"result":null}`
}

func TestProblemExplainsWhatTheAPISays(t *testing.T) {
	const slow = "Please wait and consider throttling your request speed"
	tests := []struct {
		name   string
		status int
		body   string
		kind   string // kinds joined by a plus
		what   string
		cause  string
		codes  string
	}{
		{"bad token header", 400, `{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]}],"result":null}`, "unauthorized", `Cloudflare could not read the API token: "Invalid format for Authorization header".`, "characters that no token has", "code 6003, 6111"},
		{"bad key header", 400, `{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6103,"message":"Invalid format for X-Auth-Key header"}]}`, "unauthorized", "could not read the Global API Key", "incomplete", "code 6003, 6103"},
		{"bad e-mail header", 400, `{"success":false,"errors":[{"code":6003,"message":"x","error_chain":[{"code":6102,"message":"y"}]}]}`, "unauthorized", "could not read the e-mail", "whole e-mail", "code 6003, 6102"},
		{"bad headers", 400, errorBody("6003", "Invalid request headers"), "unauthorized", "could not read the credentials", "cannot have", "code 6003"},
		{"no credentials arrive", 400, errorBody("9106", "Missing X-Auth-Key, X-Auth-Email or Authorization headers"), "unauthorized", "No credentials arrived", "taken them out", "code 9106"},
		{"unknown key", 400, errorBody("9103", "Unknown X-Auth-Key or X-Auth-Email"), "unauthorized", "does not know this Global API Key", "CF_API_KEY", "code 9103"},
		{"invalid token", 401, errorBody("1000", "Invalid API Token"), "unauthorized", "does not accept the API token", "mistyped or revoked", "code 1000"},
		{"token from elsewhere", 403, errorBody("9109", "Cannot use the access token from location: 192.0.2.7"), "forbidden", "may not be used from this network", "limited to certain IP", "code 9109"},
		{"token for another account", 403, errorBody("9109", "Unauthorized to access requested resource"), "forbidden", "may not read this", "another account", "code 9109"},
		{"token not accepted", 403, errorBody("9109", "Invalid access token"), "forbidden", "does not accept the API token", "revoked or expired", "code 9109"},
		{"lacks permission", 403, errorBody("10000", "Authentication error"), "forbidden", `does not let these credentials read this: "Authentication error".`, "Access: Audit Logs Read", "code 10000"},
		{"lacks permission as 401", 401, errorBody("10000", "Authentication error"), "forbidden+unauthorized", "does not let", "lacks the permission", "code 10000"},
		{"account-owned token", 401, errorBody("1039", "malformed actor email claim"), "unauthorized", "this kind of token", "belongs to an account", "code 1039"},
		{"not routed", 404, `{"success":false,"errors":[{"code":7003,"message":"Could not route to /accounts/` + testRef.Account + `/access, perhaps your object identifier is invalid?"},{"code":7000,"message":"No route for that URI"}],"result":null}`, "not found", `does not know this address: "Could not route to /accounts/{account}/access`, "account id is mistyped", "code 7003, 7000"},
		{"not routed as 400", 400, errorBody("7003", "Could not route"), "not found", "does not know this address", "account id", "code 7003"},
		{"not enabled", 404, errorBody("9999", "access.api.error.not_enabled: Access is not enabled"), "not found", "never set up", "another account", "code 9999"},
		{"object gone", 404, errorBody("12130", "access.api.error.not_found"), "not found", "There is no such session", "ended, been revoked, belong to another user, or the nonce is mistyped", "code 12130"},
		{"object gone as 400", 400, errorBody("11021", "access.api.error.not_found"), "not found", "There is no such session", "ended", "code 11021"},
		{"invalid request", 400, errorBody("12130", "access.api.error.invalid_request: bad id"), "", "did not accept the request", "One of the ids", "code 12130"},
		{"unknown application", 404, errorBody("11021", "access.api.error.unknown_application"), "not found", "application is gone", "deleted", "code 11021"},
		{"plain 404", 404, `{"success":false,"errors":[],"messages":[],"result":null}`, "not found", "There is no such session.", "ended", "HTTP 404"},
		{"internal", 500, errorBody("10001", "access.api.error.internal_server_error"), "unavailable", "an error of its own", "soon over|usually over", "code 10001"},
		{"blocked at the edge", 403, "<html><title>Access denied</title>Error code: 1020 Ray", "forbidden", `edge blocked the request: "Access denied".`, "firewall rule", "code 1020"},
		{"crashed Worker", 500, "<html><title>Worker threw exception</title><h1>Error 1101</h1>", "unavailable", "crashed", "Worker threw", "code 1101"},
		{"10001 as 400", 400, errorBody("10001", "Unable to authenticate request"), "unauthorized", `does not accept the credentials: "Unable to authenticate request".`, "mistyped, revoked", "code 10001"},
		{"10001 as 401", 401, errorBody("10001", "Unable to authenticate request"), "unauthorized", "does not accept the credentials", "mistyped, revoked", "code 10001"},
		{"10001 as 403", 403, errorBody("10001", "Unable to authenticate request"), "unauthorized+forbidden", "does not accept the credentials", "mistyped, revoked", "code 10001"},
		{"10001 of another product", 400, errorBody("10001", "method not allowed"), "", "did not accept the request", "ids", "code 10001"},
		{"10000 of another product", 404, errorBody("10000", "Workers object not found"), "not found", "There is no such session", "ended", "code 10000"},
		{"10000 with 500", 500, errorBody("10000", "internal error"), "unavailable", "could not answer", "busy", "code 10000"},
		{"9109 on a user call", 403, errorBody("9109", "Valid user-level authentication not found"), "forbidden", "this kind of token", "belongs to an account", "code 9109"},
		{"9109 with 404", 404, errorBody("9109", "zone not found"), "not found", "There is no such session", "ended", "code 9109"},
		{"7003 of another product", 500, errorBody("7003", "database unavailable"), "unavailable", "could not answer", "busy", "code 7003"},
		{"9999 of another product", 500, errorBody("9999", "unknown error"), "unavailable", "could not answer", "busy", "code 9999"},
		{"1000 of another product", 404, errorBody("1000", "no such thing"), "not found", "There is no such session", "ended", "code 1000"},
		{"971 of another product", 403, errorBody("971", "not for you"), "forbidden", "not allowed", "permission", "code 971"},
		{"1015 in an envelope", 403, errorBody("1015", "You are being rate limited"), "forbidden+rate limited", "asks to slow down", "Too many", "code 1015"},
		{"1101 in an envelope", 400, errorBody("1101", "bad value"), "", "did not accept the request", "ids", "code 1101"},
		{"failed authentication", 400, errorBody("9106", "Authentication failed (status: 400)"), "unauthorized", "No credentials arrived", "taken them out", "code 9106"},
		{"edge 1020 as JSON", 403, `{"title":"Error 1020: Access denied","status":403,"error_code":1020,"cloudflare_error":true}`, "forbidden", `edge blocked the request: "Error 1020: Access denied".`, "firewall rule", "code 1020"},
		{"edge 1009 as JSON", 403, `{"title":"Error 1009","detail":"Country banned","error_code":"1009"}`, "forbidden", `edge blocked the request: "Country banned".`, "country", "code 1009"},
		{"edge 1016 as JSON", 530, `{"title":"Error 1016: Origin DNS error","error_code":1016,"cloudflare_error":true}`, "unavailable", "no way to the server", "DNS", "code 1016"},
		{"edge 1101 as JSON", 500, `{"title":"Error 1101","error_code":1101,"cloudflare_error":true}`, "unavailable", "crashed", "Worker threw", "code 1101"},
		{"edge without a code", 403, `{"title":"Forbidden","cloudflare_error":true}`, "forbidden", "edge blocked the request", "firewall rule", "HTTP 403"},
		{"edge 1010 as text", 403, "error code: 1010", "forbidden", "edge blocked the request", "kind of program", "code 1010"},
		{"edge 1020 with tags", 403, `<!DOCTYPE html><h1>Error <span>1020</span></h1>`, "forbidden", "edge blocked the request", "firewall rule", "code 1020"},
		{"edge page", 403, "<!DOCTYPE html>\n<title>Attention Required! | Cloudflare</title>", "forbidden", `edge blocked the request: "Attention Required! | Cloudflare".`, "firewall rule", "HTTP 403"},
		{"page with 401", 401, "<title>Sign in</title>", "unauthorized", "edge blocked", "firewall", "HTTP 401"},
		{"page with 404", 404, "<title>Not here</title>", "not found", "nothing at this address", "base URL", "HTTP 404"},
		{"page with 400", 400, "<title>400 Bad Request</title>", "", "edge blocked", "firewall", "HTTP 400"},
		{"page with 500", 500, "<title>Internal</title>", "unavailable", "could not answer", "busy", "HTTP 500"},
		{"text with 403", 403, "Blocked by policy", "forbidden", `edge blocked the request: "Blocked by policy".`, "firewall", "HTTP 403"},
		{"403 page", 403, "<html><title>Just a moment...</title></html>", "forbidden", `edge blocked the request: "Just a moment...".`, "firewall rule", "HTTP 403"},
		{"challenge", 503, "<html><title>Just a moment...</title></html>", "unavailable", "edge blocked the request", "at a browser", "HTTP 503"},
		{"edge by its title alone", 403, `{"title":"Error 1020: Access denied","status":403}`, "forbidden", "edge blocked the request", "firewall rule", "code 1020"},
		{"edge in an error", 403, `{"error":{"error_code":1010,"cloudflare_error":true}}`, "forbidden", "edge blocked the request", "kind of program", "code 1010"},
		{"edge in an envelope", 403, errorBody("1020", "Access denied"), "forbidden", "edge blocked the request", "firewall rule", "code 1020"},
		{"edge with 200", 200, `{"error_code":1020,"cloudflare_error":true}`, "forbidden", "edge blocked the request", "firewall rule", "code 1020"},
		{"edge 1034", 409, `{"error_code":1034,"cloudflare_error":true}`, "unavailable", "no way to the server", "DNS", "code 1034"},
		{"edge of a new kind", 403, `{"error_code":1999,"cloudflare_error":true}`, "forbidden", "edge refused the request", "code says why", "code 1999"},
		{"edge sentence", 403, `{"error_code":1020,"detail":"Access is denied.","cloudflare_error":true}`, "forbidden", `blocked the request: "Access is denied".`, "firewall", "code 1020"},
		{"10001 in a chain", 400, `{"success":false,"errors":[{"code":10001,"message":"x","error_chain":[{"message":"Unable to authenticate request"}]}]}`, "unauthorized", "does not accept the credentials", "mistyped, revoked", "code 10001"},
		{"10001 about what is allowed", 403, errorBody("10001", "Not authorized to access this resource"), "forbidden", "does not let these credentials", "permission", "code 10001"},
		{"9109 in other words", 403, errorBody("9109", "Valid user level authentication not found."), "forbidden", "this kind of token", "belongs to an account", "code 9109"},
		{"10502", 403, errorBody("10502", "Too many authentication failures. Please try again later."), "unauthorized+forbidden", "stopped listening", "Too many", "code 10502"},
		{"session gone as 400", 400, errorBody("12130", "access.api.error.session_not_found"), "not found", "There is no such session", "ended", "code 12130"},
		{"internal as 400", 400, errorBody("10001", "access.api.error.internal_server_error"), "unavailable", "an error of its own", "usually over", "code 10001"},
		{"errors of a success", 200, `{"success":true,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`, "forbidden", "does not let", "permission", "code 10000"},
		{"401 empty", 401, "", "unauthorized", "does not accept the credentials", "mistyped, revoked", "HTTP 401"},
		{"418 text", 418, "short and stout", "", `did not accept the request: "short and stout".`, "mistyped", "HTTP 418"},
		{"500 half JSON", 500, `{"success":fal`, "unavailable", "could not answer.", "busy", "HTTP 500"},
		{"408", 408, "", "unavailable", "gave up waiting", "slow", "HTTP 408"},
		{"failure with 200", 200, errorBody("10000", "Authentication error"), "forbidden", "does not let", "permission", "code 10000"},
		{"failure with 200 without a reason", 200, `{"success":false,"errors":[],"messages":[],"result":null}`, "", "says that the call failed.", "did not say why", "HTTP 200"},
		{"reason in the messages", 403, `{"success":false,"errors":[],"messages":["` + slow + `"],"result":null}`, "forbidden", slow, "permission", "HTTP 403"},
		{"another API", 404, `{"type":"https://example.com/x","title":"Route not resolved","status":404,"detail":"no path ` + testRef.Nonce + `"}`, "not found", `no path {nonce}`, "ended", "HTTP 404"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			server := serve(t, answering(tt.status, tt.body, "Cf-Ray", "8f00ba12cd34ef56-LHR"))
			_, err := server.client(t).Session(t.Context(), testRef, nil)
			failure := wantError(t, err)
			for name, sentinel := range kinds() {
				want := false
				for _, kind := range strings.Split(tt.kind, "+") {
					want = want || kind == name
				}
				if errors.Is(err, sentinel) != want {
					t.Errorf("is %s: %t, want %t", name, !want, want)
				}
			}
			p := failure.Problem()
			causes := strings.Split(tt.cause, "|")
			if !strings.Contains(p.What, tt.what) || !strings.Contains(p.Cause, causes[len(causes)-1]) || p.Next == "" {
				t.Errorf("problem = %+v\nwant %q because %q", p, tt.what, tt.cause)
			}
			if !strings.Contains(p.Support, tt.codes) || !strings.HasSuffix(p.Support, " ∙ Ray ID 8f00ba12cd34ef56-LHR") && !strings.HasPrefix(p.Support, "HTTP") {
				t.Errorf("support = %q, want %q and the Ray ID", p.Support, tt.codes)
			}
			if failure.isForeign() && strings.Contains(p.String(), "token") {
				t.Errorf("a refusal of the edge gives advice about tokens: %s", p)
			}
			if failure.Attempts != 1 || failure.Status != tt.status || strings.Contains(err.Error(), "\n") {
				t.Errorf("error = %v after %d attempts with status %d", err, failure.Attempts, failure.Status)
			}
		})
	}
}

func TestExplanationsAreWholeSentences(t *testing.T) {
	for _, row := range explanations(aboutSession()) {
		for _, sentence := range []string{row.What, row.Cause, row.Next} {
			if sentence != "" && !strings.HasSuffix(sentence, ".") {
				t.Errorf("%q is no sentence", sentence)
			}
		}
		if row.What == "" || row.Cause == "" {
			t.Errorf("%v %s does not say what happened and why", row.codes, row.words)
		}
	}
}

func TestSessionRefusesAnswersThatAreNoSession(t *testing.T) {
	for name, test := range map[string]struct{ body, want string }{
		"empty":       {"", "The answer is empty."},
		"text":        {`{"success":true,"result":"` + testRef.User + `"}`, "JSON whose result is a text"},
		"list":        {`{"success":true,"result":[{}]}`, "JSON whose result is a list with 1 entry"},
		"missing":     {`{"success":true}`, "JSON without a result"},
		"bare list":   {`[]`, "an empty list instead of an object"},
		"page":        {"<!doctype html><title>Sign in to Hotel WiFi</title>", `an HTML page titled "Sign in to Hotel WiFi"`},
		"cut off":     {`{"success":true,"result":{"email":"a`, "The answer is cut off after 36 bytes."},
		"plain words": {"OK", `not JSON but the text "OK"`},
		"too deep":    {`{"success":true,"result":` + strings.Repeat("[", 300), "more than 256 levels"},
	} {
		t.Run(name, func(t *testing.T) {
			server := serve(t, answering(200, test.body))
			_, err := server.client(t).Session(t.Context(), testRef, nil)
			failure := wantError(t, err)
			if !errors.Is(err, model.ErrMalformed) || errors.Is(err, model.ErrUnavailable) {
				t.Errorf("error = %v, want malformed alone", err)
			}
			if p := failure.Problem(); !strings.Contains(p.What, test.want) || p.Next == "" || failure.Attempts != 1 {
				t.Errorf("problem = %+v after %d attempts, want %q", p, failure.Attempts, test.want)
			}
		})
	}
}

func TestSessionFollowsNoRedirect(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		server := serve(t, answering(status, "", "Location", "https://login.example.com/sso?return="+testRef.Nonce))
		_, err := server.client(t).Session(t.Context(), testRef, nil)
		failure := wantError(t, err)
		if what := failure.Problem().What; !strings.Contains(what, "login.example.com") || strings.Contains(what, "sso") {
			t.Errorf("%d: %s", status, what)
		}
		if len(server.requests) != 1 || !errors.Is(err, model.ErrMalformed) {
			t.Errorf("%d: %d requests, %v", status, len(server.requests), err)
		}
	}
}

func TestRedirectsThatLeadNowhereAreExplained(t *testing.T) {
	for location, want := range map[string]string{
		"/login":            "127.0.0.1 points to another address of its own, which was not followed.",
		"":                  "127.0.0.1 points elsewhere without saying where.",
		"http://%zz/":       "127.0.0.1 points elsewhere without saying where.",
		"javascript:void 0": "127.0.0.1 points elsewhere without saying where.",
	} {
		server := serve(t, answering(302, "", "Location", location))
		_, err := server.client(t).Session(t.Context(), testRef, nil)
		if failure := wantError(t, err); failure.Problem().What != want || failure.Attempts != 1 || !errors.Is(err, model.ErrMalformed) {
			t.Errorf("%q: %s after %d attempts, %v", location, failure.Problem().What, failure.Attempts, err)
		}
	}
}

func TestProblemsAreShortWhateverTheServerSays(t *testing.T) {
	var list strings.Builder
	for code := range 100 {
		fmt.Fprintf(&list, `{"code":%d,"message":"%s"},`, 2000+code, strings.Repeat("m", 3000))
	}
	server := serve(t, answering(400, `{"success":false,"errors":[`+list.String()+`"x"]}`, "Cf-Ray", strings.Repeat("r", 3000)))
	_, err := server.client(t).Session(t.Context(), testRef, nil)
	p := wantError(t, err).Problem()
	if !strings.HasPrefix(p.Support, "code 2000, 2001, 2002, 2003, 2004 and 95 more") || len(p.String()) > 600 {
		t.Errorf("%d bytes: %s", len(p.String()), p)
	}
}

func TestTheWaitThatA503AsksForIsSaid(t *testing.T) {
	server := serve(t, answering(503, "", "Retry-After", "3600"))
	_, err := server.client(t).Session(t.Context(), testRef, nil)
	failure := wantError(t, err)
	if next := failure.Problem().Next; next != "Cloudflare asked to wait 1h, which is longer than the 15s of the time-out. Try again then." || failure.Attempts != 1 {
		t.Errorf("next = %q after %d attempts", next, failure.Attempts)
	}
}

func TestErrorsScrubShortIDsInPaths(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, request *http.Request) {
		answering(404, errorBody("7003", "Could not route to "+request.URL.Path+", perhaps"))(w, request)
	})
	_, err := server.client(t).Session(t.Context(), model.Ref{Account: "ab", User: "cd", Nonce: "e/f"}, nil)
	if want := "Could not route to /base/v4/accounts/{account}/access/users/{user}/active_sessions/{nonce}, perhaps"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error = %v, want %s", err, want)
	}
}

func TestNotFoundWithoutARayIDPointsAtTheBaseURL(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"type":"https://example.com/x","title":"Route not resolved","status":404}`)
	})
	_, err := server.client(t).Session(t.Context(), testRef, nil)
	if problem := model.ProblemOf(err); !strings.Contains(problem.What, "nothing at this address") || !strings.Contains(problem.Next, "base URL") {
		t.Errorf("problem = %s", problem)
	}
}

func TestErrorsRepeatNoSecretThatAServerEchoes(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, request *http.Request) {
		w.Header().Set("Cf-Ray", "ray\u009b31m")
		w.WriteHeader(http.StatusForbidden)
		_, _ = w.Write([]byte("denied " + request.Header.Get("Authorization") + " for " + request.URL.Path + "\x1b[2J"))
	})
	_, err := server.client(t).Session(t.Context(), testRef, nil)
	failure := wantError(t, err)
	if text := failure.Problem().String() + err.Error(); strings.ContainsAny(text, "\x1b\u009b") {
		t.Errorf("%q is not safe", text)
	}
}

func TestErrorsDoNotRepeatTheCredential(t *testing.T) {
	key := "0123456789abcdef0123456789abcdef01234"
	for name, credential := range map[string]model.Credential{
		"token": {Token: model.NewSecret(testToken)},
		"key":   {Email: "admin@example.com", Key: model.NewSecret(key)},
	} {
		for kind, body := range map[string]string{
			"a message": errorBody("10000", "Who is "+testToken+" or "+key+" of admin@example.com?"),
			"a page":    "Blocked: " + testToken + ", " + key + ", admin@example.com",
		} {
			c, err := New(WithCredential(credential), WithTransport(script(gives(403, body))))
			if err != nil {
				t.Fatal(err)
			}
			_, err = c.Session(t.Context(), testRef, nil)
			failure := new(Error)
			if !errors.As(err, &failure) {
				t.Fatalf("%s: error = %v", name, err)
			}
			text := failure.Error() + failure.Problem().String()
			for _, secret := range []string{credential.Token.Reveal(), credential.Key.Reveal(), credential.Email} {
				if secret != "" && strings.Contains(text, secret) {
					t.Errorf("%s in %s: %q repeats it", name, kind, text)
				}
			}
		}
	}
}
