// Package flight keeps track of what was asked and not yet answered.
package flight

import "context"

// Guard lets one request run at a time and knows which one it is. A result
// that comes after its request was cancelled or replaced is stale, whether it
// is a value or an error.
type Guard struct {
	parent  context.Context
	cancel  context.CancelFunc
	id      int
	running bool
}

// New returns a guard whose requests end when parent does.
func New(parent context.Context) Guard { return Guard{parent: parent} }

// Begin cancels the request that runs, if one does, and returns the context
// and the id of the next.
func (g *Guard) Begin() (context.Context, int) {
	g.Abort()
	ctx, cancel := context.WithCancel(g.parent)
	g.cancel, g.running = cancel, true
	g.id++
	return ctx, g.id
}

// Finish reports whether id is the request that runs, and ends it.
func (g *Guard) Finish(id int) bool {
	if !g.Current(id) {
		return false
	}
	g.Abort()
	return true
}

// Running reports whether a request runs.
func (g *Guard) Running() bool { return g.running }

// Current reports whether id is the request that runs.
func (g *Guard) Current(id int) bool { return g.running && id == g.id }

// ID returns the id of the last request.
func (g *Guard) ID() int { return g.id }

// Abort cancels the request that runs, if one does.
func (g *Guard) Abort() {
	if g.cancel != nil {
		g.cancel()
	}
	g.cancel, g.running = nil, false
}
