package api

import (
	"context"

	"ztsession/model"
	"ztsession/model/decode"
)

// Sessions returns a person's active sessions, the newest first; the nonce of
// one may be empty, which cannot be opened then. Source:
// spec/access-helpdesk.json, GET .../users/{user_id}/active_sessions. The error
// is a *model.IDError or an *Error.
func (c *Client) Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error) {
	ids, err := c.person(account, user)
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
	return c.masker.Summaries(ids[1], decode.Summaries(list)), nil
}

// LastSeen returns the person's last seen identity, which is no session: its
// Active is absent. Source: spec/access-helpdesk.json, GET
// .../users/{user_id}/last_seen_identity. The error is a *model.IDError or an *Error.
func (c *Client) LastSeen(ctx context.Context, account, user string) (*model.Session, error) {
	ids, err := c.person(account, user)
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
	return c.session(found, model.Origin{Kind: model.FromLastSeen, Ref: model.Ref{Account: ids[0], User: ids[1]}}), nil
}

// object makes a call whose result is one object. A result of null, with
// success, says that there is no such thing.
func (c *Client) object(ctx context.Context, what call) (*answer, error) {
	found, err := c.get(ctx, what)
	if err != nil {
		return nil, err
	}
	if found.envelope.Result.Kind() == model.KindNull {
		found.failure.nothing = true
		return nil, found.failure
	}
	if _, err := found.envelope.Object(); err != nil {
		return nil, found.fails(err)
	}
	return found, nil
}

// fails returns the error for an answer that succeeded but is not what was asked for.
func (a *answer) fails(err error) *Error {
	a.failure.Err = err
	return a.failure
}
