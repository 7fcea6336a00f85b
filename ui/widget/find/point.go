package find

// Point puts the cursor on the row at line y of the list, and reports whether it can
// stand there.
func (l *List) Point(y int) bool {
	if !l.list.Point(y) {
		return false
	}
	l.Moved()
	return true
}
