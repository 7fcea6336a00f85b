package list

// Place is where a list is: the row of the cursor, and the first row in the
// window with how many of its lines are above it.
type Place struct{ Cursor, Top, Skip int }

// Place returns where the list is.
func (l *List) Place() Place { return Place{Cursor: l.Cursor(), Top: l.top, Skip: l.skip} }

// Return goes to a place, or as near to it as the rows of now let it.
func (l *List) Return(p Place) {
	if l.rows == nil || l.rows.Len() == 0 {
		return
	}
	if p.Cursor >= 0 && l.firstChoice >= 0 {
		l.cursor = l.nearest(p.Cursor)
	}
	l.ScrollTo(p.Top, p.Skip)
}
