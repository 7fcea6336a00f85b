package table

// Point puts the cursor on the row at line y of the table, heads included, and
// reports whether it can stand there.
func (t *Table) Point(y int) bool {
	if t.hasHeads() {
		y--
	}
	return t.list.Point(y)
}
