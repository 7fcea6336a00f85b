package tree

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// broken is a row in pieces with all that drawing them needs.
type broken struct {
	row
	pieces  []piece
	matches []piece // of the search, in bytes
	indent  string  // before the first piece
	hang    string  // before the others
	room    int     // cells behind the gutter
}

// gutter is the width of the column in which the cursor stands, in cells. The
// narrowest windows have no room for it.
func gutter(width int) int { return min(width/4, 2) }

// breakUp breaks a row at a depth into the lines of the window.
func (p *painter) breakUp(r row, depth int) broken {
	b := broken{row: r, room: p.width - gutter(p.width)}
	cells := min(2*depth, b.room/3)
	b.indent = indent(depth, cells)
	hang := cells + width(r.text[:r.start], b.room)
	if hang > b.room/2 {
		hang = min(cells+2, b.room/2)
	}
	if b.room-hang < 2 {
		// A wide character must fit.
		hang = 0
	}
	b.hang = strings.Repeat(" ", hang)
	b.pieces = wrap(r.text, b.room-cells, b.room-hang)
	b.matches = p.needle.all(r.text[:r.found])
	snap(&b)
	return b
}

// indent returns the cells before a row: two for each depth while there are so
// many, beyond that the depth as a number.
func indent(depth, cells int) string {
	if label := strconv.Itoa(depth) + "›"; 2*depth > cells && len(label)-len("›")+1 < cells {
		return fmt.Sprintf("%-*s", cells, label)
	}
	return strings.Repeat(" ", cells)
}

// snap moves the ends of matches and spans to the ends of grapheme clusters, so
// that no escape sequence comes between a letter and its marks.
func snap(b *broken) {
	for at := 0; at < len(b.text); {
		if b.text[at] < utf8.RuneSelf && (at+1 == len(b.text) || b.text[at+1] < utf8.RuneSelf) {
			at++
			continue
		}
		size, _ := cluster(b.text[at:])
		if size > 1 {
			snapTo(b, at, at+size)
		}
		at += size
	}
}

func snapTo(b *broken, from, to int) {
	inside := func(at int) bool { return from < at && at < to }
	for i := range b.spans {
		if inside(b.spans[i].end) {
			b.spans[i].end = to
		}
	}
	i, _ := slices.BinarySearchFunc(b.matches, from, func(m piece, at int) int { return m.to - at })
	for ; i < len(b.matches) && b.matches[i].from < to; i++ {
		if inside(b.matches[i].from) {
			b.matches[i].from = from
		}
		if inside(b.matches[i].to) {
			b.matches[i].to = to
		}
	}
}
