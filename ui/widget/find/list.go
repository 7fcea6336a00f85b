package find

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/search"
)

// Rows are the rows of a List.
type Rows interface {
	list.Rows
	list.Measured
	// Texts returns the same rows as a search sees them. They are read beside the
	// event loop and must never change.
	Texts() search.Rows
}

// List is a list of rows of any height that can be searched and filtered. Its
// methods speak of all rows by their numbers, whether they are shown or not. Make it
// with NewList.
type List struct {
	*Find
	list          list.List
	rows          Rows
	move          keys.Move
	width, height int
}

// NewList returns a list of rows, whose cursor moves as the bindings of move say.
func NewList(env *look.Env, move keys.Move, rows Rows) *List {
	l := &List{rows: rows, move: move}
	l.Find = New(env, window{l})
	l.list.Set(window{l})
	l.Set(rows)
	return l
}

// Set shows rows with the cursor on the first that can be selected.
func (l *List) Set(rows Rows) {
	l.rows = rows
	l.SetRows(rows.Texts(), nil, 0)
	l.list.ScrollTo(0, 0)
	if !l.Filtered() {
		l.list.Set(window{l})
	}
}

// Replace shows other rows for the same thing: the cursor goes to row cursor, the
// scroll stays as far as it can.
func (l *List) Replace(rows Rows, cursor int) {
	l.rows = rows
	l.SetRows(rows.Texts(), nil, cursor)
}

// SetSize sets the size in cells, with the prompt.
func (l *List) SetSize(width, height int) {
	l.width, l.height = width, height
	l.SetWidth(width)
	l.list.SetSize(width, max(height-l.Height(), 0))
}

// Cursor returns the row of the cursor, or -1.
func (l *List) Cursor() int {
	at := l.list.Cursor()
	if at < 0 || at >= l.Len() {
		return -1
	}
	return l.Row(at)
}

// Select puts the cursor on a row, or the nearest.
func (l *List) Select(row int) {
	l.Moved()
	l.list.Select(l.PlaceOf(row))
}

// Reveal puts the cursor on a row, even one that the filter leaves out.
func (l *List) Reveal(row int) {
	if !l.Shows(row) {
		l.Unfilter()
	}
	l.Select(row)
}

// Key moves the cursor, or is for the prompt, and reports whether it was for the list.
func (l *List) Key(msg tea.KeyPressMsg) bool {
	if l.Typing() {
		return l.Find.Key(msg)
	}
	handled := l.list.Key(l.move, msg)
	if handled {
		l.Moved()
	}
	return handled
}

// Position returns what that of package list does, of the rows that are shown.
func (l *List) Position() (cursor, total int, more bool) { return l.list.Position() }

// Top returns the first row in the window and how many of its lines are above it.
func (l *List) Top() (row, skip int) {
	row, skip = l.list.Top()
	return l.Row(row), skip
}

// ScrollTo puts a row at the top of the window with skip of its lines above.
func (l *List) ScrollTo(row, skip int) { l.list.ScrollTo(l.PlaceOf(row), skip) }

// Place returns where one is in the list, by the numbers of all rows.
func (l *List) Place() list.Place {
	p := l.list.Place()
	return list.Place{Cursor: l.Cursor(), Top: l.Row(p.Top), Skip: p.Skip}
}

// Return goes to a place, or as near to it as what is shown now lets it.
func (l *List) Return(p list.Place) {
	l.Moved()
	if p.Cursor >= 0 {
		p.Cursor = l.PlaceOf(p.Cursor)
	}
	p.Top = l.PlaceOf(p.Top)
	l.list.Return(p)
}

// View returns the lines in the window, and the prompt in the last of its height.
func (l *List) View(selected bool) []string {
	lines := l.list.View(selected)
	if l.Empty() {
		lines = NothingFits(l.env, l.width)
	}
	return l.Above(lines, l.height)
}

// NothingFits says in a line that a filter leaves nothing, and what ends it.
func NothingFits(env *look.Env, width int) []string {
	text := "Nothing has this text. " + keys.Name(env.Keys.List.Unfilter) + " shows all rows."
	return []string{"  " + env.Styles.Muted.Render(measure.Truncate(text, max(width-2, 0), signs.Cut))}
}

// window are the rows that are shown, as the list sees them.
type window struct{ l *List }

func (w window) Len() int { return min(w.l.Len(), w.l.rows.Len()) }

func (w window) Selectable(i int) bool { return w.l.rows.Selectable(w.l.Row(i)) }

func (w window) Height(i, width int) int { return w.l.rows.Height(w.l.Row(i), width) }

func (w window) Render(i, width int, selected bool) []string {
	return w.l.rows.Render(w.l.Row(i), width, selected)
}

// The list as a Find sees it.

// Cursor returns the row of the cursor. Of rows that are only read it is the first in
// the window, from which the next match is looked for.
func (w window) Cursor() int {
	if cursor := w.l.list.Cursor(); cursor >= 0 {
		return cursor
	}
	top, _ := w.l.list.Top()
	return top
}

func (w window) Changed(cursor int) { w.l.list.Changed(cursor) }

func (w window) Select(row int) {
	if w.Selectable(row) {
		w.l.list.Select(row)
		return
	}
	w.l.list.ScrollTo(row, 0)
}

func (w window) Resized() { w.l.SetSize(w.l.width, w.l.height) }
