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
	"context"
	"crypto/x509"
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
	transport  getOnly
	log        func(LogEntry)
	contact    func(Contact)
	userAgent  string
	limits     *limits
	secrets    *secrets
	sleep      func(context.Context, time.Duration)
}

// New returns a client. It needs WithCredential; the error is a
// *model.Failure for the option that cannot be right.
func New(opts ...Option) (*Client, error) {
	client, err := unproven(opts)
	if err != nil {
		return nil, err
	}
	if client.credential.Empty() {
		return nil, noCredentials()
	}
	return client, nil
}

// unproven returns a client that may have no credentials.
func unproven(opts []Option) (*Client, error) {
	s := defaults()
	for _, opt := range opts {
		if err := opt(s); err != nil {
			return nil, err
		}
	}
	network, err := s.network()
	if err != nil {
		return nil, err
	}
	if s.transport == nil {
		s.transport = network
	}
	// No http.Client: credentials must not travel to wherever an answer points,
	// and it fails before the answer is seen where that cannot be read.
	s.client.transport = getOnly{s.transport}
	s.client.secrets = newSecrets(s.client.credential)
	return s.client, nil
}

// network returns what sends requests over the network as the settings say. The
// error is a *model.Failure.
func (s *settings) network() (http.RoundTripper, error) {
	proxy, err := proxyFor(s.client.base, s.getenv)
	if err != nil {
		return nil, err
	}
	var roots *x509.CertPool
	if s.caFile != "" {
		if roots, err = rootsWith(s.caFile, s.caNamedBy); err != nil {
			return nil, err
		}
	}
	if s.client.base.Scheme == "https" {
		if err := checkTrustVariables(s.getenv); err != nil {
			return nil, err
		}
	}
	return newTransport(proxy, roots), nil
}
