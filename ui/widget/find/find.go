// Package find is the search and the filter of a list: one implementation for every
// list, pane and table. It knows which rows are shown, in which order, and where
// each stands; the list draws them and has the cursor.
//
// Whatever it starts beside the event loop is handed out by Pending, so that any
// change of a list can start it.
package find

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/look"
	"ztsession/ui/widget/search"
)

// Target is the list whose rows are found. Its rows are those that are shown.
type Target interface {
	// Cursor returns the row of the cursor, negative for none.
	Cursor() int
	// Changed follows a change of the rows that are shown; the cursor goes to row
	// cursor or the nearest.
	Changed(cursor int)
	// Select puts the cursor on a row.
	Select(row int)
	// Resized follows a change of how many lines the prompt takes.
	Resized()
}

// Finder is a list that can be searched and filtered, as what shows it sees it.
type Finder interface {
	// Typing reports whether a prompt is open, so that every printable key is text.
	Typing() bool
	// Paste puts text into the prompt.
	Paste(text string)
	// Update takes what was found beside the event loop, and reports whether it was
	// for this list.
	Update(msg tea.Msg) bool
	// Pending returns what was started and not handed out yet; nil for nothing.
	Pending() tea.Cmd
	// Back ends the search, then the filter, and reports whether there was one.
	Back() bool
	// Status says what is looked for and how much there is of it; empty for nothing.
	Status() string
	// Actions returns what can be done now. after follows each.
	Actions(group string, after func()) []action.Action
}

// Find is the search and the filter of a list. Make it with New.
type Find struct {
	env    *look.Env
	target Target
	search *search.Search
	filter *search.Filter
	rows   search.Rows
	order  []int32 // the rows in their order; nil for that in which they are given
	shown  []int32 // the rows that are shown; nil for all, in the order given
	places []int32 // where each row is shown, -1 for nowhere; nil with shown
	// wanted is the row on which the cursor is to be as soon as it is shown: that on
	// which it was when rows came, or when a filter began to be typed; -1 for the row on
	// which it is.
	wanted  int
	pending []tea.Cmd
}

// New returns the search and the filter of a list.
func New(env *look.Env, target Target) *Find {
	f := &Find{env: env, target: target, wanted: -1, rows: none{}}
	k := search.KeysOf(env.Keys)
	f.search, f.filter = search.New(env.Styles, k), search.NewFilter(env.Styles, k)
	f.search.SetMasked(env.Masked)
	f.filter.SetMasked(env.Masked)
	return f
}

type none struct{}

func (none) Len() int                            { return 0 }
func (none) AppendText(dst []byte, _ int) []byte { return dst }

// SetWidth sets how many cells the line of the prompt has.
func (f *Find) SetWidth(width int) {
	f.search.SetWidth(width)
	f.filter.SetWidth(width)
}

// SetStyles takes the look of now.
func (f *Find) SetStyles() {
	f.search.SetStyles(f.env.Styles)
	f.filter.SetStyles(f.env.Styles)
}

// SetRows gives all rows of the list in their order; nil is the order in which they
// stand in rows. What is filtered and searched by is looked for in them, and the
// cursor goes to row cursor of them.
func (f *Find) SetRows(rows search.Rows, order []int32, cursor int) {
	f.rows, f.order, f.wanted = rows, order, cursor
	f.start(f.filter.SetRows(rows))
	f.arrange()
}

// SetOrder shows the rows in another order; nil is the order in which they were given.
func (f *Find) SetOrder(order []int32) {
	f.order = order
	f.arrange()
}

// start keeps a command until it is asked for.
func (f *Find) start(cmd tea.Cmd) {
	if cmd != nil {
		f.pending = append(f.pending, cmd)
	}
}

// Start keeps a command of the list itself until it is asked for.
func (f *Find) Start(cmd tea.Cmd) { f.start(cmd) }

// Pending returns what was started and not handed out yet; nil for nothing.
func (f *Find) Pending() tea.Cmd {
	cmds := f.pending
	f.pending = nil
	return tea.Batch(cmds...)
}

// Len returns the number of rows that are shown.
func (f *Find) Len() int {
	if f.shown == nil {
		return f.rows.Len()
	}
	return len(f.shown)
}

// Row returns which of all rows is shown in a place; a place outside stays itself.
func (f *Find) Row(place int) int {
	if place < 0 || place >= len(f.shown) {
		return place
	}
	return int(f.shown[place])
}

// Shown returns which rows are shown, in their order; nil for all in the order in
// which they were given. It does not change afterwards.
func (f *Find) Shown() []int32 { return f.shown }

// PlaceOf returns where a row is shown, or the nearest place to it where it is left
// out.
func (f *Find) PlaceOf(row int) int {
	if row < 0 || row >= len(f.places) {
		return row
	}
	if at := f.places[row]; at >= 0 {
		return int(at)
	}
	for near := row; near < len(f.places); near++ {
		if at := f.places[near]; at >= 0 {
			return int(at)
		}
	}
	return len(f.shown) - 1
}

// Shows reports whether a row is among those that are shown.
func (f *Find) Shows(row int) bool {
	return f.places == nil || row >= 0 && row < len(f.places) && f.places[row] >= 0
}

// Filtered reports whether rows are left out, Empty whether all are.
func (f *Find) Filtered() bool { return f.filter.Active() }

// Empty reports whether a filter leaves nothing of rows that are there.
func (f *Find) Empty() bool { return f.filter.Active() && f.Len() == 0 && f.rows.Len() > 0 }

// Needle returns what is to be marked: what is searched for, else what is filtered by.
func (f *Find) Needle() search.Needle {
	if f == nil {
		return search.Needle{}
	}
	if needle := f.search.Needle(); !needle.Empty() {
		return needle
	}
	return f.filter.Needle()
}

// Moved says that a key moved the cursor: it is where the person wants it.
func (f *Find) Moved() {
	f.wanted = -1
	f.search.Stay()
}

// place is where the cursor is among the rows that are shown.
func (f *Find) place() search.Place { return search.On(max(f.target.Cursor(), 0)) }

// take does what the search led to.
func (f *Find) take(out search.Outcome) {
	f.start(out.Cmd)
	if out.Row >= 0 {
		f.wanted = -1
		f.target.Select(out.Row)
	}
}
