package watching

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/mask"
	"ztsession/model/watch"
	"ztsession/ui/fetch"
)

// telling is the log in words. A change is put into words by comparing two answers,
// which of large ones takes a second or two, so that is done beside the event loop.
type telling struct {
	of fetch.Of[told]
}

// told are events in words, as they may be shown.
type told struct {
	by    *mask.Masker
	utc   bool
	first int // how many events were dropped before the first of them
	lines [][]watch.Line
}

func newTelling(ctx context.Context) telling { return telling{of: fetch.New[told](ctx)} }

func (t *telling) update(msg tea.Msg) (mine bool, cmd tea.Cmd) {
	event, cmd := t.of.Update(msg)
	return event != fetch.Nothing, cmd
}

// tell puts into words what has none yet.
func (w *Watching) tell() tea.Cmd {
	if w.watch == nil {
		return nil
	}
	log, c := &w.watch.Log, w.env.Clock
	events, dropped := slices.Clone(log.Events()), log.Dropped()
	before, by, utc := w.told.of.Value(), w.env.Mask, c.Mode == clock.UTC
	// The last event may be another by now: checks that were measured once more.
	known := before.first + len(before.lines) - dropped - 1
	if before.by != by || before.utc != utc {
		known = 0
	}
	return w.told.of.Ask(fetch.Plain(func(context.Context) (told, error) {
		now := told{by: by, utc: utc, first: dropped}
		for i := range events {
			if i < known {
				now.lines = append(now.lines, before.lines[i+dropped-before.first])
				continue
			}
			now.lines = append(now.lines, watch.Tell(events[i], by, c))
		}
		return now, nil
	}))
}

// Settle has the log told anew when it may be shown otherwise now.
func (w *Watching) Settle() tea.Cmd {
	now := w.told.of.Value()
	if w.HasLog() && !w.told.of.Asking() && (!w.told.of.Loaded() || now.by != w.env.Mask || now.utc != (w.env.Clock.Mode == clock.UTC)) {
		return w.tell()
	}
	return nil
}

// Lines returns the log in words, as far as there are any yet.
func (w *Watching) Lines() []watch.Line {
	now := w.told.of.Value()
	if now.by != w.env.Mask {
		return nil
	}
	return slices.Concat(now.lines...)
}

// last returns the last change in words.
func (w *Watching) last() (line watch.Line, isNew, ok bool) {
	now := w.told.of.Value()
	if w.watch == nil || now.by != w.env.Mask {
		return watch.Line{}, false, false
	}
	events := w.watch.Log.Events()
	for i := len(events) - 1; i >= 0; i-- {
		at := i + w.watch.Log.Dropped() - now.first
		if e := &events[i]; (e.Kind == watch.Changed || e.Kind == watch.Gone) && at >= 0 && at < len(now.lines) {
			return now.lines[at][0], !e.Seen, true
		}
	}
	return watch.Line{}, false, false
}

// Dropped returns how many events were too many for the log.
func (w *Watching) Dropped() int {
	if w.watch == nil {
		return 0
	}
	return w.watch.Log.Dropped()
}

// Happenings are the log for a ticket and a report.
func (w *Watching) Happenings() []model.Happening {
	lines := w.Lines()
	all := make([]model.Happening, 0, len(lines))
	for _, line := range lines {
		all = append(all, model.Happening{At: line.At, Text: line.String(), Marked: line.Kind == watch.Marked})
	}
	return all
}

// Past fills the log with what happened earlier, as a recording has it. Nothing is
// watched.
func (w *Watching) Past(events []watch.Event) { w.watch = watch.Past(events) }

// LineOf returns the first line of the event at a place, once it is told.
func (w *Watching) LineOf(event int) (watch.Line, bool) {
	now := w.told.of.Value()
	if at := event - now.first; w.told.of.Loaded() && now.by == w.env.Mask && at >= 0 && at < len(now.lines) {
		return now.lines[at][0], true
	}
	return watch.Line{}, false
}
