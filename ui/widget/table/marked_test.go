package table

import (
	"testing"
	"unicode/utf8"

	"ztsession/model/text/measure"
)

// TestMarkingKeepsClustersAndCharactersWhole: a mark inside a grapheme cluster
// makes the line wider, one inside a character makes it invalid.
func TestMarkingKeepsClustersAndCharactersWhole(t *testing.T) {
	for _, tt := range [][2]string{
		{"👩🏽\u200d💻 ana", "💻"}, {"🇩🇪 Jo", "🇩"}, // 26 cells instead of 24
		{"ȺȺ\u212a x", "k"}, // lower case has as many bytes, in other places: half a character is written
	} {
		tab := newTable(40, 2, texts{{tt[0], "next"}}, column{head: "Name", width: 10}, column{head: "B", width: 10})
		before := measure.Cells(tab.View(false)[1])
		tab.SetMatch(tt[1])
		if line := tab.View(false)[1]; measure.Cells(line) != before || !utf8.ValidString(line) {
			t.Errorf("%q in %q: %d cells, want %d: %q", tt[1], tt[0], measure.Cells(line), before, line)
		}
	}
}
