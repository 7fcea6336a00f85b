package sim

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestQuotaCountsDownAndComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		api := newAPI(t, Options{Quota: 2})
		steps := []struct {
			after     time.Duration
			status    int
			ratelimit string
			retry     string
		}{
			{0, 200, `"default";r=1;t=300`, ""},
			{90 * time.Second, 200, `"default";r=0;t=210`, ""},
			{10 * time.Second, 429, `"default";r=0;t=200`, "200"},
			{200 * time.Second, 200, `"default";r=1;t=300`, ""},
		}
		for place, step := range steps {
			time.Sleep(step.after)
			response, _ := do(api, request(t, allWell))
			header := response.Header()
			if response.Code != step.status || header.Get("Ratelimit") != step.ratelimit || header.Get("Retry-After") != step.retry {
				t.Errorf("step %d: status %d, Ratelimit %s, Retry-After %q", place, response.Code, header.Get("Ratelimit"), header.Get("Retry-After"))
			}
			if policy := header.Get("Ratelimit-Policy"); policy != `"default";q=2;w=300` {
				t.Errorf("step %d: Ratelimit-Policy %s", place, policy)
			}
		}
	})
}

func TestTheQuotaIsThatOfTheRealAPI(t *testing.T) {
	api, err := New(Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	response, _ := do(api, request(t, allWell))
	if got := response.Header().Get("Ratelimit-Policy"); response.Code != http.StatusOK || got != `"default";q=1200;w=300` {
		t.Errorf("status %d, Ratelimit-Policy %s", response.Code, got)
	}
}
