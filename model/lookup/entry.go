package lookup

import (
	"context"

	"ztsession/model"
)

// Lister lists a person's active sessions.
type Lister interface {
	// Sessions returns a person's active sessions, the newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
}

// Entry returns origin with what the person's list says of the session, which
// alone has its end and its applications: one request, where the list was not
// read before. Where the list cannot be read, origin comes back as it was, since
// the session itself is there. The caller decides whether the budget has room
// for it (see model.Budget.Low), and for how long to wait.
func Entry(ctx context.Context, s Lister, origin model.Origin) model.Origin {
	if origin.Kind != model.FromSession || origin.Listed != nil || !origin.Ref.Complete() {
		return origin
	}
	sessions, err := s.Sessions(ctx, origin.Ref.Account, origin.Ref.User)
	if err != nil {
		return origin
	}
	origin.Unlisted = true
	for i := range sessions {
		if sessions[i].Nonce == origin.Ref.Nonce {
			origin.Listed, origin.Unlisted = &sessions[i], false
			break
		}
	}
	return origin
}
