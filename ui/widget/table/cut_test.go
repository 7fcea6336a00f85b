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
	for row, want := range []string{"", "佐藤 由紀子 ∙ yuki@example.com"} {
		table.Select(row)
		if got := table.Cut(); got != want {
			t.Errorf("row %d: %q is cut, want %q", row, got, want)
		}
	}
}

func TestUnseenAddsTheColumnsWithoutRoom(t *testing.T) {
	table := empty(look.New(look.Dark, true), keys.New().Move, column{head: "Name", width: 8}, column{head: "E-mail", width: 10, rank: 1}, column{head: "Seats", width: 10, rank: 2})
	table.setRows(texts{{"Amina", "a@b.c", "Access"}, {"佐藤 由紀子", "y@b.c", ""}})
	for width, want := range map[int][]string{40: {"", "佐藤 由紀子"}, 24: {"Seats: Access", "佐藤 由紀子"}, 10: {"E-mail: a@b.c ∙ Seats: Access", "佐藤 由紀子 ∙ E-mail: y@b.c"}} {
		table.SetSize(width, 5)
		for row, want := range want {
			table.Select(row)
			if got := table.Unseen(); got != want {
				t.Errorf("%d cells, row %d: %q, want %q", width, row, got, want)
			}
		}
	}
}
