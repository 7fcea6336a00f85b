package sim

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Handler returns the API as a handler, under /client/v4.
func (a *API) Handler() http.Handler { return http.HandlerFunc(a.serve) }

func (a *API) serve(w http.ResponseWriter, r *http.Request) {
	number := a.served.Add(1)
	below, ok := strings.CutPrefix(r.URL.EscapedPath(), prefix)
	var found *route
	var ids []string
	if ok {
		found, ids = match(a.routes, below)
	}
	defer a.recorder.begin(r, found)()

	if a.options.Delay != nil {
		wait(r.Context(), a.options.Delay(r))
	}
	left := a.quota.take(time.Now())
	reply := a.disturb(r.Context(), number)
	switch {
	case reply != nil:
	case left.exceeded:
		reply = rateLimited(left.reset)
	default:
		reply = a.answer(r, found, ids)
	}
	a.head(w.Header(), reply, left, number)
	a.send(w, r, reply)
}

// head sets the headers that every answer has. The Ray ID is made from the
// seed and the number of the request, so that pictures come out the same.
func (a *API) head(header http.Header, reply *answer, left allowance, number uint64) {
	// By the clock of the answers, so that a client that is given it agrees.
	header.Set("Date", a.options.Now().UTC().Format(http.TimeFormat))
	header.Set("CF-Ray", fmt.Sprintf("%016x-LHR", rand.NewPCG(a.options.Seed, number).Uint64()))
	header.Set("Content-Type", reply.kind)
	if reply.status == http.StatusTooManyRequests {
		left.remaining, left.reset = 0, reply.retryAfter
	}
	header.Set("Ratelimit", fmt.Sprintf(`"default";r=%d;t=%d`, left.remaining, left.reset))
	header.Set("Ratelimit-Policy", fmt.Sprintf(`"default";q=%d;w=%d`, left.size, int(quotaWindow.Seconds())))
	if reply.retryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(reply.retryAfter))
	}
	if reply.allow != "" {
		header.Set("Allow", reply.allow)
	}
}

// wait returns after the time, or drops the connection when the request was
// given up or the server closes before: no answer is then the honest one.
func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		panic(http.ErrAbortHandler)
	}
}
