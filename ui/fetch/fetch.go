// Package fetch is the one life that every request of the screens has: idle,
// asking, loaded or failed. A screen holds an Of for each thing that it asks
// for, starts it with Ask, and hands every message to Update.
package fetch

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// Func asks for something. It ends when ctx does, and may call report, from
// its own goroutine, as each attempt starts and before each wait.
type Func[T any] func(ctx context.Context, report func(model.Progress)) (T, error)

// Plain makes a Func of one that reports no progress.
func Plain[T any](ask func(ctx context.Context) (T, error)) Func[T] {
	return func(ctx context.Context, _ func(model.Progress)) (T, error) { return ask(ctx) }
}

// asked is a Func whose value may be of any type.
type asked func(ctx context.Context, report func(model.Progress)) (any, error)

// Of is something that is asked for, and what came of it. The value of an
// earlier request stays until another one arrives, so that a refresh that
// fails loses nothing. At most one request is under way: one that is started
// meanwhile cancels it and begins when it has ended.
//
// An Of must not be copied once it was used. It belongs to the event loop: only
// the commands that it returns run elsewhere.
type Of[T any] struct{ life }

// life is an Of without the type of its value. It is one for all types, since a
// life for each of them would make the program 100 KB larger.
type life struct {
	parent context.Context
	cancel context.CancelFunc // of the request under way; nil when there is none
	id     int                // of the last request
	wanted bool               // the answer of the request under way counts
	next   asked              // what begins as soon as the one under way has ended

	has   bool
	value any
	err   error

	watched  bool
	still    bool // nobody wants to be told each second
	since    time.Time
	progress model.Progress
}

// New returns an Of whose requests end when parent does.
func New[T any](parent context.Context) Of[T] { return Of[T]{life{parent: parent}} }

// Event is what a message meant for an Of.
type Event uint8

// The events.
const (
	// Nothing: the message was another's, or of a request that no longer counts.
	Nothing Event = iota
	// Progressed: what is to be said of the waiting has changed.
	Progressed
	// Arrived: a new value is there.
	Arrived
	// Failed: the request failed; Err says why, and an earlier value stays.
	Failed
	// Stopped: the request was cancelled from outside, for instance because
	// the program ends.
	Stopped
)

// answeredMsg is the end of a request: a value or an error, never both.
type answeredMsg struct {
	of    *life
	id    int
	value any
	err   error
}

// Ask starts a request in place of the one under way, if there is one.
func (o *Of[T]) Ask(ask Func[T]) tea.Cmd { return o.ask(ask.asked()) }

// Watch starts a request as Ask does, for somebody who waits for it: Update
// then tells each report of progress, and each second unless that is to stand still.
func (o *Of[T]) Watch(now time.Time, still bool, ask Func[T]) tea.Cmd {
	o.still = still
	return o.watch(now, ask.asked())
}

func (f Func[T]) asked() asked {
	return func(ctx context.Context, report func(model.Progress)) (any, error) { return f(ctx, report) }
}

// Set puts a value in place that needs no asking for.
func (o *Of[T]) Set(value T) { o.set(value) }

// Value returns the last value that arrived, or the zero value.
func (o *Of[T]) Value() T {
	value, _ := o.value.(T)
	return value
}

func (o *life) ask(ask asked) tea.Cmd {
	o.watched = false
	return o.begin(ask)
}

// begin starts a request, or lets it wait for the end of the one under way.
func (o *life) begin(ask asked) tea.Cmd {
	o.err, o.wanted = nil, true
	if o.cancel != nil {
		o.cancel()
		o.next = ask
		return nil
	}
	ctx, cancel := context.WithCancel(o.parent)
	o.cancel = cancel
	o.id++
	if !o.watched {
		return o.run(ctx, o.id, ask, func(model.Progress) {})
	}
	return o.runWatched(ctx, ask)
}

// run returns the command that makes the request.
func (o *life) run(ctx context.Context, id int, ask asked, report func(model.Progress)) tea.Cmd {
	return func() tea.Msg {
		value, err := ask(ctx, report)
		return answeredMsg{of: o, id: id, value: value, err: err}
	}
}

// Update takes a message. Whatever is not this Of's, or comes from a request
// that was cancelled or replaced, is Nothing, value and error alike.
func (o *life) Update(msg tea.Msg) (Event, tea.Cmd) {
	switch msg := msg.(type) {
	case answeredMsg:
		if msg.of == o && msg.id == o.id {
			return o.answered(msg)
		}
	case progressedMsg:
		if msg.of == o && o.watches(msg.id) {
			o.progress = msg.progress
			return Progressed, msg.await()
		}
	case secondMsg:
		if msg.of == o && o.watches(msg.id) {
			return Progressed, o.awaitSecond()
		}
	}
	return Nothing, nil
}

func (o *life) answered(msg answeredMsg) (Event, tea.Cmd) {
	o.cancel()
	o.cancel = nil
	if next := o.next; next != nil {
		o.next = nil
		return Nothing, o.begin(next)
	}
	wanted := o.wanted
	o.wanted = false
	switch {
	case !wanted:
		return Nothing, nil
	case errors.Is(msg.err, context.Canceled):
		return Stopped, nil
	case msg.err != nil:
		o.err = msg.err
		return Failed, nil
	default:
		o.has, o.value = true, msg.value
		return Arrived, nil
	}
}

// Cancel ends the request under way; its answer does not count. What was there
// before stays. It reports whether there was one.
func (o *life) Cancel() bool {
	was := o.wanted
	if o.cancel != nil {
		o.cancel()
	}
	o.wanted, o.next = false, nil
	return was
}

// Forget cancels the request under way and drops what came of earlier ones.
func (o *life) Forget() {
	o.Cancel()
	o.has, o.value, o.err = false, nil, nil
}

func (o *life) set(value any) { o.has, o.value, o.err = true, value, nil }

// Asking reports whether a request is under way whose answer counts.
func (o *life) Asking() bool { return o.wanted }

// Loaded reports whether there is a value, also while a newer one is asked for.
func (o *life) Loaded() bool { return o.has }

// Idle reports whether there is nothing: no value, no failure, no request.
func (o *life) Idle() bool { return !o.wanted && !o.has && o.err == nil }

// Err returns why the last request failed; nil when it did not, and while a
// newer one is under way.
func (o *life) Err() error { return o.err }
