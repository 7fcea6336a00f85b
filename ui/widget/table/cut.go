package table

import (
	"slices"
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
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
	return strings.Join(whole, signs.Between)
}

// Unseen returns what Cut does and what stands in the columns without room, each
// behind its head.
func (t *Table) Unseen() string {
	at := t.Cursor()
	if at < 0 || at >= t.rows.Len() {
		return ""
	}
	var pieces []string
	if cut := t.Cut(); cut != "" {
		pieces = append(pieces, cut)
	}
	for n, cell := range t.rows.Cells(at) {
		if cell.text != "" && !slices.Contains(t.shown, n) {
			pieces = append(pieces, t.columns[n].head+": "+cell.text)
		}
	}
	return strings.Join(pieces, signs.Between)
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
