package table

import (
	"slices"

	"ztsession/model/lists"
)

// FitsColumns reports whether every column has room at a width in cells.
func (t *Table) FitsColumns(width int) bool { return len(t.shownAt(width)) == len(t.columns) }

// HasAt reports whether a column of the class has room at a width in cells.
func (t *Table) HasAt(class lists.Class, width int) bool {
	return slices.ContainsFunc(t.shownAt(width), func(at int) bool { return t.columns[at].class == class })
}

func (t *Table) shownAt(width int) []int {
	other := Table{columns: t.columns, needs: t.needs}
	other.choose(width - gutter)
	return other.shown
}

// Lines returns how many lines the table takes at a width, heads included, to
// show everything. Beyond so many rows it only counts them.
func (t *Table) Lines(width, most int) int {
	lines := 0
	if t.rows.Len() > 0 {
		lines++
	}
	if t.Len() > most {
		return lines + t.Len()
	}
	for i := range t.Len() {
		lines += t.Height(i, width)
	}
	return lines
}
