package table

import (
	"testing"

	"ztsession/ui/keys"
	"ztsession/ui/look"
)

func TestCutReturnsWhatTheRowUnderTheCursorShowsOnlyTheStartOf(t *testing.T) {
	table := empty(look.New(look.Dark, true), keys.New().Move, column{head: "Name", width: 8}, column{head: "E-mail", width: 10})
	if got := table.Cut(); got != "" {
		t.Errorf("an empty table has %q cut", got)
	}
	table.setRows(texts{{"Amina", "a@b.c"}, {"佐藤 由紀子", "yuki@example.com"}})
	table.SetSize(40, 5)
	for row, want := range []string{"", "佐藤 由紀子 · yuki@example.com"} {
		table.Select(row)
		if got := table.Cut(); got != want {
			t.Errorf("row %d: %q is cut, want %q", row, got, want)
		}
	}
}
