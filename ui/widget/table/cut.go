package table

import (
	"strings"

	"ztsession/model/text/measure"
)

// Cut returns in full what the row under the cursor shows only the start of,
// for a place beside the table; empty when every cell of it is whole.
func (t *Table) Cut() string {
	at := t.Cursor()
	if at < 0 || at >= t.rows.Len() {
		return ""
	}
	cells := t.rows.Cells(at)
	var whole []string
	for n, column := range t.shown {
		if text := cells[column].text; measure.Cells(text) > t.widths[n] {
			whole = append(whole, text)
		}
	}
	return strings.Join(whole, " · ")
}

// Shows reports whether text is the whole of a cell that row i shows.
func (t *Table) Shows(i int, text string) bool {
	cells := t.rows.Cells(i)
	for n, column := range t.shown {
		if cells[column].text == text && measure.Cells(text) <= t.widths[n] {
			return true
		}
	}
	return false
}
