package table

import "ztsession/ui/widget/list"

// Place is where one is in a table.
type Place = list.Place

// Place returns where one is.
func (t *Table) Place() Place { return t.list.Place() }

// Return goes to a place, with the cursor on row i of the table; a row before the
// first leaves it where the place has it.
func (t *Table) Return(p Place, i int) {
	if i >= 0 {
		p.Cursor = t.leadLen() + i
	}
	t.list.Return(p)
}
