// Package measure counts the cells that text takes on a terminal, and cuts it by
// them. Most terminals, tmux and xterm among them, advance the cursor by the
// width of every code point (wcwidth), so a letter with a spacing vowel sign
// takes two cells and the half-width voicing marks of katakana take one each;
// others give a whole grapheme cluster the width of its first letter. All that
// is laid out here counts code points, which is never the smaller number for
// text that package safe let pass, and the painter moves the cursor to its
// column after every cluster about which terminals differ. Text may be styled.
//
// The library counts code points by a table of 2 MB, which it makes when it first
// needs it. Plain text, which is what most people ever see, is measured without:
// here by itself, or by clusters, which come to the same.
package measure

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Rune returns how many cells a code point takes by itself.
func Rune(r rune) int {
	if Plain(r) {
		return 1
	}
	var bytes [utf8.UTFMax]byte
	return ansi.StringWidthWc(string(utf8.AppendRune(bytes[:0], r)))
}

// Cluster returns the length in bytes and the width in cells of the first
// grapheme cluster of text, which must not be empty and has no escape sequences.
func Cluster(text string) (size, width int) {
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1, 1
	}
	if r, size := utf8.DecodeRuneInString(text); Plain(r) {
		if next, _ := utf8.DecodeRuneInString(text[size:]); size == len(text) || Plain(next) {
			return size, 1
		}
	}
	first, width := ansi.FirstGraphemeCluster(text, ansi.WcWidth)
	return len(first), width
}

// Piece returns what Cluster does, and of a cluster wider than limit cells its
// first code point alone: that is less readable, but a line has room for it.
func Piece(text string, limit int) (size, width int) {
	if size, width = Cluster(text); width > limit {
		r, bytes := utf8.DecodeRuneInString(text)
		return bytes, Rune(r)
	}
	return size, width
}

// Upto returns how many cells text without escape sequences takes, counting
// no further than it must to pass limit.
func Upto(text string, limit int) int {
	cells := 0
	for at := 0; at < len(text) && cells <= limit; {
		size, wide := Cluster(text[at:])
		at, cells = at+size, cells+wide
	}
	return cells
}

// Truncate cuts text at its end to at most width cells, of which the last are
// those of sign when something is cut.
func Truncate(text string, width int, sign string) string {
	cells, plain := count(text)
	if cells <= width {
		return text
	}
	if plain && isPlain(sign) {
		return ansi.Truncate(text, width, sign)
	}
	if ansi.StringWidth(text) <= width {
		// The library asks by clusters whether there is anything to cut. What
		// is added lies beyond the cut.
		text += strings.Repeat(" ", max(width, 0)+1)
	}
	return ansi.TruncateWc(text, width, sign)
}

// TruncateLeft takes so many cells from the start of text and puts sign there.
func TruncateLeft(text string, cells int, sign string) string {
	if isPlain(text) && isPlain(sign) {
		return ansi.TruncateLeft(text, cells, sign)
	}
	return ansi.TruncateLeftWc(text, cells, sign)
}
