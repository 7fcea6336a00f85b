// Package api asks the Cloudflare API for Access sessions and reads saved
// answers. It is the only package that knows HTTP, and can only ever read:
// its transport refuses every method but GET.
package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/mask"
)

// Client looks up sessions. It is safe for use by several goroutines.
type Client struct {
	base       *url.URL
	credential model.Credential
	timeout    time.Duration
	masker     *mask.Masker // nil when personal data stays as it is
	now        func() time.Time
	transport  http.RoundTripper
	log        func(LogEntry)
	userAgent  string
	budget     *budget
}

// New returns a client. It needs WithCredential; the error is a *UsageError
// that says which option cannot be right.
func New(opts ...Option) (*Client, error) {
	s := defaults()
	for _, opt := range opts {
		if err := opt(s); err != nil {
			return nil, err
		}
	}
	if s.client.credential.Empty() {
		return nil, noCredentials()
	}
	if s.transport == nil {
		s.transport = defaultTransport()
	}
	// No http.Client: credentials must not travel to wherever an answer points,
	// and it fails before the answer is seen where that cannot be read.
	s.client.transport = getOnly{s.transport}
	return s.client, nil
}

// Session looks up the session that ref names. Source: spec/active-session.json,
// operation zero-trust-users-get-active-session.
//
// progress may be nil. It is called in the calling goroutine as each request
// starts and before each wait for the next one. The error is a *model.IDError
// before any request was made, and an *Error after.
func (c *Client) Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error) {
	ref = c.masker.OriginalRef(ref)
	if err := ref.Check(); err != nil {
		return nil, err
	}
	found, err := c.get(ctx, call{
		operation: "look up the session",
		template:  "/accounts/{account}/access/users/{user}/active_sessions/{nonce}",
		segments:  []string{ref.Account, ref.User, ref.Nonce},
		about:     aboutSession(),
		progress:  progress,
	})
	if err != nil {
		return nil, err
	}
	if _, err := found.envelope.Object(); err != nil {
		found.failure.Err = err
		return nil, found.failure
	}
	return c.session(found, model.Origin{Ref: ref}), nil
}

// session types the answer, masked when the client masks. origin lacks what the
// answer says of itself.
func (c *Client) session(found *answer, origin model.Origin) *model.Session {
	envelope := found.envelope
	session := decode.Session(found.doc, envelope.Result)
	session.Messages = slices.Concat(envelope.Errors, envelope.Messages)
	session.Body = found.body
	origin.RayID, origin.FetchedAt = found.rayID, c.now()
	session.Origin = origin
	return c.masker.Session(&session)
}
