package sim

import (
	"context"
	"net/http"
	"time"
)

// The faults, as Options.Fault and the flag --fault name them.
const (
	faultSlow        = "slow"         // answers after slowFor
	faultDripping    = "dripping"     // sends a byte at a time, for ever
	faultCut         = "cut"          // ends the connection in the middle of the body
	faultReset       = "reset"        // resets the connection instead of answering
	faultHTML        = "html"         // an edge page with status 502
	faultRateLimited = "rate-limited" // 429 with a long Retry-After
	faultFlaky       = "flaky"        // of three requests the first gets 502, the second 503, the third its answer
	faultUnavailable = "unavailable"  // 503
)

// Faults returns the names of the faults that the simulated API can play.
func Faults() []string {
	return []string{
		faultSlow, faultDripping, faultCut, faultReset,
		faultHTML, faultRateLimited, faultFlaky, faultUnavailable,
	}
}

const (
	slowFor = 3 * time.Second
	// rateLimitedFor is longer than the time that a look-up has, in seconds.
	rateLimitedFor = 42
)

// disturb plays the faults that come before an answer. It returns what is sent
// in its place, or nil when the request goes through.
func (a *API) disturb(ctx context.Context, number uint64) *answer {
	switch a.options.Fault {
	case faultSlow:
		wait(ctx, slowFor)
		return nil
	case faultHTML:
		return edgePage(http.StatusBadGateway)
	case faultRateLimited:
		return rateLimited(rateLimitedFor)
	case faultFlaky:
		return flaky(number)
	case faultUnavailable:
		return unavailable()
	default:
		return nil
	}
}

func flaky(number uint64) *answer {
	switch number % 3 {
	case 1:
		return edgePage(http.StatusBadGateway)
	case 2:
		reply := unavailable()
		reply.retryAfter = 1
		return reply
	default:
		return nil
	}
}
