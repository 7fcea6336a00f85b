package table

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Cut returns in full what the row under the cursor shows only the start of,
// for a place beside the table; empty when every cell of it is whole.
func (t *Table) Cut() string {
	at := t.Cursor()
	if at < 0 {
		return ""
	}
	cells := t.rows.Cells(at)
	var whole []string
	for n, column := range t.shown {
		if text := cells[column].Text; ansi.StringWidth(text) > t.width[n] {
			whole = append(whole, text)
		}
	}
	return strings.Join(whole, " · ")
}
