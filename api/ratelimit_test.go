package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ztsession/model"
)

func TestBudgetIsReadFromHeaders(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	known := func(limit, remaining int, span time.Duration) model.Budget {
		return model.Budget{Limit: limit, Remaining: remaining, Resets: now.Add(span), Known: true}
	}
	tests := []struct {
		name    string
		headers []string
		want    model.Budget
	}{
		{"none", nil, model.Budget{}},
		{"one policy", []string{"Ratelimit", `"default";r=50;t=30`, "Ratelimit-Policy", `"default";q=1200;w=300`}, known(1200, 50, 30*time.Second)},
		{"the tightest of several", []string{"Ratelimit", `"default";r=900;t=200, "burst";r=7;t=12`, "Ratelimit-Policy", `"burst";q=100;w=60, "default";q=1200;w=300`}, known(100, 7, 12*time.Second)},
		{"the tightest comes first", []string{"Ratelimit", `"burst" ; r=7 ; t=12,"default";r=900;t=200`}, known(0, 7, 12*time.Second)},
		{"no policy", []string{"Ratelimit", `default;r=0;t=5`}, known(0, 0, 5*time.Second)},
		{"no time but a window", []string{"Ratelimit", `"default";r=5`, "Ratelimit-Policy", `"default";q=10;w=60`}, known(10, 5, time.Minute)},
		{"no time at all", []string{"Ratelimit", `"default";r=5`}, model.Budget{}},
		{"older, seconds", []string{"X-Ratelimit-Limit", "1200", "X-Ratelimit-Remaining", "3", "X-Ratelimit-Reset", "40"}, known(1200, 3, 40*time.Second)},
		{"older, a moment", []string{"X-Ratelimit-Remaining", "3", "X-Ratelimit-Reset", fmt.Sprint(now.Unix() + 40)}, known(0, 3, 40*time.Second)},
		{"older, a moment gone by", []string{"X-Ratelimit-Remaining", "0", "X-Ratelimit-Reset", fmt.Sprint(now.Unix() - 40)}, known(0, 0, 0)},
		{"both", []string{"Ratelimit", `"default";r=50;t=30`, "X-Ratelimit-Remaining", "3", "X-Ratelimit-Reset", "40"}, known(0, 50, 30*time.Second)},
		{"nonsense beside sense", []string{"Ratelimit", `;;,"a";r=-1;t=2,"b";r=x;t=1,"c";r=4;t=9,=`}, known(0, 4, 9*time.Second)},
		{"a window of years", []string{"Ratelimit", `"default";r=0;t=999999999`}, model.Budget{}},
		{"a number too large", []string{"Ratelimit", `"default";r=99999999999999999999;t=9`}, model.Budget{}},
		{"older nonsense", []string{"X-Ratelimit-Remaining", "many", "X-Ratelimit-Reset", "-9223372036854775808"}, model.Budget{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			header := response(200, "", tt.headers...).Header
			if got, ok := budgetOf(header, now); got != tt.want || ok != tt.want.Known {
				t.Errorf("budget = %+v, %t, want %+v", got, ok, tt.want)
			}
		})
	}
}

func TestBudgetTellsItsTimeByTheClientsClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		frozen := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
		c := newClient(t, WithClock(func() time.Time { return frozen }), WithTransport(script(gives(200, goodBody, "Ratelimit", `"default";r=19;t=30`))))
		if c.Budget().Known {
			t.Error("a budget is known before the first answer")
		}
		mustAsk(t, c)
		if got := c.Budget(); got.Remaining != 19 || !got.Resets.Equal(frozen.Add(30*time.Second)) || !got.Low(frozen) {
			t.Errorf("budget = %+v", got)
		}
		time.Sleep(31 * time.Second)
		if c.Budget().Low(frozen) {
			t.Error("the budget is low after its window")
		}
	})
}

func mustAsk(t *testing.T, c *Client) {
	t.Helper()
	if _, err := c.Session(t.Context(), testRef, nil); err != nil {
		t.Error(err)
	}
}

// window is a server that allows so many requests until its window ends, and
// keeps when each came.
type window struct {
	mu     sync.Mutex
	limit  int
	begun  time.Time
	length time.Duration
	used   int
	came   []time.Duration
}

func (w *window) RoundTrip(*http.Request) (*http.Response, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.came = append(w.came, time.Since(w.begun))
	w.used++
	if time.Since(w.begun) >= w.length {
		return response(200, goodBody, "Ratelimit", `"default";r=1000;t=300`), nil
	}
	left := int((w.length - time.Since(w.begun)).Seconds())
	header := fmt.Sprintf(`"default";r=%d;t=%d`, max(0, w.limit-w.used), left)
	if w.used > w.limit {
		return response(429, errorBody("971", "slow down"), "Ratelimit", header), nil
	}
	return response(200, goodBody, "Ratelimit", header), nil
}

func newWindow(limit int, length time.Duration) *window {
	return &window{limit: limit, begun: time.Now(), length: length}
}

func TestFewRequestsAreSpacedOutUntilTheReset(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(11, 40*time.Second)
		c := newClient(t, WithTransport(w))
		for range 12 {
			mustAsk(t, c)
		}
		if gap := w.came[1] - w.came[0]; gap > 0 {
			t.Errorf("the second request came %v after the first, before anything was known to be low", gap)
		}
		for i := 2; i < len(w.came); i++ {
			if gap := w.came[i] - w.came[i-1]; gap < 3*time.Second || gap > longestPause {
				t.Errorf("request %d came %v after the one before it", i, gap)
			}
		}
		if last := w.came[11]; last < 40*time.Second || last > 46*time.Second {
			t.Errorf("the twelfth request, of which the window allows eleven, came after %v", last)
		}
	})
}

func TestManyRequestsAreNotHeldBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(1000, 300*time.Second)
		c := newClient(t, WithTransport(w))
		for range 100 {
			mustAsk(t, c)
		}
		if took := time.Since(w.begun); took > 0 {
			t.Errorf("100 of 1000 requests took %v", took)
		}
	})
}

func TestConcurrentRequestsShareTheSpacing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(7, 12*time.Second)
		c := newClient(t, WithTransport(w))
		mustAsk(t, c)
		var group sync.WaitGroup
		for range 6 {
			group.Go(func() { mustAsk(t, c) })
		}
		group.Wait()
		slices.Sort(w.came)
		for i := 2; i < len(w.came); i++ {
			if gap := w.came[i] - w.came[i-1]; gap < time.Second {
				t.Errorf("request %d came %v after the one before it: %v", i, gap, w.came)
			}
		}
	})
}

func TestNoRequestsLeftWaitsForTheResetWhenItFits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(1, 9*time.Second)
		c := newClient(t, WithTransport(w))
		mustAsk(t, c)
		var told []model.Progress
		if _, err := c.Session(t.Context(), testRef, func(p model.Progress) { told = append(told, p) }); err != nil {
			t.Fatal(err)
		}
		if w.came[1] < 9*time.Second || w.came[1] > 10*time.Second {
			t.Errorf("the second request came after %v", w.came[1])
		}
		if len(told) != 2 || told[0].Attempt != 0 || told[0].Reason == "" || !told[0].RetryAt.Equal(w.begun.Add(9*time.Second)) || told[1].Attempt != 1 || !told[1].RetryAt.IsZero() {
			t.Errorf("told %+v", told)
		}
	})
}

func TestNoRequestsLeftSaysHowLongWhenTheResetIsTooFar(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWindow(1, 200*time.Second)
		c := newClient(t, WithTransport(w))
		mustAsk(t, c)
		for name, ask := range calls(testRef, testDevice, testProvider) {
			_, err := ask(t.Context(), c)
			failure := wantError(t, err)
			if p := failure.Problem(); !errors.Is(err, model.ErrRateLimited) || !strings.Contains(p.What, "no requests are left") || !strings.Contains(p.Next, "again in 4m") {
				t.Errorf("%s: problem = %+v", name, p)
			}
			if failure.Attempts != 0 || failure.RetryAfter != 200*time.Second || time.Since(w.begun) > 0 {
				t.Errorf("%s: %d attempts, retry after %v, at %v", name, failure.Attempts, failure.RetryAfter, time.Since(w.begun))
			}
		}
		if len(w.came) != 1 {
			t.Errorf("%d requests were made", len(w.came))
		}
	})
}

func TestWaitingForRequestsEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newClient(t, WithTransport(newWindow(1, 9*time.Second)))
		mustAsk(t, c)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(2*time.Second, cancel)
		started := time.Now()
		_, err := c.Session(ctx, testRef, nil)
		if !errors.Is(err, context.Canceled) || time.Since(started) != 2*time.Second {
			t.Errorf("error %v after %v", err, time.Since(started))
		}
	})
}

func TestRetryAfterCountsMoreThanTheWindowAndIsWaitedForOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		started := time.Now()
		c := newClient(t, WithTransport(script(
			gives(429, errorBody("971", "slow down"), "Ratelimit", `"default";r=0;t=300`, "Retry-After", "3"),
			gives(200, goodBody))))
		waits := 0
		_, err := c.Session(t.Context(), testRef, func(p model.Progress) {
			if !p.RetryAt.IsZero() {
				waits++
			}
		})
		if took := time.Since(started); err != nil || took < 3*time.Second || took > 4*time.Second || waits != 1 {
			t.Errorf("%d waits took %v, %v", waits, took, err)
		}
	})
}

func TestTheAPIsOwnRefusalIsToldRatherThanOurs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newClient(t, WithTransport(script(gives(429, errorBody("971", "slow down"), "Ratelimit", `"default";r=0;t=300`, "Cf-Ray", "8f00ba12cd34ef56-LHR"))))
		_, err := c.Session(t.Context(), testRef, nil)
		failure := wantError(t, err)
		if failure.Status != 429 || failure.RayID == "" || failure.Attempts != 1 || !strings.Contains(failure.Problem().What, "asks to slow down") {
			t.Errorf("failure = %+v", failure)
		}
	})
}
