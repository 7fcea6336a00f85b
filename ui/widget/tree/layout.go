package tree

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

// wrapped is a row in pieces, each for one line of the window, with all that
// drawing them needs.
type wrapped struct {
	row
	pieces  []piece
	matches []search.Span // of the search
	indent  string        // before the first piece
	hang    string        // before the others
	room    int           // cells behind the gutter
}

// wrapRow breaks a row at a depth into pieces for the lines of the window.
func (p *painter) wrapRow(r row, depth int) wrapped {
	b := wrapped{row: r, room: p.width - cells.Gutter(p.width)}
	inset := min(2*depth, b.room/3)
	b.indent = indent(depth, inset)
	hang := inset + measure.Upto(r.text[:r.start], b.room)
	if hang > b.room/2 {
		hang = min(inset+2, b.room/2)
	}
	if b.room-hang < 2 {
		// A wide character must fit.
		hang = 0
	}
	b.hang = strings.Repeat(" ", hang)
	b.pieces = wrap(r.text, b.room-inset, b.room-hang)
	b.matches = p.needle.Marks(r.text[:r.found])
	b.alignSpans()
	return b
}

// indent returns the cells before a row: two for each depth while there are so
// many, beyond that the depth as a number.
func indent(depth, cells int) string {
	if label := strconv.Itoa(depth) + signs.Opened; 2*depth > cells && len(label)-len(signs.Opened)+1 < cells {
		return fmt.Sprintf("%-*s", cells, label)
	}
	return strings.Repeat(" ", cells)
}

// alignSpans moves the ends of spans to the ends of grapheme clusters, so that
// no escape sequence comes between a letter and its marks.
func (b *wrapped) alignSpans() {
	at := 0 // the end of a cluster
	for i := range b.spans {
		end := b.spans[i].end
		if end == len(b.text) || b.text[end] < utf8.RuneSelf && b.text[end-1] < utf8.RuneSelf {
			at = end
			continue
		}
		for at < end {
			size, _ := measure.Cluster(b.text[at:])
			at += size
		}
		b.spans[i].end = at
	}
}
