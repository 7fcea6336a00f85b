// Package table shows a list that package lists describes, in columns below a
// line of heads. It draws only what is visible. Columns that find no room on a
// narrow terminal are left out, the least important first, and so are the heads
// where few lines are left for more rows than they hold.
package table

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/lists"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/search"
)

// Lead is what stands above the heads and moves out of the window with the
// first rows. The cursor can stand on the rows of it that are selectable.
type Lead interface {
	list.Rows
	list.Measured
}

// Table is a list of rows in columns below a line of heads. Make it as the part
// of a Listing, which gives it its rows.
type Table struct {
	list          list.List
	columns       []column
	rows          rows
	lead          Lead // nil for none
	below         func(i, width int) []string
	inks          inks
	move          keys.Move
	width, height int // cells
	// match is what people look for; it is marked where it stands first in a cell.
	match search.Needle
	// found returns what a search or a filter of the rows looks for; nil for none.
	found func() search.Needle
	// sorted is the column by which the rows are sorted, -1 for none, and turned says
	// that the largest is first.
	sorted int
	turned bool
	// opened says that the keys go to the row of the cursor, somewhere else.
	opened bool
	needs  map[lists.Class]int // cells that a class takes in these rows, where that is not its room
	shown  []int               // columns that have room
	widths []int               // their widths in cells
}

// rows are what a Table shows.
type rows interface {
	// Len returns the number of rows.
	Len() int
	// Cells returns row i, a cell for each column.
	Cells(i int) []cell
}

const (
	gutter  = 2
	gap     = 2
	between = "  " // gap cells
	// Heads take the line of a row only from this height in lines on, and above so
	// many columns: fewer explain themselves.
	headsFrom, headsAbove = 6, 3
	// headsBelow is how many lines below the lead they need, and leastSorted how many
	// where the rows are sorted.
	headsBelow, leastSorted = 4, 3
)

// empty returns a table without rows.
func empty(styles *look.Styles, move keys.Move, columns ...column) *Table {
	t := &Table{columns: columns, inks: newInks(styles), move: move, rows: none{}, sorted: -1, needs: map[lists.Class]int{}}
	t.list.Set(t)
	return t
}

type none struct{}

func (none) Len() int         { return 0 }
func (none) Cells(int) []cell { return nil }

// setRows shows rows with the cursor on the first.
func (t *Table) setRows(rows rows) {
	t.rows = rows
	t.list.Set(t)
	t.list.Select(t.leadLen())
	t.fit()
}

// changed shows other rows for the same thing: the cursor goes to row cursor, the
// scroll stays as far as it can.
func (t *Table) changed(rows rows, cursor int) {
	t.rows = rows
	t.list.Changed(t.leadLen() + cursor)
	t.fit()
}

// SetLead puts lead above the rows that are given next.
func (t *Table) SetLead(lead Lead) { t.lead = lead }

// SetBelow lets lines stand below row i, each of at most width cells; nil means
// none. When they become others, the rows must be given anew.
func (t *Table) SetBelow(lines func(i, width int) []string) { t.below = lines }

// SetOpened says whether the keys go to the row of the cursor, somewhere else:
// a quiet sign then keeps telling which row that is.
func (t *Table) SetOpened(opened bool) { t.opened = opened }

// SetMatch marks text in the cells; empty marks nothing.
func (t *Table) SetMatch(text string) { t.match = search.NewNeedle(text) }

// setStyles changes the look.
func (t *Table) setStyles(styles *look.Styles) { t.inks = newInks(styles) }

// SetSize sets the size in cells, heads included.
func (t *Table) SetSize(width, height int) {
	t.width, t.height = width, height
	t.fit()
}

// SetNeed sets how many cells the columns of a class take in the rows that are
// given next, for a class whose texts are now short and now long; 0 is what the
// class takes usually.
func (t *Table) SetNeed(class lists.Class, cells int) { t.needs[class] = cells }

// arrange gives the list the lines that the heads leave, once the rows, the
// columns or the size have changed.
func (t *Table) arrange() {
	height := t.height
	if t.hasHeads() {
		height = max(height-1, 0)
	}
	t.list.SetSize(t.width, height)
	t.startWhole()
}

// startWhole has the window start with a whole row where the cursor on a row of
// the table has pushed a part of the lead out of it: half a sentence means nothing.
func (t *Table) startWhole() {
	if row, skip := t.list.Top(); skip > 0 && row < t.leadLen() && t.Cursor() >= 0 {
		t.list.StartWhole()
	}
}

// hasHeads reports whether the heads are shown.
func (t *Table) hasHeads() bool {
	// A lead keeps its lines: half a sentence means nothing.
	below := t.height - t.leadHeight()
	if t.sorted >= 0 && below >= leastSorted {
		// By what rows are sorted is told by their heads.
		return t.rows.Len() > 0
	}
	return t.rows.Len() > 0 && (t.rows.Len() < below || t.height >= headsFrom && below >= headsBelow && len(t.columns) >= headsAbove)
}

// leadHeight returns how many lines the lead has.
func (t *Table) leadHeight() int {
	lines := 0
	for i := range t.leadLen() {
		lines += t.lead.Height(i, t.width)
	}
	return lines
}

func (t *Table) leadLen() int {
	if t.lead == nil {
		return 0
	}
	return t.lead.Len()
}

// Cursor returns the row of the cursor. It is negative where the cursor is on
// none: -1 on the last row of the lead, or where nothing can be selected.
func (t *Table) Cursor() int { return t.list.Cursor() - t.leadLen() }

// Select puts the cursor on row i.
func (t *Table) Select(i int) { t.list.Select(t.leadLen() + i) }

// Near reports whether the cursor is within n rows of the end.
func (t *Table) Near(n int) bool { return t.Cursor() >= t.rows.Len()-n }

// More reports whether some lines are outside the window.
func (t *Table) More() bool {
	_, _, more := t.list.Position()
	return more
}

// Visible returns the rows of which a line is in the window: from, and those up
// to but without to.
func (t *Table) Visible() (from, to int) {
	from, to = t.list.Visible()
	return max(from-t.leadLen(), 0), max(to-t.leadLen(), 0)
}

// Key moves the cursor and reports whether the key was one that does.
func (t *Table) Key(msg tea.KeyPressMsg) bool {
	defer t.startWhole()
	return t.list.Key(t.move, msg)
}

// Len returns the number of rows of the list: those of the lead, and the table's.
func (t *Table) Len() int { return t.leadLen() + t.rows.Len() }

// Selectable reports whether the cursor can stand on row i of the list, as it
// can on every row of the table.
func (t *Table) Selectable(i int) bool {
	return i >= t.leadLen() || t.lead.Selectable(i)
}

// Height returns how many lines row i of the list has: those below it, and one.
func (t *Table) Height(i, width int) int {
	i -= t.leadLen()
	switch {
	case i < 0:
		return t.lead.Height(i+t.leadLen(), width)
	case t.below == nil:
		return 1
	default:
		return 1 + len(t.below(i, width-gutter))
	}
}
