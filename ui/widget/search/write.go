package search

import (
	"strings"

	"ztsession/ui/look"
)

// Write writes text in a style, and its marks in another.
func Write(out *strings.Builder, text string, marks []Span, ink, match look.Style) {
	at := 0
	for _, one := range marks {
		ink.Write(out, text[at:one.From])
		match.Write(out, text[one.From:one.To])
		at = one.To
	}
	ink.Write(out, text[at:])
}

// Pieces returns the marks in each of the pieces into which a text was broken, such
// as lines: what is found may begin in one and end in the next. Pieces that are no
// parts of the text one behind the other have the marks of their own texts.
func (n Needle) Pieces(text string, pieces []string) [][]Span {
	marks := make([][]Span, len(pieces))
	if n.Empty() {
		return marks
	}
	if len(pieces) == 1 && pieces[0] == text {
		marks[0] = n.Marks(text)
		return marks
	}
	all, at := n.Marks(text), 0
	for i, piece := range pieces {
		from := strings.Index(text[at:], piece)
		if from < 0 {
			marks[i] = n.Marks(piece)
			continue
		}
		from += at
		at = from + len(piece)
		for _, one := range all {
			if one.To > from && one.From < at {
				marks[i] = append(marks[i], Span{From: max(one.From-from, 0), To: min(one.To, at) - from})
			}
		}
	}
	return marks
}
