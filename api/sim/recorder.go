package sim

import (
	"net/http"
	"net/url"
	"slices"
	"sync"
)

// Request is one request that the simulated API got, without ids and credentials.
type Request struct {
	Method    string
	Operation string     // of Operations; empty for an unknown path
	Path      string     // the path's template below /client/v4, ids in braces; empty for an unknown path
	Query     url.Values // as sent
	// InFlight is the number of requests of the same operation that were being
	// answered when this one came, itself included.
	InFlight int
}

// kept is how many requests are remembered, so that a server may run for ever.
const kept = 4096

type recorder struct {
	mu       sync.Mutex
	requests []Request
	inFlight map[string]int
}

// Requests returns the latest requests in the order in which they came, 4096 at least.
func (a *API) Requests() []Request {
	a.recorder.mu.Lock()
	defer a.recorder.mu.Unlock()
	return slices.Clone(a.recorder.requests)
}

// begin records a request and returns what to call at its end.
func (rec *recorder) begin(r *http.Request, found *route) (end func()) {
	request := Request{Method: r.Method, Query: r.URL.Query()}
	if found != nil {
		request.Operation, request.Path = found.operation, found.template
	}
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if rec.inFlight == nil {
		rec.inFlight = make(map[string]int)
	}
	rec.inFlight[request.Operation]++
	request.InFlight = rec.inFlight[request.Operation]
	if len(rec.requests) >= 2*kept {
		rec.requests = slices.Delete(rec.requests, 0, kept)
	}
	rec.requests = append(rec.requests, request)
	return func() {
		rec.mu.Lock()
		defer rec.mu.Unlock()
		rec.inFlight[request.Operation]--
	}
}
