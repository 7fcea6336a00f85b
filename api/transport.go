package api

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// newTransport returns what sends requests over the network: through the proxy
// that applies, trusting roots, or the system's own when that is nil.
func newTransport(proxy proxyFunc, roots *x509.CertPool) http.RoundTripper {
	transport := &http.Transport{}
	if shared, ok := http.DefaultTransport.(*http.Transport); ok {
		transport = shared.Clone()
	}
	transport.TLSClientConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	transport.ForceAttemptHTTP2 = true
	// The transport calls it before each request that it makes by itself, too.
	transport.Proxy = func(request *http.Request) (*url.URL, error) {
		if err := sendingOf(request.Context()).mayStart(); err != nil {
			return nil, err
		}
		return proxy(request.URL)
	}
	transport.OnProxyConnectResponse = func(ctx context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
		if response.StatusCode != http.StatusOK {
			return &proxyStatusError{response.StatusCode}
		}
		sendingOf(ctx).tunnelled.Store(true)
		return nil
	}
	return &network{transport, proxy}
}

// network sends requests, counts those that really go out, and says when it
// was the proxy that failed.
type network struct {
	transport *http.Transport
	proxy     proxyFunc
}

// RoundTrip sends a request.
func (n *network) RoundTrip(request *http.Request) (*http.Response, error) {
	through, err := n.proxy(request.URL)
	if err != nil {
		return nil, err
	}
	s := sendingOf(request.Context())
	ctx, cancel := context.WithCancelCause(request.Context())
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) {
			s.connected.Store(true)
			if s.requests.Add(1) > s.most {
				// HTTP/2 asks anew by itself when a server refuses a stream.
				cancel(errTooManyRequests)
			}
		},
		TLSHandshakeStart: func() {
			if through != nil && through.Scheme != "https" && through.Scheme != "http" {
				// A SOCKS proxy has done its part when TLS begins.
				s.tunnelled.Store(true)
			}
		},
	})
	response, err := n.transport.RoundTrip(request.WithContext(ctx))
	if err == nil {
		return response, nil
	}
	if cause := context.Cause(ctx); errors.Is(cause, errTooManyRequests) {
		err = cause
	}
	cancel(nil)
	if through != nil && !s.connected.Load() && !errors.Is(err, context.Canceled) && (!s.tunnelled.Load() || endedInTunnel(err)) {
		err = &proxyError{host: through.Host, err: err, opened: s.tunnelled.Load()}
	}
	return nil, err
}

// endedInTunnel reports that a connection through a proxy ended, rather than that
// the time was over or that TLS was spoken and refused.
func endedInTunnel(err error) bool {
	failure := &Error{Err: err}
	return !failure.isTimeout() && !failure.isTLS()
}

// CloseIdleConnections makes the next request use a connection of its own.
func (n *network) CloseIdleConnections() { n.transport.CloseIdleConnections() }

// sending follows one request on its way.
type sending struct {
	// most is how many requests may be made for it, and requests how many were:
	// the transport asks again by itself when a connection that it kept turns
	// out to be closed.
	most      int64
	requests  atomic.Int64
	connected atomic.Bool
	tunnelled atomic.Bool // the proxy has opened the way
}

var errTooManyRequests = errors.New("the server refused the request again and again")

// mayStart returns an error when another request would be one too many.
func (s *sending) mayStart() error {
	if s.requests.Load() >= s.most {
		return errTooManyRequests
	}
	return nil
}

type sendingKey struct{}

// withSending returns a context for a request of which at most so many may go out.
func withSending(ctx context.Context, most int) (context.Context, *sending) {
	s := &sending{most: int64(most)}
	return context.WithValue(ctx, sendingKey{}, s), s
}

func sendingOf(ctx context.Context) *sending {
	if s, ok := ctx.Value(sendingKey{}).(*sending); ok {
		return s
	}
	return &sending{most: mostRequests}
}

var errNotGet = errors.New("only GET requests can be sent")

// getOnly makes the client unable to write, whatever code is added to it.
type getOnly struct {
	next http.RoundTripper
}

// RoundTrip sends a GET request and refuses every other.
func (g getOnly) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.Method != http.MethodGet {
		return nil, errNotGet
	}
	return g.next.RoundTrip(request)
}

// CloseIdleConnections makes the next request use a connection of its own.
func (g getOnly) CloseIdleConnections() {
	if next, ok := g.next.(interface{ CloseIdleConnections() }); ok {
		next.CloseIdleConnections()
	}
}
