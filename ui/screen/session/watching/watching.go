// Package watching is the part of the session screen that watches: it asks again and
// again, says when it asks next, keeps the log of what changed, and records. The
// screen shows the answers.
package watching

import (
	"context"
	"math/rand/v2"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
	"ztsession/model/recording"
	"ztsession/model/watch"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
)

// Options say how sessions are watched. The zero Options are the usual way.
type Options struct {
	// Interval is the time from one answer to the next request; 0 is the usual one.
	Interval time.Duration
	// Jitter returns a number from 0 to below 1; nil is a random one.
	Jitter func() float64
	// Bell rings when something changes.
	Bell bool
	// Record begins a recording in a new file for its owner only. The header is as it
	// may be shown. It is nil where nothing can be recorded. The error is one for people.
	Record func(name string, h recording.Header) (*recording.Recorder, error)
}

// Ask asks for the session once more.
type Ask = fetch.Func[*model.Session]

// Watching is the watch of one session. It belongs to the event loop; only the
// commands that it returns run elsewhere.
type Watching struct {
	env  *look.Env
	opts Options

	watch *watch.Watch // nil before it was started
	ask   func() Ask
	asked fetch.Of[watch.Answer]
	chain int // generation of the chain of ticks
	bell  bool

	recorder   *recording.Recorder
	recordedAs *mask.Masker // what the recording was begun with
	told       telling
}

// New returns a watch that is off. Its requests end when ctx does.
func New(ctx context.Context, env *look.Env, opts Options) *Watching {
	if opts.Jitter == nil {
		opts.Jitter = rand.Float64
	}
	return &Watching{env: env, opts: opts, asked: fetch.New[watch.Answer](ctx), told: newTelling(ctx), bell: opts.Bell}
}

// On reports whether the session is watched.
func (w *Watching) On() bool { return w.watch != nil && w.watch.Over() == watch.NotOver }

// HasLog reports whether anything stands in the log.
func (w *Watching) HasLog() bool { return w.watch != nil && len(w.watch.Log.Events()) > 0 }

// Bell reports whether a change rings.
func (w *Watching) Bell() bool { return w.bell }

// SwitchBell has changes ring, or no longer.
func (w *Watching) SwitchBell() { w.bell = !w.bell }

// Interval is the time from one answer to the next request.
func (w *Watching) Interval() time.Duration {
	if w.watch != nil {
		return w.watch.Interval()
	}
	if w.opts.Interval > 0 {
		return w.opts.Interval
	}
	return watch.UsualInterval
}

// Start watches a session that was read as it is. ask returns what asks for it; it is
// called in the event loop before each request.
func (w *Watching) Start(session *model.Session, ask func() Ask) tea.Cmd {
	now := w.env.Now()
	w.env.Touch()
	w.ask = ask
	if w.watch != nil {
		w.watch.Restart(now)
		return w.request()
	}
	w.watch = watch.New(watch.Options{Interval: w.opts.Interval, Jitter: w.opts.Jitter}, now)
	// What it comes to is worked out elsewhere, since it can be large.
	return w.asked.Ask(fetch.Plain(func(context.Context) (watch.Answer, error) { return watch.Look(nil, session), nil }))
}

// Stop ends the watch by hand, and the recording with it.
func (w *Watching) Stop() tea.Cmd {
	if !w.On() {
		return nil
	}
	w.watch.End(watch.BySomebody, w.env.Now())
	return w.ended()
}

// ended follows the end of the watch.
func (w *Watching) ended() tea.Cmd {
	w.asked.Cancel()
	w.chain++
	return tea.Batch(w.stopRecording(), w.tell())
}

// Leave ends it at once, when nothing that it asks for counts any more.
func (w *Watching) Leave() {
	if w.On() {
		w.watch.End(watch.BySomebody, w.env.Now())
	}
	w.asked.Cancel()
	w.told.of.Cancel()
	w.chain++
	w.closeRecording()
}

// Hurry asks at once, as when somebody refreshes by hand.
func (w *Watching) Hurry() tea.Cmd {
	w.watch.Hurry(w.env.Now())
	return w.request()
}

// Mark keeps what somebody wants to find in the log later.
func (w *Watching) Mark(text string) tea.Cmd {
	now := w.env.Now()
	w.watch.Mark(text, now)
	shown := w.recordMask().Text(text)
	return tea.Batch(w.tell(), w.write(func(r *recording.Recorder) error { return r.Marker(now, shown) }))
}

// News returns how many changes nobody has looked at.
func (w *Watching) News() int {
	if w.watch == nil {
		return 0
	}
	return w.watch.Log.News()
}

// NewChecks returns the keys of the posture checks that changed and nobody has looked
// at since, as in PostureCheck.Key.
func (w *Watching) NewChecks() []string {
	if w.watch == nil {
		return nil
	}
	return w.watch.Log.NewChecks()
}

// See takes note that somebody has looked at what is new, and reports whether
// anything was.
func (w *Watching) See() bool { return w.watch != nil && w.watch.Log.See() }

// Verdict is what the last answer comes to.
func (w *Watching) Verdict() (watch.Verdict, bool) {
	if w.watch == nil {
		return watch.Verdict{}, false
	}
	last := w.watch.Log.Last(watch.Began, watch.Changed, watch.Measured)
	if last == nil {
		return watch.Verdict{}, false
	}
	return last.Verdict, true
}
