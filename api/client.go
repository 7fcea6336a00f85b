// Package api asks the Cloudflare API for Access sessions and reads saved
// answers. It is the only package that uses HTTP, and can only ever read:
// its transport refuses every method but GET.
//
// Its facts come from Cloudflare's OpenAPI document, of which the tests keep
// the parts that are used (sim/testdata), and from the pages below
// https://developers.cloudflare.com/fundamentals/api/: reference/permissions/,
// reference/limits/ and get-started/token-formats/. What the codes of refusals
// mean is documented nowhere; explain.go has what was met in practice.
package api

import (
	"net/http"
	"net/url"
	"time"

	"ztsession/model"
)

// Client looks up sessions. It is safe for use by several goroutines.
type Client struct {
	base       *url.URL
	credential model.Credential
	timeout    time.Duration
	now        func() time.Time
	transport  http.RoundTripper
	log        func(LogEntry)
	userAgent  string
	limits     *limits
}

// New returns a client. It needs WithCredential; the error is a
// *model.Failure for the option that cannot be right.
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
