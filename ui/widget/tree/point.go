package tree

// Point puts the cursor on the value at line y of the window, and reports whether
// there is one.
func (t *Tree) Point(y int) bool {
	defer t.settle()
	return y < t.height-1 && t.list.Point(y)
}
