package api

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"time"

	"ztsession/model"
)

const (
	// mostRequests is how many requests one call may take, the first included.
	mostRequests = 4
	// firstWait comes before the second request; each further wait is waitGrowth
	// times the one before it, so that all of them span several seconds.
	firstWait  = 300 * time.Millisecond
	waitGrowth = 4
	// A host that refuses, cannot be found or cuts its answers off seldom gets
	// well within seconds, so that a person should hear of it soon.
	hopelessRequests = 3
	// longestPause is how far apart two requests are put when few are left: a
	// person waits for each of them.
	longestPause = 5 * time.Second
)

// limits decides when the requests of a client may start. Its times are the
// computer's own, whatever the client's clock says, since it is about waiting.
type limits struct {
	mu   sync.Mutex
	left model.Budget
	// next is when the next request may start while few are left.
	next time.Time
}

// Budget returns how many requests are left, as the last answer reported. Its time
// is that of the client's clock.
func (c *Client) Budget() model.Budget {
	c.limits.mu.Lock()
	left := c.limits.left
	c.limits.mu.Unlock()
	if left.Known {
		left.Resets = c.now().Add(time.Until(left.Resets))
	}
	return left
}

// turns are the requests of one call and the waits between them.
type turns struct {
	client   *Client
	call     call
	requests int
	last     *Error // why the request before this one failed
	// earliest is when the next request may start after that failure, and latest
	// when it must have: its answer needs some of the call's time too.
	earliest, latest time.Time
}

// retry makes a call until it succeeds, fails in a way that stays, or another
// request would be one too many or too late. Its error is an *Error, or ctx's
// own when that ended during a wait.
func (c *Client) retry(ctx context.Context, what call) (*answer, error) {
	deadline, _ := ctx.Deadline()
	t := turns{client: c, call: what, latest: deadline.Add(-time.Until(deadline) / 20)}
	for {
		if err := t.wait(ctx); err != nil {
			return nil, t.ended(ctx, err)
		}
		once, sent := withSending(ctx, mostRequests-t.requests)
		t.requests++
		t.report(model.Progress{Attempt: t.requests})
		found, failure := c.attempt(once, what)
		// Those that the transport made by itself count too.
		t.requests += max(int(sent.requests.Load())-1, 0)
		if failure == nil {
			found.failure.Attempts = t.requests
			return found, nil
		}
		failure.Attempts, t.last = t.requests, failure
		if t.requests >= mostRequests || !failure.mayPass() || failure.looksHopeless() && t.requests >= hopelessRequests {
			return nil, t.ended(ctx, failure)
		}
		// A connection that was kept may be the fault.
		c.transport.CloseIdleConnections()
		t.earliest = time.Now().Add(cmp.Or(failure.RetryAfter, pause(t.requests)))
	}
}

// wait waits until the next request may start: for the API's own Retry-After
// or a growing pause after a failure, and for the budget when few requests are
// left. A wait that does not fit into the call's time is not begun; its *Error
// is the failure before it, else one with how long the wait would be.
func (t *turns) wait(ctx context.Context) error {
	for ctx.Err() == nil {
		now := time.Now()
		start, admitted := t.client.limits.reserve(now, t.earliest, t.latest, min(longestPause, t.client.timeout/3))
		if start.After(t.latest) {
			return t.tooLate(start.Sub(now))
		}
		if wait := start.Sub(now); wait > 0 {
			t.report(model.Progress{Attempt: t.requests, Reason: t.reason(), RetryAt: t.client.now().Add(wait)})
			t.client.sleep(ctx, wait)
		}
		if admitted {
			break
		}
	}
	return ctx.Err()
}

func (t *turns) tooLate(wait time.Duration) *Error {
	if t.last != nil {
		return t.last // The API's own words say more.
	}
	failure := t.client.failure(t.call)
	failure.spent, failure.RetryAfter = true, wait
	return failure
}

// ended returns the failure of the call. Where the end of ctx is what broke the
// last request, it stands in that request's failure, whose other facts remain: a
// proxy that did not open the way in all the time is one.
func (t *turns) ended(ctx context.Context, err error) error {
	if ctx.Err() != nil && t.last != nil && t.last.proxyFailure() != nil {
		return t.last
	}
	if ctx.Err() != nil && t.last != nil && t.last.Err != nil && t.last.malformed() == nil {
		t.last.Err = ctx.Err()
		return t.last
	}
	return err
}

func (t *turns) reason() string {
	if t.last == nil {
		return "Few requests are left"
	}
	return t.last.reason()
}

func (t *turns) report(p model.Progress) {
	if t.call.progress != nil {
		t.call.progress(p)
	}
}

// pause returns how long to wait after so many requests, half of it more or
// less, so that many programs that failed together do not come back together.
func pause(requests int) time.Duration {
	wait := firstWait
	for range requests - 1 {
		wait *= waitGrowth
	}
	return wait/2 + rand.N(wait)
}

func sleep(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// mayPass reports whether the same call may succeed a little later.
func (e *Error) mayPass() bool {
	if e.foreign != nil && e.foreign.challenges {
		return false
	}
	switch e.Status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	if e.foreign.limits() {
		return true
	}
	if e.malformed() != nil {
		return e.isCut
	}
	var proxy *proxyError
	if errors.As(e.Err, &proxy) && !proxy.mayPass() {
		return false
	}
	return e.Err != nil && !e.isTLS() && !isLocal(e.Err)
}

// isLocal reports failures that happen before anything is sent, and those after
// which nothing more may be.
func isLocal(err error) bool {
	var address *net.AddrError
	return errors.Is(err, errNotGet) || errors.Is(err, errTooManyRequests) || errors.As(err, &address)
}

// reserve returns when a request may start that should not before earliest, and
// whether it is counted as made. One that is not has to ask again at that time.
// Nothing is reserved after latest.
func (l *limits) reserve(now, earliest, latest time.Time, longest time.Duration) (start time.Time, admitted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	start = now
	if earliest.After(now) {
		start = earliest
	}
	switch {
	case !l.left.Known || !start.Before(l.left.Resets):
		return start, true
	case l.left.Remaining <= 0:
		return l.left.Resets, false
	case !l.left.Low(now):
		l.left.Remaining--
		return start, true
	}
	if l.next.After(start) {
		start = l.next
	}
	if start.After(l.left.Resets) {
		return l.left.Resets, false
	}
	if !start.After(latest) {
		l.next = start.Add(min(l.left.Resets.Sub(start)/time.Duration(l.left.Remaining), longest))
		l.left.Remaining--
	}
	return start, true
}

// take takes in the budget that an answer with a status reports, if it does.
func (l *limits) take(header http.Header, status int, retryAfter time.Duration, now time.Time) {
	left, ok := budgetOf(header, now)
	if !ok {
		return
	}
	if status == http.StatusTooManyRequests && retryAfter > 0 {
		// What is asked of this very client counts more than the window.
		left.Remaining, left.Resets = 0, now.Add(retryAfter)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.left = left
}
