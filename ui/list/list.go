// Package list shows rows of any height in a window and moves a cursor over
// them. It asks only for the rows that are visible, so a list of 100,000 rows
// costs what one of ten does.
package list

import "strings"

// Rows is what a List shows. The list never holds a row, it asks for it.
type Rows interface {
	// Len returns the number of rows.
	Len() int
	// Render returns row i as lines of at most width cells, at least one line.
	// selected says whether the cursor is on it.
	Render(i, width int, selected bool) []string
	// Selectable reports whether the cursor can stand on row i. Titles and
	// empty rows cannot be selected.
	Selectable(i int) bool
}

// List is a window on rows with a cursor. The zero List is empty; Set gives it rows.
type List struct {
	rows          Rows
	width, height int // cells
	cursor        int // row, -1 when no row can be selected
	top           int // first row in the window
	skip          int // lines of row top that are above the window
	firstChoice   int // first selectable row, -1 for none
	lastChoice    int // last selectable row, -1 for none
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

// Changed tells the list that its rows are others now and puts the cursor on
// row cursor, or on the nearest that can be selected. Scroll stays as it was
// as far as it can.
func (l *List) Changed(cursor int) {
	l.firstChoice, l.lastChoice = l.seek(0, 1), l.seek(l.rows.Len()-1, -1)
	l.cursor = l.firstChoice
	if cursor >= 0 && l.firstChoice >= 0 {
		l.cursor = l.nearest(cursor)
	}
	if l.top >= l.rows.Len() {
		l.top, l.skip = max(l.rows.Len()-1, 0), 0
	}
	l.reveal()
}

// SetSize sets the window's size in cells.
func (l *List) SetSize(width, height int) {
	if width == l.width && height == l.height {
		return
	}
	l.width, l.height = max(width, 0), max(height, 0)
	l.skip = 0
	l.reveal()
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

// ScrollTo puts row at the top of the window with skip of its lines above, and
// keeps the cursor in sight.
func (l *List) ScrollTo(row, skip int) {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	l.top, l.skip = min(max(row, 0), l.rows.Len()-1), max(skip, 0)
	l.reveal()
}

// Select puts the cursor on row i or the nearest that can be selected.
func (l *List) Select(i int) {
	if l.rows == nil || l.firstChoice < 0 {
		return
	}
	l.cursor = l.nearest(i)
	l.reveal()
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
		if next < 0 {
			l.scroll(step)
			continue
		}
		l.cursor = next
		l.reveal()
	}
}

// Page moves by the given number of half windows.
func (l *List) Page(halves int) {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	step := 1
	if halves < 0 {
		step = -1
	}
	for range halves * step * max(l.height/2, 1) {
		before, skip := l.top, l.skip
		l.scroll(step)
		if before == l.top && skip == l.skip {
			l.Select(map[bool]int{true: l.lastChoice, false: l.firstChoice}[step > 0])
			return
		}
	}
	l.follow(step)
}

// Home goes to the first row, End to the last.
func (l *List) Home() {
	l.top, l.skip = 0, 0
	if l.rows != nil && l.firstChoice >= 0 {
		l.cursor = l.firstChoice
	}
	l.revealTopAfterHome()
}

// End goes to the last row.
func (l *List) End() {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	if l.lastChoice >= 0 {
		l.cursor = l.lastChoice
	}
	l.top, l.skip = l.bottomTop()
}

// revealTopAfterHome keeps a tall title from hiding the first choice.
func (l *List) revealTopAfterHome() {
	if l.rows != nil {
		l.reveal()
	}
}

// View returns the window as exactly its height of lines, fewer only when the
// rows end before; selected says whether the cursor is drawn.
func (l *List) View(selected bool) []string {
	if l.rows == nil || l.height <= 0 || l.width <= 0 {
		return nil
	}
	lines := make([]string, 0, l.height)
	skip := l.skip
	for i := l.top; i < l.rows.Len() && len(lines) < l.height; i++ {
		row := l.rows.Render(i, l.width, selected && i == l.cursor)
		lines = append(lines, row[min(skip, len(row)):]...)
		skip = 0
	}
	return lines[:min(len(lines), l.height)]
}

// Position returns where the window is, for a title: "12/340", or nothing when all is visible.
func (l *List) Position() (cursor, total int, more bool) {
	if l.rows == nil {
		return 0, 0, false
	}
	return l.cursor + 1, l.rows.Len(), l.top > 0 || l.skip > 0 || !l.endVisible()
}

// seek returns the first selectable row from i on in direction step, or -1.
func (l *List) seek(i, step int) int {
	for ; i >= 0 && i < l.rows.Len(); i += step {
		if l.rows.Selectable(i) {
			return i
		}
	}
	return -1
}

func (l *List) nearest(i int) int {
	i = min(max(i, l.firstChoice), l.lastChoice)
	if at := l.seek(i, 1); at >= 0 {
		return at
	}
	return l.seek(i, -1)
}

func (l *List) lines(i int) int {
	return len(l.rows.Render(i, l.width, false))
}

// insideTall reports whether the cursor's row goes on beyond the window in
// direction step, so that there is more of it to read.
func (l *List) insideTall(step int) bool {
	if l.cursor < l.top {
		return step < 0
	}
	if l.cursor == l.top && step < 0 {
		return l.skip > 0
	}
	return step > 0 && l.below(l.cursor) > l.height
}

// below returns how many lines from the window's top the end of row i is,
// counting no further than it must.
func (l *List) below(i int) int {
	lines := -l.skip
	for row := l.top; row <= i && lines <= l.height; row++ {
		lines += l.lines(row)
	}
	return lines
}

func (l *List) endVisible() bool {
	return l.below(l.rows.Len()-1) <= l.height
}

// scroll moves the window by one line and leaves the cursor.
func (l *List) scroll(step int) {
	switch {
	case step > 0 && l.endVisible():
	case step > 0:
		if l.skip++; l.skip >= l.lines(l.top) {
			l.top, l.skip = l.top+1, 0
		}
	case l.skip > 0:
		l.skip--
	case l.top > 0:
		l.top--
		l.skip = l.lines(l.top) - 1
	}
}

// follow brings the cursor into the window after the window has moved.
func (l *List) follow(step int) {
	if l.cursor < 0 {
		return
	}
	first, last := l.window()
	at := l.cursor
	switch {
	case at < first:
		at = l.seek(first, 1)
	case at > last:
		at = l.seek(last, -1)
	case step > 0 && at == last, step < 0 && at == first:
		return
	}
	if at >= first && at <= last {
		l.cursor = at
	}
}

// window returns the first and the last row that are wholly visible.
func (l *List) window() (first, last int) {
	first = l.top
	if l.skip > 0 && l.top+1 < l.rows.Len() {
		first++
	}
	last = first
	lines := -l.skip
	for i := l.top; i < l.rows.Len(); i++ {
		if lines += l.lines(i); lines > l.height {
			break
		}
		last = max(i, first)
	}
	return first, last
}

// reveal scrolls as little as it must for the cursor's row to be visible, and
// shows the titles above the first row when the cursor is on it.
func (l *List) reveal() {
	if l.rows == nil || l.height <= 0 || l.width <= 0 || l.rows.Len() == 0 {
		return
	}
	if tall := l.lines(l.top); l.skip >= tall {
		l.skip = tall - 1
	}
	at := l.cursor
	if at < 0 {
		return
	}
	first := at
	for first > 0 && at-first < 2 && !l.rows.Selectable(first-1) {
		first--
	}
	switch {
	case first < l.top || first == l.top && l.skip > 0 && l.lines(at) <= l.height:
		l.top, l.skip = first, 0
		if l.below(at) > l.height {
			l.top = at
		}
	case at == l.top:
	case at-l.top > l.height || l.below(at) > l.height:
		l.top, l.skip = l.topFor(at)
	}
}

// topFor returns the top with which row at ends at the window's end.
func (l *List) topFor(at int) (top, skip int) {
	room := l.height - l.lines(at)
	if room <= 0 {
		return at, 0
	}
	for top = at; top > 0; {
		tall := l.lines(top - 1)
		if tall > room {
			return top - 1, tall - room
		}
		top, room = top-1, room-tall
	}
	return 0, 0
}

// bottomTop returns the top with which the last row ends at the window's end.
func (l *List) bottomTop() (top, skip int) {
	last := l.rows.Len() - 1
	if tall := l.lines(last); tall > l.height {
		return last, tall - l.height
	}
	return l.topFor(last)
}

// String returns the window without a cursor, for tests and debugging.
func (l *List) String() string { return strings.Join(l.View(false), "\n") }
