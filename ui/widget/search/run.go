package search

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// A run looks at firstBatch rows, hands over what it found there, and goes on
// with twice as many rows each time: the first matches are there at once, and
// a long list still takes few messages.
const firstBatch = 1 << 11

// patience is after how many rows a run looks whether it was given up.
const patience = 1 << 8

// run is one pass over the rows in batches, each a command.
type run struct {
	ctx    context.Context
	cancel context.CancelFunc
	rows   Rows
	needle Needle
}

// foundMsg brings what a run found in a batch of rows, which ends before row to.
type foundMsg struct {
	run   *run
	hits  []int32
	to    int
	batch int // rows
}

func newRun(rows Rows, needle Needle) *run {
	ctx, cancel := context.WithCancel(context.Background())
	return &run{ctx: ctx, cancel: cancel, rows: rows, needle: needle}
}

// next returns the command that looks at a batch of rows from row from on. It
// brings nothing once the run was given up.
func (r *run) next(from, batch int) tea.Cmd {
	return func() tea.Msg {
		if msg, ok := r.look(from, batch); ok {
			return msg
		}
		return nil
	}
}

// look looks at a batch of rows; false says that the run was given up.
func (r *run) look(from, batch int) (foundMsg, bool) {
	msg := foundMsg{run: r, to: min(from+batch, r.rows.Len()), batch: batch}
	var text []byte
	for row := from; row < msg.to; row++ {
		if row%patience == 0 && r.ctx.Err() != nil {
			return foundMsg{}, false
		}
		text = r.rows.AppendText(text[:0], row)
		if r.needle.In(text) {
			msg.hits = append(msg.hits, int32(row))
		}
	}
	return msg, true
}

// take takes what a run found, and returns the command that goes on with it, nil
// when it is done.
func (q *query) take(msg foundMsg, rows int) tea.Cmd {
	q.hits, q.seen = append(q.hits, msg.hits...), msg.to
	if q.done = q.seen >= rows; q.done {
		return nil
	}
	return msg.run.next(q.seen, 2*msg.batch)
}
