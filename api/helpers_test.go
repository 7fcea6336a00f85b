package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ztsession/model"
)

const testToken = "cfut_0123456789abcdefghijklmnopqrstuvwxyzABCD"

var testRef = model.Ref{Account: "023e105f4ecef8ad9ca31a8372d0c353", User: "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", Nonce: "X1aXj1lFVcqqyoXF"}

const goodBody = `{"success":true,"errors":[],"messages":[{"code":10042,"message":"hello"}],"result":{"isActive":true,"email":"amina.okafor@example.com","iat":1789036200}}`

func tokenCredential() Option {
	return WithCredential(model.Credential{Token: model.NewSecret(testToken)})
}

// newClient returns a client with a token and the given options.
func newClient(t *testing.T, opts ...Option) *Client {
	t.Helper()
	c, err := New(append([]Option{tokenCredential()}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// impatient makes a client wait for nothing between its requests, for tests
// with real connections.
func impatient(c *Client) *Client {
	c.sleep = func(context.Context, time.Duration) {}
	return c
}

// recorder is a server that keeps what it was asked.
type recorder struct {
	*httptest.Server
	mu       sync.Mutex
	requests []*http.Request
}

// serve starts a server below the path /base, so that a client that forgets
// its base path fails.
func serve(t *testing.T, handler http.HandlerFunc) *recorder {
	t.Helper()
	r := &recorder{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		r.mu.Lock()
		r.requests = append(r.requests, request)
		r.mu.Unlock()
		if !strings.HasPrefix(request.URL.Path, "/base/v4/") {
			http.Error(w, "outside the base path", http.StatusTeapot)
			return
		}
		handler(w, request)
	}))
	t.Cleanup(r.Close)
	return r
}

func answering(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func (r *recorder) client(t *testing.T, opts ...Option) *Client {
	t.Helper()
	return newClient(t, append([]Option{WithBaseURL(r.URL + "/base/v4/")}, opts...)...)
}

// transport answers in memory, so that time can be faked.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func response(status int, body string, headers ...string) *http.Response {
	r := &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// script answers with one answer after the other, the last one for ever.
func script(answers ...func() (*http.Response, error)) transport {
	var mu sync.Mutex
	return func(*http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		next := answers[0]
		if len(answers) > 1 {
			answers = answers[1:]
		}
		return next()
	}
}

func gives(status int, body string, headers ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) { return response(status, body, headers...), nil }
}

func breaks(err error) func() (*http.Response, error) {
	return func() (*http.Response, error) { return nil, err }
}

func wantError(t *testing.T, err error) *Error {
	t.Helper()
	var failure *Error
	if !errors.As(err, &failure) {
		t.Fatalf("error = %v, want an *api.Error", err)
	}
	assertNoIDs(t, failure.Error()+failure.Problem().String())
	return failure
}

// assertNoIDs proves that a text shows neither ids nor secrets.
func assertNoIDs(t *testing.T, text string) {
	t.Helper()
	for _, private := range []string{testRef.Account, testRef.User, testRef.Nonce, testToken} {
		if strings.Contains(text, private) {
			t.Errorf("%q repeats %q", text, private)
		}
	}
}

func fixture(t *testing.T, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}
