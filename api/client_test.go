package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

func TestSessionAsksAndReads(t *testing.T) {
	server := serve(t, answering(200, goodBody, "Cf-Ray", "8f00ba12cd34ef56-LHR", "Content-Type", "application/json", "Date", "Thu, 10 Sep 2026 12:05:00 GMT"))
	var logged []LogEntry
	fetched := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	c := server.client(t, WithLog(func(e LogEntry) { logged = append(logged, e) }), WithClock(func() time.Time { return fetched }), WithUserAgent("ztsession/1.0"))
	s, err := c.Session(t.Context(), testRef, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !model.Is(s.Active, true) || !model.Is(s.Email, "amina.okafor@example.com") || string(s.Body) != goodBody || len(s.Messages) != 1 {
		t.Errorf("session = %+v", s)
	}
	if want := (model.Origin{Ref: testRef, RayID: "8f00ba12cd34ef56-LHR", FetchedAt: fetched, ClockAhead: model.Known(-5 * time.Minute)}); s.Origin != want {
		t.Errorf("origin = %+v, want %+v", s.Origin, want)
	}
	request := server.requests[0]
	if got, want := request.URL.Path, "/base/v4/accounts/"+testRef.Account+"/access/users/"+testRef.User+"/active_sessions/"+testRef.Nonce; got != want {
		t.Errorf("path = %s, want %s", got, want)
	}
	for name, want := range map[string]string{"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "ztsession/1.0", "Authorization": "Bearer " + testToken, "X-Auth-Key": "", "X-Auth-Email": ""} {
		if got := request.Header.Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	want := LogEntry{Method: "GET", PathTemplate: "/accounts/{account}/access/users/{user}/active_sessions/{nonce}", Status: 200, RayID: "8f00ba12cd34ef56-LHR"}
	if len(logged) != 1 || logged[0] != want {
		t.Errorf("logged %+v, want %+v", logged, want)
	}
}

func TestSessionSendsEmailAndKeyWithoutBearer(t *testing.T) {
	server := serve(t, answering(200, goodBody))
	c, err := New(WithBaseURL(server.URL+"/base/v4"), WithCredential(model.Credential{Email: "admin@example.com", Key: model.NewSecret("0123456789abcdef0123456789abcdef01234")}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Session(t.Context(), testRef, nil); err != nil {
		t.Fatal(err)
	}
	header := server.requests[0].Header
	if header.Get("X-Auth-Email") != "admin@example.com" || header.Get("X-Auth-Key") != "0123456789abcdef0123456789abcdef01234" || header.Get("Authorization") != "" {
		t.Error("the credential did not arrive as an e-mail and a key alone")
	}
}

func TestSessionEscapesEverySegment(t *testing.T) {
	for nonce, want := range map[string]string{
		"a/../b?x#y":   "a%2F..%2Fb%3Fx%23y",
		"100%":         "100%25",
		"a;b=c&d+e":    "a%3Bb=c&d+e",
		"ä😀":           "%C3%A4%F0%9F%98%80",
		"%2e%2e":       "%252e%252e",
		`back\slash"`:  "back%5Cslash%22",
		"http://x.com": "http:%2F%2Fx.com",
	} {
		server := serve(t, answering(200, goodBody))
		ref := testRef
		ref.Nonce = nonce
		if _, err := server.client(t).Session(t.Context(), ref, nil); err != nil {
			t.Errorf("%s: %v", nonce, err)
			continue
		}
		got := server.requests[0].RequestURI
		if segment := got[strings.LastIndex(got, "/")+1:]; segment != want {
			t.Errorf("the nonce %q arrived as %s, want %s", nonce, segment, want)
		}
	}
}

func TestSessionRefusesImpossibleIDsBeforeAnyRequest(t *testing.T) {
	c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
		t.Error("a request was made")
		return response(200, goodBody), nil
	})))
	for _, ref := range []model.Ref{{}, {Account: "a", User: "b", Nonce: ".."}, {Account: strings.Repeat("a", 33), User: "b", Nonce: "c"}, {Account: "a", User: "b c", Nonce: "d"}} {
		if _, err := c.Session(t.Context(), ref, nil); err == nil {
			t.Errorf("%+v was not refused", ref)
		}
	}
}

func TestClientCanOnlyGet(t *testing.T) {
	sent := 0
	c := newClient(t, WithTransport(transport(func(*http.Request) (*http.Response, error) {
		sent++
		return response(200, goodBody), nil
	})))
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodHead, "get"} {
		request, err := http.NewRequestWithContext(t.Context(), method, DefaultBaseURL, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if response, err := c.transport.RoundTrip(request); err == nil {
			_ = response.Body.Close()
			t.Errorf("%s was sent", method)
		}
	}
	if sent > 0 {
		t.Errorf("%d requests went out", sent)
	}
}

func TestClientPrintsNoSecret(t *testing.T) {
	c := newClient(t)
	for _, text := range []string{fmt.Sprintf("%v", c), fmt.Sprintf("%+v", *c), fmt.Sprintf("%#v", c), fmt.Sprint(c.credential)} {
		assertNoIDs(t, text)
	}
}
