package tree

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// piece is what of a text is on one line, in bytes.
type piece struct {
	from, to int
	tooWide  bool // a cluster wider than the window, which cannot be drawn
}

// cluster returns the length in bytes and the width in cells of the first
// grapheme cluster of safe text.
func cluster(text string) (size, cells int) {
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1, 1
	}
	first, cells := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return len(first), cells
}

// wrap breaks text into pieces of at most first cells on the first line and
// rest cells on the others. It breaks behind a space when that leaves the line
// at least half full, otherwise between any two grapheme clusters; together the
// pieces are the whole text. A cluster that is wider than a line stands alone on one.
func wrap(text string, first, rest int) []piece {
	pieces := make([]piece, 0, 1)
	room := max(first, 1)
	from, cells := 0, 0
	space, spaceCells := 0, 0 // behind the last space of the line
	for at := 0; at < len(text); {
		size, wide := cluster(text[at:])
		if cells+wide > room && at > from {
			to, used := at, cells
			if space > from && spaceCells*2 >= room {
				to, used = space, spaceCells
			}
			pieces = append(pieces, piece{from: from, to: to, tooWide: used > room})
			from, cells, room = to, cells-used, max(rest, 1)
			space, spaceCells = 0, 0
			continue
		}
		at, cells = at+size, cells+wide
		if size == 1 && text[at-1] == ' ' {
			space, spaceCells = at, cells
		}
	}
	return append(pieces, piece{from: from, to: len(text), tooWide: cells > room})
}

// width returns the cells of safe text, counting no further than limit.
func width(text string, limit int) int {
	cells := 0
	for at := 0; at < len(text) && cells <= limit; {
		size, wide := cluster(text[at:])
		at, cells = at+size, cells+wide
	}
	return cells
}

// shorten returns text with its middle replaced by an ellipsis when it is
// wider than limit cells; the end of a path tells most, and its start where it is.
func shorten(text string, limit int) string {
	if limit <= 0 {
		return ""
	}
	if width(text, limit) <= limit {
		return text
	}
	head := ansi.Truncate(text, (limit-1)/2, "")
	tail := ansi.TruncateLeft(text, ansi.StringWidth(text)-limit/2, "")
	for ansi.StringWidth(head)+1+ansi.StringWidth(tail) > limit {
		size, _ := cluster(tail)
		tail = tail[size:]
	}
	return head + "…" + tail
}
