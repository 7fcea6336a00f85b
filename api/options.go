package api

import (
	"crypto/tls"
	"net/http"
	"net/url"
	"time"

	"ztsession/model"
)

// DefaultBaseURL is where Cloudflare's API is.
const DefaultBaseURL = "https://api.cloudflare.com/client/v4"

// DefaultTimeout is how long a whole look-up may take, retries included.
const DefaultTimeout = 15 * time.Second

// Option sets one thing about a Client. Its error is a *model.Failure.
type Option func(*settings) error

// settings are what the options fill in.
type settings struct {
	client    *Client
	transport http.RoundTripper
	getenv    func(string) string
	caFile    string
	caNamedBy string
}

func defaults() *settings {
	base, _ := parseBaseURL(DefaultBaseURL)
	return &settings{getenv: func(string) string { return "" }, client: &Client{
		base:      base,
		timeout:   DefaultTimeout,
		now:       time.Now,
		log:       func(LogEntry) {},
		contact:   func(Contact) {},
		userAgent: "ztsession",
		limits:    &limits{},
		sleep:     sleep,
	}}
}

// WithBaseURL sets where the API is: https with any path prefix, with or
// without a trailing slash. Plain http is for loopback hosts only.
func WithBaseURL(text string) Option {
	return func(s *settings) error {
		base, err := parseBaseURL(text)
		if err != nil {
			return err
		}
		s.client.base = base
		return nil
	}
}

// WithCredential sets who asks: an API token, or an e-mail and key, never both.
func WithCredential(credential model.Credential) Option {
	return func(s *settings) error {
		if err := CheckCredential(credential); err != nil {
			return err
		}
		s.client.credential = credential
		return nil
	}
}

// WithTimeout sets how long a whole look-up may take, retries included.
func WithTimeout(timeout time.Duration) Option {
	return func(s *settings) error {
		if timeout <= 0 {
			return model.WrongUsage("The time-out must be longer than nothing.", "Give one such as 15s.")
		}
		s.client.timeout = timeout
		return nil
	}
}

// WithClock sets the clock that dates sessions and retries.
func WithClock(now func() time.Time) Option {
	return func(s *settings) error {
		s.client.now = now
		return nil
	}
}

// WithTransport sets what sends the requests, in place of one that honours the
// proxy variables and the system's roots.
func WithTransport(transport http.RoundTripper) Option {
	return func(s *settings) error {
		s.transport = transport
		return nil
	}
}

// WithEnv sets where the variables of the proxy and of trust are read:
// HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, also in lower case, and
// SSL_CERT_FILE and SSL_CERT_DIR. Without it no proxy is used.
func WithEnv(getenv func(string) string) Option {
	return func(s *settings) error {
		s.getenv = getenv
		return nil
	}
}

// WithCAFile sets a file of certificates in PEM form that are trusted beside
// the system's own, and what names it, for messages: "--ca-file".
func WithCAFile(name, namedBy string) Option {
	return func(s *settings) error {
		s.caFile, s.caNamedBy = name, namedBy
		return nil
	}
}

// WithLog sets who is told of every request made.
func WithLog(log func(LogEntry)) Option {
	return func(s *settings) error {
		if log != nil {
			s.client.log = log
		}
		return nil
	}
}

// Contact is what an answer tells about the way to the API, whatever it says.
type Contact struct {
	// ClockAhead is how far this computer's clock is ahead of the server's.
	ClockAhead model.Field[time.Duration]
	// TLS is how the answer was encrypted; nil when it was not.
	TLS *tls.ConnectionState
}

// WithContact sets who is told of each answer how it came.
func WithContact(told func(Contact)) Option {
	return func(s *settings) error {
		s.client.contact = told
		return nil
	}
}

// WithUserAgent sets the name under which the program asks.
func WithUserAgent(name string) Option {
	return func(s *settings) error {
		if !isHeaderText(name) {
			return model.WrongUsage("The user agent has characters that a header cannot hold.", "")
		}
		s.client.userAgent = name
		return nil
	}
}

// BaseURL returns where the client asks, without a trailing slash.
func (c *Client) BaseURL() *url.URL {
	base := *c.base
	return &base
}

// LogEntry is one request as the log may hold it: no ids, headers or bodies.
type LogEntry struct {
	Method       string
	PathTemplate string
	Status       int // 0 when no answer came
	Duration     time.Duration
	RayID        string // CF-Ray; empty when none came
}
