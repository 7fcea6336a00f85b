package api

import (
	"context"
	"slices"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/decode"
)

// Session looks up the session that ref names. Source: OpenAPI document,
// operation zero-trust-users-get-active-session.
//
// progress may be nil. It is called in the calling goroutine as each request
// starts and before each wait for the next one. The error is a *model.IDError
// before any request was made, and an *Error after.
func (c *Client) Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
	if err := ref.Check(); err != nil {
		return nil, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the session",
		template:  "/accounts/{account}/access/users/{user}/active_sessions/{nonce}",
		segments:  []string{ref.Account, ref.User, ref.Nonce},
		about:     aboutSession(),
		progress:  progress,
	})
	if err != nil {
		return nil, err
	}
	if err := wire.OtherKind(found.envelope.Result); err != nil {
		return nil, found.fails(err)
	}
	return c.session(found, model.Origin{Ref: ref}), nil
}

// session types an answer; origin lacks what the answer itself adds to it.
func (c *Client) session(found *answer, origin model.Origin) *model.Session {
	session := decode.Session(found.doc, found.envelope.Result)
	session.Messages = slices.Concat(found.envelope.Errors, found.envelope.Messages)
	session.Body = found.body
	session.Origin = origin
	session.Origin.RayID, session.Origin.FetchedAt = found.rayID, c.now()
	session.Origin.ClockAhead = found.clockAhead
	return &session
}

// Sessions returns a person's active sessions, the newest first; the nonce of
// one may be empty, which cannot be opened then. Source:
// OpenAPI document, GET .../users/{user_id}/active_sessions. The error
// is a *model.IDError or an *Error.
func (c *Client) Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
	return listOfPerson(ctx, c, call{
		operation: "list the active sessions", template: "/accounts/{account}/access/users/{user}/active_sessions",
	}, account, user, decode.Summaries)
}

// LastSeen returns the person's last seen identity, which is no session: its
// Active is absent. Source: OpenAPI document, GET
// .../users/{user_id}/last_seen_identity. The error is a *model.IDError or an *Error.
func (c *Client) LastSeen(ctx context.Context, account, user string) (*model.Session, error) {
	ids, err := personIDs(account, user)
	if err != nil {
		return nil, err
	}
	found, err := c.object(ctx, call{
		operation: "look up the last seen identity",
		template:  "/accounts/{account}/access/users/{user}/last_seen_identity",
		segments:  ids,
		about:     aboutLastSeen(),
	})
	if err != nil {
		return nil, err
	}
	if err := wire.OtherKind(found.envelope.Result); err != nil {
		return nil, found.fails(err)
	}
	return c.session(found, model.Origin{Kind: model.FromLastSeen, Ref: model.Ref{Account: ids[0], User: ids[1]}}), nil
}

func aboutSession() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "There is no such session.", Cause: "It may have ended, been revoked, belong to another user, or the nonce is mistyped.",
		Next: "Check the user and the nonce, and look for the session in the person's active sessions list.",
	}}
}

func aboutLastSeen() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "There is no last seen identity.", Cause: "The person may never have logged in, or the user id is mistyped.",
		Next: "Look at their active sessions and failed logins.", Field: model.UserField,
	}}
}
