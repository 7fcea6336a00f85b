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
	ref = c.originalRef(ref)
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
	return c.session(found, model.Origin{Ref: ref})
}

// session types the answer, masked when the client masks.
func (c *Client) session(found *answer, origin model.Origin) (*model.Session, error) {
	doc, body, envelope := found.doc, found.body, found.envelope
	if c.masker != nil {
		// The ids are masked first, so that the document repeats their pseudonyms.
		origin.Ref = c.masker.Ref(origin.Ref)
		doc = c.masker.Document(doc)
		body = wire.AppendJSON(nil, doc.Root())
		var err error
		if envelope, err = wire.ReadEnvelope(doc); err != nil {
			return nil, found.fails(err)
		}
	}
	session := decode.Session(doc, envelope.Result)
	session.Messages = slices.Concat(envelope.Errors, envelope.Messages)
	session.Body = body
	session.Origin = origin
	session.Origin.RayID, session.Origin.FetchedAt = found.rayID, c.now()
	return &session, nil
}

// Sessions returns a person's active sessions, the newest first; the nonce of
// one may be empty, which cannot be opened then. Source:
// OpenAPI document, GET .../users/{user_id}/active_sessions. The error
// is a *model.IDError or an *Error.
func (c *Client) Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
	ids, err := c.personIDs(account, user)
	if err != nil {
		return nil, err
	}
	found, err := c.get(ctx, call{
		operation: "list the active sessions",
		template:  "/accounts/{account}/access/users/{user}/active_sessions",
		segments:  ids,
		about:     aboutPerson(),
	})
	if err != nil {
		return nil, err
	}
	list, err := found.envelope.List()
	if err != nil {
		return nil, found.fails(err)
	}
	summaries := decode.Summaries(list)
	for i := range summaries {
		summaries[i] = c.maskedSummary(ids[1], summaries[i])
	}
	return summaries, nil
}

// LastSeen returns the person's last seen identity, which is no session: its
// Active is absent. Source: OpenAPI document, GET
// .../users/{user_id}/last_seen_identity. The error is a *model.IDError or an *Error.
func (c *Client) LastSeen(ctx context.Context, account, user string) (*model.Session, error) {
	ids, err := c.personIDs(account, user)
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
	return c.session(found, model.Origin{Kind: model.FromLastSeen, Ref: model.Ref{Account: ids[0], User: ids[1]}})
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
