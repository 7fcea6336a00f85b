package pane

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/keys"
	"ztsession/ui/theme"
	"ztsession/ui/widget/list"
)

// Facts is a pane of labelled rows: identity and client certificate.
type Facts struct {
	list    list.List
	items   *items
	styles  *theme.Styles
	move    keys.Move
	derive  func(*model.Session, clock.Clock) []facts.Group
	session *model.Session
	clock   clock.Clock
}

// NewFacts returns an empty pane that shows what derive makes of a session.
func NewFacts(styles *theme.Styles, move keys.Move, derive func(*model.Session, clock.Clock) []facts.Group) *Facts {
	f := &Facts{styles: styles, move: move, derive: derive, items: newItems(styles)}
	f.list.Set(f.items)
	return f
}

// SetSession shows a session. The cursor stays on the same field, and the
// scroll where it was.
func (f *Facts) SetSession(s *model.Session, c clock.Clock) {
	f.session, f.clock = s, c
	at := f.list.Cursor()
	var before facts.Row
	if at >= 0 && at < len(f.items.all) {
		before = f.items.all[at].row
	}
	first := len(f.items.all) == 0
	f.items = newItems(f.styles)
	f.items.add(f.derive(s, c)...)
	if first {
		f.list.Set(f.items)
		return
	}
	f.list.Replace(f.items, f.items.find(before, at))
}

// SetClock shows times in another way or at another moment.
func (f *Facts) SetClock(c clock.Clock) {
	if f.session != nil {
		f.SetSession(f.session, c)
	}
}

// SetStyles changes the look.
func (f *Facts) SetStyles(styles *theme.Styles) {
	f.styles, f.items.styles = styles, styles
}

// SetSize sets the size inside the border in cells.
func (f *Facts) SetSize(width, height int) { f.list.SetSize(width, height) }

// Key acts on a key and reports whether it was one of the pane's.
func (f *Facts) Key(msg tea.KeyPressMsg) bool { return f.list.Key(f.move, msg) }

// View returns the pane's lines.
func (f *Facts) View(focused bool) []string { return f.list.View(focused) }

// Status returns where the cursor is when not everything is visible.
func (f *Facts) Status() string { return f.items.status(&f.list) }

// Keys returns the pane's bindings for help.
func (f *Facts) Keys() []key.Binding { return list.Keys(f.move) }

// Selected returns the row under the cursor, or false.
func (f *Facts) Selected() (facts.Row, bool) {
	at := f.list.Cursor()
	if at < 0 || at >= len(f.items.all) {
		return facts.Row{}, false
	}
	return f.items.all[at].row, true
}

// find returns the place of the fact that before was, or at when it is gone.
func (it *items) find(before facts.Row, at int) int {
	if at >= 0 && at < len(it.all) && same(it.all[at].row, before) {
		return at
	}
	for i := range it.all {
		if it.Selectable(i) && same(it.all[i].row, before) {
			return i
		}
	}
	return at
}

func same(a, b facts.Row) bool { return a.Path == b.Path && a.Label == b.Label }
