package api

import (
	"errors"
	"net/http"
)

// defaultTransport honours the proxy variables and the system's roots, as the
// standard one does.
func defaultTransport() http.RoundTripper {
	shared, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return http.DefaultTransport
	}
	return shared.Clone()
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
