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
		{"proxy", breaks(&net.OpError{Op: "proxyconnect", Err: errors.New("dial tcp: boom")}), model.ErrUnavailable, "proxy could not be used", hopelessRequests},
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

func TestSessionThatIsAPartOfALongerLookUpEndsWithIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newClient(t, WithTransport(transport(func(request *http.Request) (*http.Response, error) {
			r := response(200, "", "Cf-Ray", "8f00ba12cd34ef56-LHR")
			r.Body = io.NopCloser(dripping{request.Context()})
			return r, nil
		})))
		started := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Second)
		defer cancel()
		_, err := c.Session(ctx, testRef, nil)
		failure := wantError(t, err)
		if took := time.Since(started); took != 4*time.Second || !errors.Is(err, model.ErrUnavailable) {
			t.Errorf("took %v, %v", took, err)
		}
		if p := failure.Problem(); !strings.Contains(p.What, "began to answer") || !strings.Contains(p.Support, "Ray ID 8f00ba12cd34ef56-LHR") {
			t.Errorf("problem = %+v", p)
		}
	})
}

func TestSessionEndsAtTheTimeout(t *testing.T) {
	hangs := func(request *http.Request) (*http.Response, error) {
		<-request.Context().Done()
		return nil, request.Context().Err()
	}
	drips := func(request *http.Request) (*http.Response, error) {
		r := response(200, "")
		r.Body = io.NopCloser(dripping{request.Context()})
		return r, nil
	}
	for name, test := range map[string]struct {
		send transport
		what string
	}{
		"no answer":      {hangs, "did not answer within 15s"},
		"dripping body":  {drips, "was not done within 15s"},
		"hang after 503": {hangAfter(gives(503, "")), "did not answer within 15s"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				_, err := newClient(t, WithTransport(test.send)).Session(t.Context(), testRef, nil)
				failure := wantError(t, err)
				if took := time.Since(started); took != DefaultTimeout {
					t.Errorf("took %v, want %v", took, DefaultTimeout)
				}
				if !errors.Is(err, model.ErrUnavailable) || errors.Is(err, model.ErrMalformed) || !strings.Contains(failure.Problem().What, test.what) {
					t.Errorf("error %v, problem %+v", err, failure.Problem())
				}
			})
		})
	}
}

// dripping gives one byte each second, as long as it is read.
type dripping struct{ ctx context.Context }

func (d dripping) Read(p []byte) (int, error) {
	select {
	case <-time.After(time.Second):
		p[0] = ' '
		return 1, nil
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	}
}

func hangAfter(first func() (*http.Response, error)) transport {
	asked := false
	return func(request *http.Request) (*http.Response, error) {
		if !asked {
			asked = true
			return first()
		}
		<-request.Context().Done()
		return nil, request.Context().Err()
	}
}

func TestSessionEndsAtOnceWhenCancelled(t *testing.T) {
	hangs := transport(func(request *http.Request) (*http.Response, error) {
		<-request.Context().Done()
		// What breaks is not what ended the call.
		return nil, errors.New("use of closed network connection")
	})
	for name, send := range map[string]transport{
		"during a request":    hangs,
		"during a wait":       script(gives(503, "", "Retry-After", "10")),
		"while a body drips":  func(r *http.Request) (*http.Response, error) { return drip(r), nil },
		"before the first":    hangs,
		"after a first error": hangAfter(gives(502, "")),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				wait := 2 * time.Second
				if name == "before the first" {
					wait = 0
					cancel()
				}
				stop := time.AfterFunc(wait, cancel)
				defer stop.Stop()
				started := time.Now()
				_, err := newClient(t, WithTransport(send)).Session(ctx, testRef, nil)
				failure := wantError(t, err)
				if took := time.Since(started); took != wait {
					t.Errorf("ended after %v, cancelled after %v", took, wait)
				}
				if !errors.Is(err, context.Canceled) || failure.Problem().What != "The look-up was cancelled." {
					t.Errorf("error = %v", err)
				}
				for name, kind := range kinds() {
					if errors.Is(err, kind) {
						t.Errorf("a cancelled look-up is %s", name)
					}
				}
			})
		})
	}
}

func drip(request *http.Request) *http.Response {
	r := response(200, "")
	r.Body = io.NopCloser(dripping{request.Context()})
	return r
}
