package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/model"
)

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
