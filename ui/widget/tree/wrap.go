package tree

import "ztsession/model/text/measure"

// piece is what of a text is on one line, in bytes.
type piece struct {
	from, to int
	tooWide  bool // a cluster wider than the window, which cannot be drawn
}

// wrap breaks text into pieces of at most first cells on the first line and
// rest cells on the others. It breaks behind a space when that leaves the line
// at least half full, otherwise between any two grapheme clusters; together the
// pieces are the whole text. A character wider than a line stands alone on one.
func wrap(text string, first, rest int) []piece {
	pieces := make([]piece, 0, 1)
	room := max(first, 1)
	from, used := 0, 0
	space, usedAtSpace := 0, 0 // behind the last space of the line
	for at := 0; at < len(text); {
		size, wide := measure.Piece(text[at:], max(rest, 1))
		if used+wide > room && at > from {
			to, filled := at, used
			if space > from && usedAtSpace*2 >= room {
				to, filled = space, usedAtSpace
			}
			pieces = append(pieces, piece{from: from, to: to, tooWide: filled > room})
			from, used, room = to, used-filled, max(rest, 1)
			space, usedAtSpace = 0, 0
			continue
		}
		at, used = at+size, used+wide
		if size == 1 && text[at-1] == ' ' {
			space, usedAtSpace = at, used
		}
	}
	return append(pieces, piece{from: from, to: len(text), tooWide: used > room})
}
