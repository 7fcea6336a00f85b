package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/model"
)

func TestSessionTriesAgainUntilItWorks(t *testing.T) {
	refused := &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	for name, first := range map[string]func() (*http.Response, error){
		"429":        gives(429, "slow down"),
		"502":        gives(502, "<html>"),
		"503":        gives(503, ""),
		"504":        gives(504, ""),
		"reset":      breaks(&net.OpError{Op: "read", Err: syscall.ECONNRESET}),
		"early EOF":  breaks(io.ErrUnexpectedEOF),
		"closed":     breaks(io.EOF),
		"refused":    breaks(refused),
		"cut answer": func() (*http.Response, error) { return cutResponse(`{"success":`), nil },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newClient(t, WithTransport(script(first, first, gives(200, goodBody))))
				started := time.Now()
				var told []model.Progress
				s, err := c.Session(t.Context(), testRef, func(p model.Progress) { told = append(told, p) })
				if err != nil || !model.Is(s.Active, true) {
					t.Fatalf("session %v, error %v", s, err)
				}
				if took := time.Since(started); took < firstWait/2 || took > 3*time.Second {
					t.Errorf("two waits took %v", took)
				}
				assertProgress(t, told)
			})
		})
	}
}

// assertProgress proves that each attempt and each wait between them was told.
func assertProgress(t *testing.T, told []model.Progress) {
	t.Helper()
	if len(told) != 5 {
		t.Fatalf("%d events: %+v", len(told), told)
	}
	for i, p := range told {
		waits := i%2 == 1
		if p.Attempt != i/2+1 || waits == p.RetryAt.IsZero() || waits == (p.Reason == "") {
			t.Errorf("event %d = %+v", i, p)
		}
	}
}

// cutResponse is an answer whose connection ends too early.
func cutResponse(body string) *http.Response {
	r := response(200, "")
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(body), failing{io.ErrUnexpectedEOF}))
	return r
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestSessionGivesUp(t *testing.T) {
	tests := []struct {
		name     string
		answer   func() (*http.Response, error)
		kind     error
		what     string
		attempts int
	}{
		{"503 for ever", gives(503, ""), model.ErrUnavailable, "Cloudflare could not answer", 4},
		{"429 for ever", gives(429, errorBody("971", "Please wait")), model.ErrRateLimited, "asks to slow down", 4},
		{"reset for ever", breaks(syscall.ECONNRESET), model.ErrUnavailable, "broke", 4},
		{"refused for ever", breaks(&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}), model.ErrUnavailable, "refused the connection", hopelessRequests},
		{"unknown host", breaks(&net.DNSError{Err: "no such host", Name: "x", IsNotFound: true}), model.ErrUnavailable, "There is no host called api.cloudflare.com", hopelessRequests},
		{"no DNS", breaks(&net.DNSError{Err: "server misbehaving", Name: "x", IsTemporary: true}), model.ErrUnavailable, "could not be looked up", hopelessRequests},
		{"no route", breaks(&net.OpError{Op: "dial", Err: syscall.ENETUNREACH}), model.ErrUnavailable, "cannot be reached", hopelessRequests},
		{"no such proxy", breaks(&proxyError{host: "proxy.example.com:8080", err: &net.OpError{Op: "proxyconnect", Err: &net.DNSError{Err: "no such host", Name: "proxy.example.com", IsNotFound: true}}}), model.ErrUnavailable, "There is no host called as the proxy is, proxy.example.com:8080", hopelessRequests},
		{"proxy", breaks(&proxyError{host: "proxy.example.com:8080", err: &net.OpError{Op: "proxyconnect", Err: errors.New("dial tcp: boom")}}), model.ErrUnavailable, "The proxy proxy.example.com:8080 could not be used", hopelessRequests},
		{"cut for ever", func() (*http.Response, error) { return cutResponse(`{"a`), nil }, model.ErrMalformed, "cut off after 3 bytes", hopelessRequests},
		{"500", gives(500, ""), model.ErrUnavailable, "could not answer", 1},
		{"403", gives(403, ""), model.ErrForbidden, "not allowed", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				_, err := newClient(t, WithTransport(script(tt.answer))).Session(t.Context(), testRef, nil)
				failure := wantError(t, err)
				if !errors.Is(err, tt.kind) || !strings.Contains(failure.Problem().What, tt.what) {
					t.Errorf("error %v, problem %+v", err, failure.Problem())
				}
				if failure.Attempts != tt.attempts {
					t.Errorf("%d attempts, want %d", failure.Attempts, tt.attempts)
				}
				if tries := fmt.Sprintf("%d attempts", failure.Attempts); (failure.Attempts > 1) != strings.Contains(failure.Problem().Support, tries) {
					t.Errorf("support = %q after %s", failure.Problem().Support, tries)
				}
				if took := time.Since(started); took > DefaultTimeout {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}

func TestSessionHonoursRetryAfter(t *testing.T) {
	start := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // where synctest's clock starts
	for name, headers := range map[string][]string{
		"seconds":            {"Retry-After", "7"},
		"date":               {"Retry-After", start.Add(7 * time.Second).Format(http.TimeFormat)},
		"date, server ahead": {"Retry-After", start.Add(time.Hour + 7*time.Second).Format(http.TimeFormat), "Date", start.Add(time.Hour).Format(http.TimeFormat)},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := newClient(t, WithTransport(script(gives(429, "", headers...), gives(200, goodBody))))
				started := time.Now()
				var retryAt time.Time
				_, err := c.Session(t.Context(), testRef, func(p model.Progress) {
					if !p.RetryAt.IsZero() {
						retryAt = p.RetryAt
					}
				})
				if took := time.Since(started); err != nil || took != 7*time.Second || !retryAt.Equal(started.Add(took)) {
					t.Errorf("took %v (told %v), %v; want 7s", took, retryAt.Sub(started), err)
				}
			})
		})
	}
}

func TestSessionGivesUpAtOnceWhenRetryAfterDoesNotFit(t *testing.T) {
	for header, said := range map[string]string{"300": "5m", "15": "15s", "86400": "1d"} {
		synctest.Test(t, func(t *testing.T) {
			c := newClient(t, WithTransport(script(gives(429, errorBody("971", "Please wait"), "Retry-After", header), gives(200, goodBody))))
			started := time.Now()
			_, err := c.Session(t.Context(), testRef, nil)
			failure := wantError(t, err)
			if took := time.Since(started); header != "15" && took != 0 {
				t.Errorf("%s: gave up after %v", header, took)
			}
			if next := failure.Problem().Next; !strings.Contains(next, "asked to wait "+said) {
				t.Errorf("%s: %s", header, next)
			}
		})
	}
}

func TestOneCallTakesAtMostFourRequestsHoweverLongItMay(t *testing.T) {
	for name, answer := range map[string]func() (*http.Response, error){
		"503":                   gives(503, ""),
		"429 with Retry-After":  gives(429, "", "Retry-After", "1"),
		"429 with a new window": gives(429, "", "Ratelimit", `"default";r=0;t=2`),
		"a broken connection":   breaks(io.EOF),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				_, err := newClient(t, WithTimeout(time.Hour), WithTransport(script(answer))).Session(t.Context(), testRef, nil)
				if failure := wantError(t, err); failure.Attempts != 4 {
					t.Errorf("%d requests", failure.Attempts)
				}
			})
		})
	}
}

func TestProxyThatNeverOpensTheWayIsNamed(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	failure := newClient(t).failure(call{})
	failure.Err = &proxyError{host: "proxy.example.com:8080", err: context.DeadlineExceeded}
	asked := turns{last: failure}
	ended := wantError(t, asked.ended(ctx, failure))
	if p := ended.Problem(); !strings.Contains(p.What, "proxy proxy.example.com:8080 could not be used") {
		t.Errorf("problem = %s", p)
	}
}
