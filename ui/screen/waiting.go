package screen

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
)

// SessionSource is asked for one session. It calls progress, from its own
// goroutine, as each request starts and before each wait.
type SessionSource interface {
	Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error)
}

// FromSource asks a source for a session. What the list knew of it travels along.
func FromSource(source SessionSource, ref model.Ref, listed *model.SessionSummary) fetch.Func[*model.Session] {
	return func(ctx context.Context, progress func(model.Progress)) (*model.Session, error) {
		session, err := source.Session(ctx, ref, progress)
		if err != nil {
			return nil, err
		}
		named := *session
		named.Origin.Listed = listed
		return &named, nil
	}
}

// Waiting returns the line for somebody who waits: what is asked, the seconds
// so far, and when the next attempt is. Where nothing may change by itself it has
// the times of both.
func Waiting(env *look.Env, what string, since time.Time, p model.Progress) string {
	now, reason := env.Now(), strings.TrimSuffix(p.Reason, ".")
	if env.Still {
		line := fmt.Sprintf("%s... since %s", cmp.Or(p.Doing, what), env.Clock.Second(since))
		if p.RetryAt.IsZero() {
			return line
		}
		return line + fmt.Sprintf("  %s. Attempt %d at %s.", reason, p.Attempt+1, env.Clock.Second(p.RetryAt))
	}
	line := fmt.Sprintf("%s... %s", cmp.Or(p.Doing, what), clock.Span(now.Sub(since)))
	if p.RetryAt.IsZero() {
		return line
	}
	wait := max(int(math.Ceil(p.RetryAt.Sub(now).Seconds())), 0)
	return line + fmt.Sprintf("  %s. Attempt %d in %d s.", reason, p.Attempt+1, wait)
}
