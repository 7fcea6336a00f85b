package api

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v5"

	"ztsession/model"
)

const (
	firstWait   = 300 * time.Millisecond
	longestWait = 5 * time.Second
	// A host that refuses, cannot be found or cuts its answers off seldom gets
	// well within seconds, so that a person should hear of it soon.
	hopelessTries = 3
)

// retry makes a call until it succeeds, fails in a way that stays, or no time
// is left for the next wait. Its error is an *Error, or ctx's own during a wait
// after an answer.
func (c *Client) retry(ctx context.Context, what call) (*answer, error) {
	attempts := 0
	report := what.progress
	if report == nil {
		report = func(model.Progress) {}
	}
	var last *Error
	once := func() (*answer, error) {
		if err := c.pace(ctx, what, attempts, report); err != nil {
			if last != nil && last.Is(model.ErrRateLimited) {
				err = last // The API's own words say more.
			}
			return nil, backoff.Permanent(err)
		}
		attempts++
		report(model.Progress{Attempt: attempts})
		found, err := c.attempt(ctx, what)
		var failure *Error
		if !errors.As(err, &failure) {
			found.failure.Attempts = attempts
			return found, nil
		}
		failure.Attempts, last = attempts, failure
		switch {
		case !failure.mayPass(), failure.looksHopeless() && attempts >= hopelessTries:
			return nil, backoff.Permanent(err)
		case failure.RetryAfter > 0:
			return nil, errors.Join(err, &backoff.RetryAfterError{Duration: failure.RetryAfter})
		}
		return nil, err
	}
	waiting := func(err error, wait time.Duration) {
		var failure *Error
		if errors.As(err, &failure) {
			report(model.Progress{Attempt: attempts, Reason: failure.reason(), RetryAt: c.now().Add(wait)})
		}
	}
	deadline, _ := ctx.Deadline()
	left := time.Until(deadline)
	found, err := backoff.Retry(ctx, once,
		backoff.WithBackOff(waits()),
		// After a wait the answer needs some time too; nothing would mean for ever.
		backoff.WithMaxElapsedTime(max(left-left/20, 1)),
		backoff.WithNotify(waiting))
	if contextErr := ctx.Err(); err != nil && contextErr != nil && last != nil && last.Err != nil && last.malformed() == nil {
		last.Err = contextErr
		return nil, last
	}
	return found, err
}

func waits() backoff.BackOff {
	growing := backoff.NewExponentialBackOff()
	growing.InitialInterval = firstWait
	growing.Multiplier = 2
	growing.MaxInterval = longestWait
	return growing
}

// mayPass reports whether the same call may succeed a little later.
func (e *Error) mayPass() bool {
	switch e.Status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	if e.malformed() != nil {
		return e.isCut
	}
	return e.Err != nil && !e.isCertificate() && !isLocal(e.Err)
}

// isLocal reports failures that happen before anything is sent.
func isLocal(err error) bool {
	var address *net.AddrError
	return errors.Is(err, errNotGet) || errors.As(err, &address)
}
