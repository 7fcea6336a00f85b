package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/screen"
)

// station is a page that was looked at, with where one was on it.
type station struct {
	// stack are the screens above the form, up to that of the page. The form itself is
	// no page: it has none.
	stack []step
	place screen.Place
}

// top is the screen of the page; nil for the form.
func (s station) top() screen.Screen {
	if len(s.stack) == 0 {
		return nil
	}
	return s.stack[len(s.stack)-1].Screen
}

// is reports whether both are the same part of the same page.
func (s station) is(other station) bool {
	return s.top() == other.top() && s.place.Part == other.place.Part
}

// mostStations is how many are kept; nobody goes further back by a key.
const mostStations = 50

// history are the pages that were looked at, in order. The zero history is empty.
type history struct {
	all []station
	now int // of the one that is shown
	// up says that one came to it by going up: what lies ahead was taken off, and
	// has been looked at before what comes next.
	up bool
}

// way is how one comes to another page.
type way uint8

const (
	onward  way = iota // to something new
	upward             // to what is below, by the key for back
	stepped            // along the history, which knows already
)

// went keeps that one went from one page to another.
func (h *history) went(how way, from, to station) {
	switch {
	case from.top() == nil:
	case len(h.all) == 0:
		h.all = []station{from}
	default:
		h.all[h.now] = from
	}
	switch {
	case to.top() == nil:
		return
	case how == upward:
		h.wentUp(to)
		return
	case len(h.all) == 0:
		h.all = []station{to}
		return
	case h.all[h.now].is(to):
		return // The form led back to it.
	}
	ahead := h.now + 1
	switch {
	case ahead < len(h.all) && h.all[ahead].is(to):
		h.now, h.up = ahead, false
		return
	case h.up && ahead < len(h.all):
		h.all = append(h.all, h.all[h.now], to)
	default:
		// What lay ahead is forgotten, as one goes on from here to something new.
		h.all = append(h.all[:ahead], to)
	}
	h.up = false
	if over := len(h.all) - mostStations; over > 0 {
		h.all = slices.Delete(h.all, 0, over)
	}
	h.now = len(h.all) - 1
}

// wentUp keeps that one went to what is below, so that a step forward leads to
// where one was on what was taken off.
func (h *history) wentUp(to station) {
	h.up = true
	for i := h.now - 1; i >= 0; i-- {
		if h.all[i].is(to) {
			h.all = slices.Delete(h.all, i+1, h.now)
			h.now = i
			return
		}
	}
	h.all = slices.Insert(h.all, h.now, to)
}

// step returns the station that lies a step away, and goes there; false when
// there is none. What is shown now is kept with where one is on it.
func (h *history) step(from station, by int) (station, bool) {
	if !h.can(by) {
		return station{}, false
	}
	h.all[h.now] = from
	h.now, h.up = h.now+by, false
	return h.all[h.now], true
}

// can reports whether there is a station a step away.
func (h *history) can(by int) bool { return h.now+by >= 0 && h.now+by < len(h.all) }

// forget takes the stations of a screen away that is gone.
func (h *history) forget(gone screen.Screen) {
	for i := len(h.all) - 1; i >= 0; i-- {
		if has(h.all[i].stack, gone) {
			h.all = slices.Delete(h.all, i, i+1)
			if i < h.now {
				h.now--
			}
		}
	}
	h.now = max(min(h.now, len(h.all)-1), 0)
}

// here is the page that is shown, or the one below what is no page, such as help.
func (a *App) here() station {
	s := station{stack: slices.Clone(a.pagesOf(a.stack[1:]))}
	if placed, ok := s.top().(screen.Placed); ok {
		s.place = placed.Place()
	}
	return s
}

// pagesOf returns the screens of a stack up to the last that is a page.
func (a *App) pagesOf(stack []step) []step {
	for i := len(stack); i > 0; i-- {
		if one := stack[i-1]; one.Crumb() != "" && one.noun != pickNoun {
			return stack[:i]
		}
	}
	return nil
}

// track keeps in the history where one went.
func (a *App) track(from station) {
	how := a.way
	a.way = onward
	if to := a.here(); !to.is(from) && how != stepped {
		a.history.went(how, from, to)
	}
}

// stepActions go back and forward through what was looked at.
func (a *App) stepActions() []action.Action {
	k, group := a.env.Keys.Global, a.globalGroup()
	quiet := !a.top().Typing() && !a.top().Waiting()
	actions := []action.Action{
		action.Action{ID: "history.back", Keys: k.Earlier, Group: group, Do: action.Run(func() tea.Cmd { return a.stepBy(-1) })}.When(a.history.can(-1), "Nothing was looked at before this"),
		action.Action{ID: "history.forward", Keys: k.Later, Group: group, Do: action.Run(func() tea.Cmd { return a.stepBy(1) })}.When(a.history.can(1), "This is what was looked at last"),
	}
	for i := range actions {
		actions[i] = actions[i].When(quiet, textInField)
	}
	return actions
}

// stepBy goes along the history.
func (a *App) stepBy(by int) tea.Cmd {
	to, ok := a.history.step(a.here(), by)
	if !ok {
		return nil
	}
	a.way = stepped
	cmd := a.show(to.stack)
	if placed, ok := to.top().(screen.Placed); ok {
		placed.GoTo(to.place)
	}
	return cmd
}

// show puts other screens on the form. What is no longer shown is left, as esc
// leaves it.
func (a *App) show(stack []step) tea.Cmd {
	var cmds []tea.Cmd
	a.change(func() {
		off, before := a.top(), slices.Clone(a.pagesOf(a.stack[1:]))
		a.stack = append(a.stack[:1:1], stack...)
		a.handDown(off)
		for _, one := range a.stack[1:] {
			if again, ok := one.Screen.(screen.Resumed); ok {
				cmds = append(cmds, again.Resume())
			}
		}
		a.leftFor(before)
	})
	return tea.Batch(append(cmds, a.startMinutes())...)
}

// leftFor keeps what esc on the form leads back to, when that came to be shown.
func (a *App) leftFor(before []step) {
	switch {
	case !a.atRoot():
		a.left = nil
	case len(before) > 0:
		a.left = slices.Clone(before)
		if one := sessionOf(before); one != nil {
			a.nextCaller(one)
		}
	}
}
