package pane

import (
	"strings"

	"ztsession/model/text/words"
	"ztsession/ui/look"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/search"
)

// marker marks what is looked for in itemTexts.
type marker struct {
	needle search.Needle
	ink    look.Style
}

// write writes the piece of a line in the style of its text.
func (m marker) write(out *strings.Builder, piece string, marks []search.Span, ink look.Style) {
	search.Write(out, piece, marks, ink, m.ink)
}

// marker marks what is looked for.
func (it *items) marker() marker { return marker{needle: it.found.Needle(), ink: it.styles.Found} }

// Texts returns the rows as a search sees them.
func (it *items) Texts() search.Rows { return itemTexts(it.all) }

// itemTexts are rows as a search sees them.
type itemTexts []item

// Len returns the number of rows.
func (x itemTexts) Len() int { return len(x) }

// Total returns how many rows are facts.
func (x itemTexts) Total() int {
	total := 0
	for i := range x {
		if x.Part(i) == find.Row {
			total++
		}
	}
	return total
}

// AppendText appends what row i says.
func (x itemTexts) AppendText(dst []byte, i int) []byte {
	one := &x[i]
	pieces := [...]string{one.row.Label, one.row.Text, one.pair.Name, one.pair.Wanted, one.pair.Found}
	if one.kind == itemTitle || one.kind == itemPairHead || one.kind == itemBlank {
		return dst
	}
	for _, piece := range pieces {
		if piece != "" {
			dst = append(append(dst, piece...), "  "...)
		}
	}
	return dst
}

// Part says what row i is to a filter.
func (x itemTexts) Part(i int) find.Part {
	switch x[i].kind {
	case itemTitle, itemPairHead:
		return find.Title
	case itemBlank:
		return find.Space
	case itemFact, itemPair:
	}
	return find.Row
}

// status says which of the rows the cursor is on when some are out of sight.
// What is looked for comes first.
func (it *items) status(l *find.List) string {
	at := l.Cursor()
	if found := l.Status(); found != "" {
		return found
	}
	if _, _, more := l.Position(); !more || at < 0 || at >= len(it.all) {
		return ""
	}
	return words.Place(it.all[at].number, it.chosen)
}
