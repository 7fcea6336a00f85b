package api

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"ztsession/model"
)

const (
	// longestPause is how far apart two requests are put when few are left: a
	// person waits for each of them.
	longestPause = 5 * time.Second
	// longestWindow is more than any window of the API (access-api.md, section
	// 3: five minutes); a header that says more is not believed.
	longestWindow = 24 * time.Hour
)

// budget is how many requests are left. Its times are the computer's own,
// whatever the client's clock says, since it is about waiting.
type budget struct {
	mu   sync.Mutex
	left model.Budget
	// next is when the next request may start while few are left.
	next time.Time
}

// Budget returns how many requests are left, as the last answer told. Its time
// is that of the client's clock.
func (c *Client) Budget() model.Budget {
	c.budget.mu.Lock()
	left := c.budget.left
	c.budget.mu.Unlock()
	if left.Known {
		left.Resets = c.now().Add(time.Until(left.Resets))
	}
	return left
}

// pace holds a request back when few are left, so that they last until the
// window ends. With none left it waits for that end. A wait that does not fit
// into the call's time is not begun: the *Error says how long it would be.
func (c *Client) pace(ctx context.Context, what call, attempts int, report func(model.Progress)) error {
	for {
		now := time.Now()
		deadline, _ := ctx.Deadline()
		// The answer needs some time too.
		latest := deadline.Add(-time.Until(deadline) / 20)
		start, admitted := c.budget.reserve(now, latest, min(longestPause, c.timeout/3))
		if start.After(latest) {
			failure := c.failure(what)
			failure.spent, failure.RetryAfter, failure.Attempts = true, start.Sub(now), attempts
			return failure
		}
		if wait := start.Sub(now); wait > 0 {
			report(model.Progress{Attempt: attempts, Reason: "Few requests are left", RetryAt: c.now().Add(wait)})
			if err := sleep(ctx, wait); err != nil {
				return err
			}
		}
		if admitted {
			return nil
		}
	}
}

func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// reserve returns when a request may start, and whether it is counted as made.
// One that is not has to ask again at that time. Nothing is reserved after latest.
func (b *budget) reserve(now, latest time.Time, longest time.Duration) (start time.Time, admitted bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case !b.left.Known || !now.Before(b.left.Resets):
		b.next = time.Time{}
		return now, true
	case b.left.Remaining <= 0:
		return b.left.Resets, false
	case !b.left.Low(now):
		b.left.Remaining--
		return now, true
	}
	start = now
	if b.next.After(now) {
		start = b.next
	}
	if start.After(b.left.Resets) {
		return b.left.Resets, false
	}
	if !start.After(latest) {
		b.next = start.Add(min(b.left.Resets.Sub(start)/time.Duration(b.left.Remaining), longest))
		b.left.Remaining--
	}
	return start, true
}

// read takes in what an answer tells of the budget, if it tells.
func (b *budget) read(response *http.Response, retryAfter time.Duration, now time.Time) {
	left, ok := budgetOf(response.Header, now)
	if !ok {
		return
	}
	if response.StatusCode == http.StatusTooManyRequests && retryAfter > 0 {
		// What is asked of this very client counts more than the window.
		left.Remaining, left.Resets = 0, now.Add(retryAfter)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.left = left
}

// budgetOf reads Ratelimit and Ratelimit-Policy, else the older x-ratelimit
// headers. Of several policies the one with the fewest requests left counts.
// Source: access-api.md, section 3.
func budgetOf(header http.Header, now time.Time) (model.Budget, bool) {
	policies := parameters(header.Values("Ratelimit-Policy"))
	var tightest model.Budget
	for name, limit := range parameters(header.Values("Ratelimit")) {
		remaining, ok := count(limit["r"])
		window, hasWindow := seconds(cmp.Or(limit["t"], policies[name]["w"]))
		if ok && hasWindow && (!tightest.Known || remaining < tightest.Remaining) {
			size, _ := count(policies[name]["q"])
			tightest = model.Budget{Limit: size, Remaining: remaining, Resets: now.Add(window), Known: true}
		}
	}
	if tightest.Known {
		return tightest, true
	}
	remaining, ok := count(header.Get("X-Ratelimit-Remaining"))
	window, hasWindow := untilReset(header.Get("X-Ratelimit-Reset"), now)
	if !ok || !hasWindow {
		return model.Budget{}, false
	}
	size, _ := count(header.Get("X-Ratelimit-Limit"))
	return model.Budget{Limit: size, Remaining: remaining, Resets: now.Add(window), Known: true}, true
}

// parameters reads lists such as "burst";q=100;w=60, "default";q=1200;w=300 by their names.
func parameters(values []string) map[string]map[string]string {
	found := map[string]map[string]string{}
	for item := range strings.SplitSeq(strings.Join(values, ","), ",") {
		name, rest, _ := strings.Cut(item, ";")
		pairs := map[string]string{}
		for pair := range strings.SplitSeq(rest, ";") {
			key, value, _ := strings.Cut(pair, "=")
			pairs[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
		}
		found[strings.Trim(strings.TrimSpace(name), `"`)] = pairs
	}
	return found
}

// count reads a number of requests.
func count(text string) (int, bool) {
	number, err := strconv.ParseUint(strings.TrimSpace(text), 10, 31)
	return int(number), err == nil
}

// seconds reads the length of a window.
func seconds(text string) (time.Duration, bool) {
	number, err := strconv.ParseUint(strings.TrimSpace(text), 10, 31)
	span := time.Duration(number) * time.Second
	return span, err == nil && span <= longestWindow
}

// untilReset reads x-ratelimit-reset: seconds from now, or the moment in Unix seconds.
func untilReset(text string, now time.Time) (time.Duration, bool) {
	if span, ok := seconds(text); ok {
		return span, true
	}
	moment, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return 0, false
	}
	span := time.Unix(moment, 0).Sub(now)
	return max(0, span), span <= longestWindow && span > -longestWindow
}
