package list

// RowAt returns the row that stands on line y of the window, counted from 0; -1 for
// none.
func (l *List) RowAt(y int) int {
	if l.rows == nil || y < 0 || y >= l.height || l.width <= 0 {
		return -1
	}
	lines := -l.skip
	for i := l.top; i < l.rows.Len() && lines <= y; i++ {
		if lines += l.lines(i); y < lines {
			return i
		}
	}
	return -1
}

// Point puts the cursor on the row at line y of the window, if it can stand there,
// and reports whether it does.
func (l *List) Point(y int) bool {
	row := l.RowAt(y)
	if row < 0 || !l.rows.Selectable(row) {
		return false
	}
	l.Select(row)
	return true
}
