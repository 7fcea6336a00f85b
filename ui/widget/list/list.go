// Package list shows rows of any height in a window and moves a cursor over
// them. It asks only for the rows that are visible, so a list of 100,000 rows
// costs what one of ten does.
package list

import (
	"strings"

	"ztsession/ui/widget/cells"
)

// Rows is what a List shows. The list never holds a row, it asks for it.
type Rows interface {
	// Len returns the number of rows.
	Len() int
	// Render returns row i as lines of at most width cells, at least one line.
	// selected is true for the row of the cursor.
	Render(i, width int, selected bool) []string
	// Selectable reports whether the cursor can stand on row i. Titles and
	// empty rows cannot be selected.
	Selectable(i int) bool
}

// Measured is implemented by rows whose height can be worked out without
// rendering them, which is cheaper. Heights are asked for only while the list
// changes, so Height may keep what it works out; drawing calls Render alone.
type Measured interface {
	// Height returns how many lines Render returns for row i, at least 1.
	Height(i, width int) int
}

// List is a window on rows with a cursor. The zero List is empty; Set gives it rows.
type List struct {
	rows          Rows
	width, height int  // cells
	cursor        int  // row, -1 when no row can be selected
	top           int  // first row in the window
	skip          int  // lines of row top that are above the window
	firstChoice   int  // first selectable row, -1 for none
	lastChoice    int  // last selectable row, -1 for none
	more          bool // some lines are outside the window
}

// Set gives the list its rows and puts the cursor on the first that can be selected.
func (l *List) Set(rows Rows) {
	l.rows = rows
	l.top, l.skip = 0, 0
	l.Changed(-1)
	l.cursor = l.firstChoice
}

// Replace gives the list other rows for the same thing: the cursor goes to row
// cursor, the scroll stays as far as it can.
func (l *List) Replace(rows Rows, cursor int) {
	l.rows = rows
	l.Changed(cursor)
}

// Changed must be called when the rows have become others. It puts the cursor
// on row cursor, or on the nearest that can be selected; the scroll stays as far
// as it can.
func (l *List) Changed(cursor int) {
	if l.rows == nil {
		return
	}
	l.firstChoice, l.lastChoice = l.seek(0, 1), l.seek(l.rows.Len()-1, -1)
	l.cursor = l.firstChoice
	if cursor >= 0 && l.firstChoice >= 0 {
		l.cursor = l.nearest(cursor)
	}
	if l.top >= l.rows.Len() {
		l.top, l.skip = max(l.rows.Len()-1, 0), 0
	}
	l.reveal()
	l.measure()
}

// SetSize sets the window's size in cells.
func (l *List) SetSize(width, height int) {
	if width == l.width && height == l.height {
		return
	}
	before := 0
	if l.skip > 0 && l.width > 0 && width != l.width {
		before = l.lines(l.top)
	}
	l.width, l.height = max(width, 0), max(height, 0)
	if before > 0 && l.width > 0 {
		// Stay at about the same place of a row that is wrapped anew.
		l.skip = l.skip * l.lines(l.top) / before
	}
	l.reveal()
	l.measure()
}

// Size returns the window's width and height in cells.
func (l *List) Size() (width, height int) { return l.width, l.height }

// Cursor returns the row of the cursor, or -1.
func (l *List) Cursor() int {
	if l.rows == nil {
		return -1
	}
	return l.cursor
}

// Top returns the first row in the window and how many of its lines are above it.
func (l *List) Top() (row, skip int) { return l.top, l.skip }

// Visible returns the rows of which a line is in the window: from, and those up
// to but without to. It asks for the heights of those rows.
func (l *List) Visible() (from, to int) {
	if l.rows == nil || l.height <= 0 || l.width <= 0 {
		return 0, 0
	}
	to = l.top
	for lines := -l.skip; to < l.rows.Len() && lines < l.height; to++ {
		lines += l.lines(to)
	}
	return l.top, to
}

// ScrollTo puts row at the top of the window with skip of its lines above, and
// keeps the cursor in sight.
func (l *List) ScrollTo(row, skip int) {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	l.top, l.skip = min(max(row, 0), l.rows.Len()-1), max(skip, 0)
	l.reveal()
	l.measure()
}

// StartWhole has the window start with a whole row. The end of the window may then
// have no row.
func (l *List) StartWhole() {
	if l.rows == nil || l.skip == 0 || l.top+1 >= l.rows.Len() {
		return
	}
	l.top, l.skip = l.top+1, 0
	l.measure()
}

// Select puts the cursor on row i or the nearest that can be selected.
func (l *List) Select(i int) {
	if l.rows == nil || l.firstChoice < 0 {
		return
	}
	l.cursor = l.nearest(i)
	l.reveal()
	l.measure()
}

// Move moves the cursor by n rows that can be selected. Within a row that is
// taller than the window it scrolls line by line first, so that every line can
// be read; so it does where no row can be selected.
func (l *List) Move(n int) {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	step := 1
	if n < 0 {
		step = -1
	}
	for range n * step {
		if l.cursor < 0 || l.insideTall(step) {
			l.scroll(step)
			continue
		}
		next := l.seek(l.cursor+step, step)
		if next < 0 || l.far(next, step) {
			l.scroll(step)
			continue
		}
		l.cursor = next
		l.enter(step)
	}
	l.measure()
}

// Page moves by the given number of half windows.
func (l *List) Page(halves int) {
	if l.rows == nil || l.rows.Len() == 0 || halves == 0 {
		return
	}
	half := max(l.height/2, 1)
	switch {
	case l.scroll(halves * half):
		l.follow(halves)
	case l.cursor < 0:
	case halves > 0:
		l.cursor = l.lastChoice
	default:
		l.cursor = l.firstChoice
	}
	l.measure()
}

// Home goes to the first row, or the first that can be selected when that is
// further than a window away.
func (l *List) Home() {
	if l.rows == nil {
		return
	}
	l.top, l.skip, l.cursor = 0, 0, l.firstChoice
	l.reveal()
	l.measure()
}

// End goes to the last row.
func (l *List) End() {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	l.cursor = l.lastChoice
	l.top, l.skip = l.bottomTop()
	l.measure()
}

// View returns the window as exactly its height of lines, fewer only when the
// rows end before. The first cell tells where there is more above or below, if the row
// leaves it free. With selected the row of the cursor is drawn as such.
func (l *List) View(selected bool) []string {
	if l.rows == nil || l.height <= 0 || l.width <= 0 {
		return nil
	}
	lines := make([]string, 0, l.height)
	skip, below := l.skip, false
	i := l.top
	for ; i < l.rows.Len() && len(lines) < l.height; i++ {
		row := l.rows.Render(i, l.width, selected && i == l.cursor)
		row = row[min(skip, len(row)):]
		room := l.height - len(lines)
		below = len(row) > room
		lines = append(lines, row[:min(len(row), room)]...)
		skip = 0
	}
	cells.Beyond(lines, l.top > 0 || l.skip > 0, below || i < l.rows.Len())
	return lines
}

// Position returns the number of the cursor's row, counted from 1, and how many
// rows there are, for a title such as "12/340"; more reports whether some lines
// are outside the window.
func (l *List) Position() (cursor, total int, more bool) {
	if l.rows == nil {
		return 0, 0, false
	}
	return l.cursor + 1, l.rows.Len(), l.more
}

// String returns the window without a cursor, for tests and debugging.
func (l *List) String() string { return strings.Join(l.View(false), "\n") }
