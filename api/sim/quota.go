package sim

import (
	"math"
	"sync"
	"time"
)

// The real API's quota: 1200 requests in five minutes for a user, over all
// credentials. Source: https://developers.cloudflare.com/fundamentals/api/reference/limits/.
const (
	realQuota   = 1200
	quotaWindow = 5 * time.Minute
)

// quota counts the requests of the current window. It goes by the real time,
// whatever the company's present is.
type quota struct {
	size int // 0 stands for realQuota, negative for no bound

	mu    sync.Mutex
	begun time.Time
	used  int
}

// allowance is where the quota stands after a request.
type allowance struct {
	size      int
	remaining int
	reset     int // seconds until the window ends
	exceeded  bool
}

func (q *quota) take(now time.Time) allowance {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.begun.IsZero() || now.Sub(q.begun) >= quotaWindow {
		q.begun, q.used = now, 0
	}
	q.used++
	size := q.size
	if size == 0 {
		size = realQuota
	}
	t := allowance{size: size, remaining: max(0, size-q.used), exceeded: q.used > size}
	if size < 0 {
		t = allowance{size: realQuota, remaining: realQuota}
	}
	t.reset = int(math.Ceil((quotaWindow - now.Sub(q.begun)).Seconds()))
	return t
}
