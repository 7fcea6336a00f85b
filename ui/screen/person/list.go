package person

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/layout"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/table"
)

// list is a tab that shows a table.
type list[T any] struct {
	request[[]T]
	name, heading, inWords string
	table                  *table.Listing[T]
	// added returns the entries with what is known of them besides; nil for nothing.
	added func([]T) []T
	// identify returns what tells an entry from others after a refresh; nil when
	// nothing does.
	identify func(*T) string
	// nothing stands in place of an empty list.
	nothing func() string
	// actions are those of the list alone; nil for none.
	actions func() []action.Action
	// opens returns what enter does with an entry; nil when it does nothing.
	opens func(*T) func() (tea.Cmd, action.Outcome)
}

func (l *list[T]) id() string    { return l.name }
func (l *list[T]) title() string { return l.heading }
func (l *list[T]) words() string { return l.inWords }

// update takes the list; the cursor stays on its entry.
func (l *list[T]) update(msg tea.Msg) (fetch.Event, tea.Cmd) {
	before := l.table.Chosen()
	event, cmd := l.Update(msg)
	if event == fetch.Arrived {
		l.table.Change(l.entries(), l.placeOf(before))
	}
	return event, cmd
}

// entries are what the list shows.
func (l *list[T]) entries() []T {
	if l.added == nil {
		return l.Value()
	}
	return l.added(l.Value())
}

// show shows what has come to be known of the entries.
func (l *list[T]) show() { l.table.Change(l.entries(), l.table.Cursor()) }

// placeOf returns where an entry stands in the list now, or the place of the
// cursor when it is gone.
func (l *list[T]) placeOf(before *T) int {
	if before != nil && l.identify != nil && l.identify(before) != "" {
		for i := range l.Value() {
			if l.identify(&l.Value()[i]) == l.identify(before) {
				return i
			}
		}
	}
	return l.table.Cursor()
}

func (l *list[T]) open() func() (tea.Cmd, action.Outcome) {
	one := l.table.Chosen()
	if one == nil || l.opens == nil {
		return nil
	}
	return l.opens(one)
}

func (l *list[T]) key(msg tea.KeyPressMsg) tea.Cmd {
	l.table.Key(msg)
	return nil
}

func (l *list[T]) own() []action.Action {
	if l.actions == nil {
		return nil
	}
	return l.actions()
}

func (l *list[T]) sentences() []string { return nil }

func (l *list[T]) envChanged() { l.table.EnvChanged() }

func (l *list[T]) setSize(area layout.Rect) { l.table.SetSize(area.W, area.H) }

func (l *list[T]) view() []string { return l.table.View(true) }

func (l *list[T]) point(y int) { _ = l.table.Point(y) }

func (l *list[T]) empty() string {
	if len(l.Value()) > 0 {
		return ""
	}
	return l.nothing()
}

func (l *list[T]) row() string             { return l.table.Row() }
func (l *list[T]) session() *model.Session { return nil }

func (l *list[T]) finder() find.Finder { return l.table }

func (l *list[T]) whole() string { return l.table.Unseen() }
