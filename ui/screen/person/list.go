package person

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen/lookup"
	"ztsession/ui/widget/table"
)

// list is a tab that shows a table.
type list[T any] struct {
	request[[]T]
	name, heading, inWords string
	env                    *look.Env
	table                  *table.Table
	cells                  func(*T, clock.Clock) []table.Cell
	// identify returns what tells an entry from others after a refresh; nil when
	// nothing does.
	identify func(*T) string
	// nothing stands in place of an empty list.
	nothing func() string
	// opens returns what enter does with an entry; nil when it does nothing.
	opens func(*T) func() (tea.Cmd, action.Outcome)
}

func (l *list[T]) id() string    { return l.name }
func (l *list[T]) title() string { return l.heading }
func (l *list[T]) words() string { return l.inWords }

// Len returns how many entries there are.
func (l *list[T]) Len() int { return len(l.Value()) }

// Cells returns the row of entry i.
func (l *list[T]) Cells(i int) []table.Cell { return l.cells(&l.Value()[i], l.env.Clock) }

// update takes the list; the cursor stays on its entry.
func (l *list[T]) update(msg tea.Msg) (fetch.Event, tea.Cmd) {
	before := l.chosen()
	event, cmd := l.Update(msg)
	if event == fetch.Arrived {
		l.table.Changed(l, l.placeOf(before))
	}
	return event, cmd
}

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

// chosen returns the entry under the cursor, or nil.
func (l *list[T]) chosen() *T {
	if at := l.table.Cursor(); at >= 0 && at < l.Len() {
		one := l.Value()[at]
		return &one
	}
	return nil
}

func (l *list[T]) open() func() (tea.Cmd, action.Outcome) {
	one := l.chosen()
	if one == nil || l.opens == nil {
		return nil
	}
	return l.opens(one)
}

func (l *list[T]) key(msg tea.KeyPressMsg) { l.table.Key(msg) }

func (l *list[T]) envChanged() {
	l.table.SetTimes(lookup.TimeWidth(l.env.Clock))
	l.table.Changed(l, l.table.Cursor())
}

func (l *list[T]) setSize(area layout.Rect) { l.table.SetSize(area.W, area.H) }

func (l *list[T]) view() []string { return l.table.View(true) }

func (l *list[T]) empty() string {
	if l.Len() > 0 {
		return ""
	}
	return l.nothing()
}

func (l *list[T]) whole() string { return l.table.Cut() }

func loginColumns() []table.Column {
	return []table.Column{{Title: "When", Width: 12, Time: true}, {Title: "Application", Width: 14, Grow: true}, {Title: "Ray ID", Width: 20, Rank: 1}}
}

func loginCells(login *model.FailedLogin, c clock.Clock) []table.Cell {
	when := table.Cell{Text: "not reported", Tone: facts.Muted}
	if at, ok := login.At.Get(); ok {
		when = table.Cell{Text: c.Moment(at)}
	}
	return []table.Cell{when, fieldCell(login.App), fieldCell(login.RayID)}
}

func fieldCell(field model.Field[string]) table.Cell {
	if text, ok := field.Get(); ok {
		return table.Cell{Text: text}
	}
	return table.Cell{Text: "not reported", Tone: facts.Muted}
}
