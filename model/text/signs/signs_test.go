package signs_test

import (
	"testing"

	"golang.org/x/text/width"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
)

// TestSignsTakeOneCell: on terminals of every kind, lines of boxes apart, and all of
// them have a character of ASCII.
func TestSignsTakeOneCell(t *testing.T) {
	t.Parallel()
	all := signs.Good + signs.Bad + signs.Warning + signs.Note + signs.Unknown + signs.NotChecked + signs.Absent + signs.Own + signs.Bar + signs.Opened + signs.Here + signs.Above + signs.Below +
		signs.Cut + signs.Between + string(signs.Hidden) + signs.Ascending + signs.Descending + signs.Full + signs.Rest
	for _, r := range all {
		kind := width.LookupRune(r).Kind()
		if measure.Rune(r) != 1 || kind != width.Neutral && kind != width.EastAsianNarrow {
			t.Errorf("%q takes %d cells, and is of the kind %v", r, measure.Rune(r), kind)
		}
		if like, ok := signs.ASCII[r]; r >= 0x80 && (!ok || like < ' ' || like > '~') {
			t.Errorf("%q is written as %q in ASCII", r, like)
		}
	}
}
