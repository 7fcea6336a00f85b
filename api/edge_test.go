package api

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/model"
)

func TestEdgeRateLimitIsWaitedFor(t *testing.T) {
	for name, first := range map[string]func() (*http.Response, error){
		"JSON with 429":          gives(429, `{"title":"Error 1015: You are being rate limited","status":429,"error_code":1015,"retry_after":7,"cloudflare_error":true}`),
		"JSON with 403":          gives(403, `{"error_code":1015,"retry_after":"7","cloudflare_error":true}`),
		"JSON beside the header": gives(403, `{"error_code":1015,"retry_after":3000,"cloudflare_error":true}`, "Retry-After", "7"),
		"JSON with a fraction":   gives(429, `{"error_code":1015,"retry_after":6.5,"cloudflare_error":true}`),
		"page":                   gives(429, `<title>Access denied</title> error code: 1015`, "Retry-After", "7"),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				_, err := newClient(t, WithTransport(script(first, gives(200, goodBody)))).Session(t.Context(), testRef, nil)
				if took := time.Since(started); err != nil || took != 7*time.Second {
					t.Errorf("after %v: %v", took, err)
				}
			})
		})
	}
}

func TestLongEdgeRateLimitIsSaid(t *testing.T) {
	body := `{"error_code":1015,"retry_after":30,"ray_id":"8f00ba12cd34ef56","cloudflare_error":true,"title":"You are being rate limited"}`
	_, err := newClient(t, WithTransport(script(gives(403, body)))).Session(t.Context(), testRef, nil)
	failure := wantError(t, err)
	p := failure.Problem()
	if !errors.Is(err, model.ErrRateLimited) || errors.Is(err, model.ErrForbidden) || !strings.Contains(p.Next, "asked to wait 30s") || !strings.Contains(p.Support, "Ray ID 8f00ba12cd34ef56") {
		t.Errorf("problem = %s", p)
	}
}

func TestPageKeepsItsRayID(t *testing.T) {
	page := `<html><title>Access denied</title>Error 1020 <span>Ray ID: <strong>8f00ba12cd34ef56</strong></span>`
	_, err := newClient(t, WithTransport(script(gives(403, page)))).Session(t.Context(), testRef, nil)
	if failure := wantError(t, err); failure.RayID != "8f00ba12cd34ef56" || !errors.Is(err, model.ErrBlocked) {
		t.Errorf("Ray ID = %q, %v", failure.RayID, err)
	}
}

func TestPageOfSomethingOnTheWayIsNotCloudflares(t *testing.T) {
	_, err := newClient(t, WithTransport(script(gives(403, "<title>Filtered</title>")))).Session(t.Context(), testRef, nil)
	if p := wantError(t, err).Problem(); !strings.Contains(p.What, `Something on the way to api.cloudflare.com refused the request: "Filtered".`) || strings.Contains(p.String(), "token") {
		t.Errorf("problem = %s", p)
	}
}

func TestChallengesAreNotRetried(t *testing.T) {
	network := script(gives(503, "<title>Wait</title>", "Cf-Mitigated", "challenge"))
	_, err := newClient(t, WithTransport(network)).Session(t.Context(), testRef, nil)
	if failure := wantError(t, err); failure.Attempts != 1 || !errors.Is(err, model.ErrBlocked) {
		t.Errorf("%d attempts, %v", failure.Attempts, err)
	}
}

func TestEnvelopeWithoutARayIDIsTheAPIs(t *testing.T) {
	_, err := newClient(t, WithTransport(script(gives(404, `{"success":true,"errors":[],"result":null}`)))).Session(t.Context(), testRef, nil)
	if p := wantError(t, err).Problem(); p.What != "There is no such session." {
		t.Errorf("problem = %s", p)
	}
}

func TestPageThatNamesCloudflareIsCloudflares(t *testing.T) {
	_, err := newClient(t, WithTransport(script(gives(403, "<title>Attention Required! | Cloudflare</title>")))).Session(t.Context(), testRef, nil)
	if p := wantError(t, err).Problem(); !strings.Contains(p.What, "Cloudflare's edge blocked the request") {
		t.Errorf("problem = %s", p)
	}
}
