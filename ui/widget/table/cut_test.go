package table

import (
	"testing"

	"ztsession/ui/keys"
	"ztsession/ui/look"
)

type texts [][]string

func (r texts) Len() int { return len(r) }

func (r texts) Cells(i int) []Cell {
	cells := make([]Cell, 0, len(r[i]))
	for _, text := range r[i] {
		cells = append(cells, Cell{Text: text})
	}
	return cells
}

func TestCutReturnsWhatTheRowUnderTheCursorShowsOnlyTheStartOf(t *testing.T) {
	table := New(look.New(look.Dark, true), keys.New().Move, Column{Title: "Name", Width: 8}, Column{Title: "E-mail", Width: 10})
	if got := table.Cut(); got != "" {
		t.Errorf("an empty table has %q cut", got)
	}
	table.SetRows(texts{{"Amina", "a@b.c"}, {"佐藤 由紀子", "yuki@example.com"}})
	table.SetSize(40, 5)
	for row, want := range []string{"", "佐藤 由紀子 · yuki@example.com"} {
		table.Select(row)
		if got := table.Cut(); got != want {
			t.Errorf("row %d: %q is cut, want %q", row, got, want)
		}
	}
}
