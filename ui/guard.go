package ui

import "context"

// guard lets one look-up run at a time and knows which one it is. A result
// that comes after its look-up was cancelled or replaced is stale, whether it
// is a value or an error.
type guard struct {
	parent  context.Context
	cancel  context.CancelFunc
	id      int
	running bool
}

// begin cancels the look-up that runs, if one does, and returns the context
// and the id of the next.
func (g *guard) begin() (context.Context, int) {
	g.abort()
	ctx, cancel := context.WithCancel(g.parent)
	g.cancel, g.running = cancel, true
	g.id++
	return ctx, g.id
}

// finish reports whether id is the look-up that runs, and ends it.
func (g *guard) finish(id int) bool {
	if !g.current(id) {
		return false
	}
	g.abort()
	return true
}

// current reports whether id is the look-up that runs.
func (g *guard) current(id int) bool { return g.running && id == g.id }

// abort cancels the look-up that runs, if one does.
func (g *guard) abort() {
	if g.cancel != nil {
		g.cancel()
	}
	g.cancel, g.running = nil, false
}
