package ui

import (
	"fmt"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session"
	"ztsession/ui/widget/box"
)

// How many sessions are open at once: as many as have a key, and as large together
// as their answers may be, in bytes as they were received. The one that was not
// looked at for longest is closed first.
const (
	mostTabs      = 9
	mostTabsBytes = 64 << 20
)

// tab is a session that is open.
type tab struct {
	session *session.Screen
	// stack are the pages above the form, as they were shown last.
	stack []step
	seen  int // when it was looked at last, counted in looks
}

// tabs are the sessions that are open, in the order in which they were opened.
// The zero tabs are none.
type tabs struct {
	all   []*tab
	looks int
}

// sessionOf returns the session that a stack shows: the last of it.
func sessionOf(stack []step) *session.Screen {
	for i := len(stack); i > 0; i-- {
		if s, ok := stack[i-1].Screen.(*session.Screen); ok {
			return s
		}
	}
	return nil
}

// has reports whether a stack has a screen.
func has(stack []step, one screen.Screen) bool {
	return slices.ContainsFunc(stack, func(s step) bool { return s.Screen == one })
}

// of returns the tab of a session, or of the same one as it was read before.
func (t *tabs) of(s *session.Screen) *tab {
	for _, one := range t.all {
		if one.session == s || one.session.IsOf(s) {
			return one
		}
	}
	return nil
}

// look takes note of what is looked at now, and returns the session that it takes
// the place of, if there is one.
func (t *tabs) look(stack []step) (replaced *session.Screen) {
	shown := sessionOf(stack)
	if shown == nil {
		return nil
	}
	one := t.of(shown)
	if one == nil {
		one = &tab{session: shown}
		t.all = append(t.all, one)
	}
	if one.session != shown {
		replaced = one.session
	}
	t.looks++
	one.session, one.stack, one.seen = shown, slices.Clone(stack), t.looks
	return replaced
}

// over returns the session to close since there are too many, or nil. What is
// shown, or stands below that, stays.
func (t *tabs) over(shown []step) *session.Screen {
	size := 0
	var oldest *tab
	for _, one := range t.all {
		size += one.session.Size()
		if !has(shown, one.session) && (oldest == nil || one.seen < oldest.seen) {
			oldest = one
		}
	}
	if oldest == nil || len(t.all) <= mostTabs && size <= mostTabsBytes {
		return nil
	}
	return oldest.session
}

// latest returns what was shown of the session that was looked at last; nil where
// none is open.
func (t *tabs) latest() []step {
	var latest *tab
	for _, one := range t.all {
		if latest == nil || one.seen > latest.seen {
			latest = one
		}
	}
	if latest == nil {
		return nil
	}
	return latest.stack
}

// drop closes a session: it stands below no other any more.
func (t *tabs) drop(gone *session.Screen) {
	t.all = slices.DeleteFunc(t.all, func(one *tab) bool { return one.session == gone })
	for _, one := range t.all {
		if has(one.stack, gone) {
			at := slices.IndexFunc(one.stack, func(s step) bool { return s.Screen == one.session })
			one.stack = slices.Clone(one.stack[at:])
		}
	}
}

// change changes what is open, and leaves what is open no longer.
func (a *App) change(how func()) {
	before := a.alive()
	how()
	a.look()
	after := a.alive()
	for _, one := range before {
		if !slices.Contains(after, one) {
			one.Leave()
		}
	}
	a.rest(after)
	a.arrange()
}

// rest tells the screens that one can come back to that they are not on the way to
// the one that is shown.
func (a *App) rest(alive []screen.Screen) {
	for _, one := range alive {
		working, ok := one.(screen.Rested)
		if ok && !slices.ContainsFunc(a.stack, func(s step) bool { return s.Screen == one }) {
			working.Rest()
		}
	}
}

// look takes note of what is shown now. Sessions over the bounds are closed.
func (a *App) look() {
	pages := a.pagesOf(a.stack[1:])
	if replaced := a.tabs.look(pages); replaced != nil && !has(pages, replaced) {
		a.forget(replaced)
	}
	for gone := a.tabs.over(a.stack); gone != nil; gone = a.tabs.over(a.stack) {
		a.forget(gone)
		a.say(box.Note(fmt.Sprintf("%d sessions are open. That of %s, which was not looked at for longest, was closed for this one.", len(a.tabs.all), gone.Name())))
	}
}

// forget closes a session that is not shown.
func (a *App) forget(gone *session.Screen) {
	a.tabs.drop(gone)
	a.history.forget(gone)
	if has(a.left, gone) {
		a.left = a.tabs.latest()
	}
	if a.looked == gone {
		a.looked = nil
	}
}

// closeAsked closes what was looked up, since others are asked from now on. Saved
// answers stay: nothing is asked for them.
func (a *App) closeAsked() {
	for _, one := range slices.Clone(a.tabs.all) {
		if !one.session.IsSaved() {
			a.forget(one.session)
		}
	}
	a.left = a.tabs.latest()
}

// closeTab closes the session that is shown, with what stands on it. That leads to
// what stands below, else to the session that was looked at last, and to the form
// where none is open any more.
func (a *App) closeTab() tea.Cmd {
	gone := sessionOf(a.stack)
	at := slices.IndexFunc(a.stack, func(s step) bool { return s.Screen == gone })
	a.change(func() {
		a.stack = a.stack[:at]
		if a.atRoot() {
			a.nextCaller(gone)
		}
		a.forget(gone)
		// Nobody goes back to what is closed, so that it is no station of the way.
		a.way = stepped
	})
	next := a.tabs.latest()
	if !a.atRoot() || next == nil {
		return a.startMinutes()
	}
	cmd := a.show(next)
	a.history.went(onward, station{}, a.here())
	a.say(box.Note("The session of " + gone.Name() + " is closed. This is that of " + sessionOf(a.stack).Name() + "."))
	return cmd
}

// tabKey is the key that shows an open session, unless settings have another.
func tabKey(i int) key.Binding {
	number := strconv.Itoa(i + 1)
	return keys.Bind("alt+"+number, "session "+number, "alt+"+number)
}

// tabKeyNow is the key that does so now.
func (a *App) tabKeyNow(i int) string {
	return keys.Name(a.env.Keys.Own("tabs."+strconv.Itoa(i+1), tabKey(i), false))
}

// tabActions show each of the open sessions, and close the one that is shown.
func (a *App) tabActions() []action.Action {
	const group = "Open sessions"
	waiting := a.top().Waiting()
	shown := sessionOf(a.stack)
	var all []action.Action
	for i, one := range a.tabs.all {
		number := strconv.Itoa(i + 1)
		show := action.Action{
			ID: "tabs." + number, Keys: tabKey(i), Help: "show open session " + number, Group: group,
			Do: action.Run(func() tea.Cmd { return a.show(one.stack) }),
		}
		if len(a.tabs.all) > 1 && one.session != shown {
			all = append(all, show.When(!waiting))
		}
	}
	closing := action.Action{ID: "tabs.close", Keys: a.env.Keys.Global.Close, Group: a.globalGroup(), Do: action.Run(a.closeTab)}
	return append(all, closing.When(!waiting && shown != nil, "No session is shown").When(len(a.tabs.all) > 1 || !a.belowIsNothing(), "It is all that there is"))
}
