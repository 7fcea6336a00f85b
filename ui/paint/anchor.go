package paint

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// pictures is where the blocks begin that hold nearly only emoji. Terminals whose tables
// are older than one of them take it for narrow.
const pictures = 0x1f000

// anchor has every character of a row about which terminals differ say the column in
// which the next begins: they count the parts of an emoji, a vowel sign or a flag, or
// give the whole the width of its first letter (mode 2027 and others), and leave out
// what they have no room for, as tmux does. The renderer itself goes back to its column
// only at the end of a row. The cells of such a character are filled first, so that
// nothing of the style is missing where a terminal takes fewer. Ideographs and the like
// are two cells everywhere; behind the last of a word the column is said too, at little cost.
func (s *screen) anchor(y int) {
	width := s.cells.Width()
	for x := 0; x < width; x++ {
		cell := s.cells.CellAt(x, y)
		if cell == nil || cell.Width < 2 || strings.IndexByte(cell.Content, ansi.ESC) >= 0 {
			continue
		}
		end := x + cell.Width
		r, size := utf8.DecodeRuneInString(cell.Content)
		disputed := size < len(cell.Content) || r >= pictures
		switch {
		case disputed:
			cell.Content = strings.Repeat(" ", cell.Width) + ansi.CursorHorizontalAbsolute(x+1) + cell.Content
		case end < width && s.cells.CellAt(end, y).Width > 1:
			continue // The next of the word says it.
		}
		if end < width {
			cell.Content += ansi.CursorHorizontalAbsolute(end + 1)
		}
	}
}
