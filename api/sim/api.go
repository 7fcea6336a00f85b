// Package sim is a simulated Cloudflare Access API: a real HTTP server on
// loopback that answers from an invented company. It serves the demo, the
// command simulate and tests; it holds nothing secret and asks no network.
//
// The answers follow Cloudflare's OpenAPI document, of which testdata keeps the
// parts that are used. It describes no refusals; the codes and words of these are
// those that were met in practice. Where none is known, as for an unknown user or
// nonce, the choice here is one that was seen on neighbouring calls.
package sim

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"ztsession/api/sim/company"
)

// Options say what the simulated API has and how it behaves.
type Options struct {
	// Now is the present, to which all times are relative. What is in the answers
	// is as of New; their Date is as of the answer. Required.
	Now func() time.Time
	// Seed decides the generated people, checks and Ray IDs.
	Seed uint64
	// Users is the number of generated people beside the company's own.
	Users int
	// Checks, when above 0, adds a session many-checks with this many posture checks.
	Checks int
	// Fault is one of Faults, or empty for none.
	Fault string
	// Forbid names operations, of Operations, that are refused as for a missing permission.
	Forbid []string
	// Delay, when set, returns how long to wait before a request is answered.
	Delay func(*http.Request) time.Duration
	// Quota is the number of requests in five minutes; 0 stands for 1200, as in
	// the real API, and a negative one for no bound.
	Quota int
}

// API is the simulated API. Its methods may be called from many goroutines.
type API struct {
	options  Options
	company  *company.Company
	routes   []route
	quota    quota
	recorder recorder
	asked    asked
	served   atomic.Uint64
}

// New makes a simulated API. It fails when the options name a fault or an
// operation that does not exist, or have no Now.
func New(options Options) (*API, error) {
	if options.Now == nil {
		return nil, errors.New("the simulated API needs to know the time")
	}
	if options.Fault != "" && !slices.Contains(Faults(), options.Fault) {
		return nil, fmt.Errorf("there is no fault %q; the faults are %s", options.Fault, strings.Join(Faults(), ", "))
	}
	for _, name := range options.Forbid {
		if !slices.Contains(Operations(), name) {
			return nil, fmt.Errorf("there is no operation %q; the operations are %s", name, strings.Join(Operations(), ", "))
		}
	}
	return &API{
		options: options,
		company: company.At(options.Now(), company.Size{Users: options.Users, Checks: options.Checks, Seed: options.Seed}),
		routes:  routes(),
		quota:   quota{size: options.Quota},
	}, nil
}

// Story is a session that shows one thing a helpdesk meets: its name in
// kebab-case, a plain sentence, and the ids under which it is found.
type Story = company.Story

// Stories returns every session of the company. In the first all is well, on a
// Mac with WARP; the second has failures, on Windows.
func (a *API) Stories() []Story { return a.company.Stories() }
