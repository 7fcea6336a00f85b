package watch

import (
	"errors"
	"time"
)

// longestPause is how far apart requests are at most while they fail: a server
// that comes back is noticed within minutes.
const longestPause = 5 * time.Minute

// mostDoublings is after how many failures in a row the pause grows no more.
const mostDoublings = 8

// Pace says how long to wait from one answer to the next request. Each failure in
// a row doubles the wait; an answer brings it back to normal.
type Pace struct {
	Interval time.Duration
	// Jitter returns a number from 0 to below 1; nil for none.
	Jitter   func() float64
	failures int
}

// Answered returns how long to wait after an answer.
func (p *Pace) Answered() time.Duration {
	p.failures = 0
	return p.Interval
}

// Failed returns how long to wait after a failure: longer with each, a quarter more
// or less, and as long as the server asked at least (see waits).
func (p *Pace) Failed(err error) time.Duration {
	p.failures = min(p.failures+1, mostDoublings)
	wait := max(min(p.Interval<<p.failures, longestPause), p.Interval)
	if p.Jitter != nil {
		wait = wait*3/4 + time.Duration(p.Jitter()*float64(wait/2))
	}
	var asked waits
	if errors.As(err, &asked) {
		// What is asked of everybody at once is met a little later by each.
		wait = max(wait, asked.WaitAtLeast()+wait/10)
	}
	return wait
}

// waits is an error that says how long the server asked to wait.
type waits interface {
	error
	WaitAtLeast() time.Duration
}
