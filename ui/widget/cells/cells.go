// Package cells makes text as wide as the place it goes to. A cell is the place
// of one character on a terminal; a wide character takes two.
package cells

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Gutter returns the width in cells of the column in which the cursor of a list
// stands: two, and less in windows that are too narrow for it.
func Gutter(width int) int { return min(width/4, 2) }

// Fit cuts text to width cells, with an ellipsis at its end, or fills it up with
// spaces. Text may be styled.
func Fit(text string, width int) string { return fill(text, width, "…") }

// Pad fills a line up to width cells, and cuts it there without a sign: lines are
// made to fit, so that nothing of meaning is lost.
func Pad(line string, width int) string { return fill(line, width, "") }

func fill(text string, width int, sign string) string {
	if width <= 0 {
		return ""
	}
	cells := ansi.StringWidth(text)
	if cells > width {
		text = ansi.Truncate(text, width, sign)
		cells = ansi.StringWidth(text)
	}
	return text + strings.Repeat(" ", max(width-cells, 0))
}

// Cluster returns the length in bytes and the width in cells of the first
// grapheme cluster of text, which must not be empty and has no escape sequences.
func Cluster(text string) (size, width int) {
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1, 1
	}
	first, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return len(first), width
}

// Width returns how many cells text without escape sequences takes, counting
// no further than it must to pass limit.
func Width(text string, limit int) int {
	cells := 0
	for at := 0; at < len(text) && cells <= limit; {
		size, wide := Cluster(text[at:])
		at, cells = at+size, cells+wide
	}
	return cells
}

// FitMiddle returns text without escape sequences, with its middle replaced by
// an ellipsis when it is wider than limit cells. It is meant for paths, whose
// ends matter most and whose starts are needed to find the place.
func FitMiddle(text string, limit int) string {
	if limit <= 0 {
		return ""
	}
	if Width(text, limit) <= limit {
		return text
	}
	head := ansi.Truncate(text, (limit-1)/2, "")
	tail := ansi.TruncateLeft(text, ansi.StringWidth(text)-limit/2, "")
	for ansi.StringWidth(head)+1+ansi.StringWidth(tail) > limit {
		size, _ := Cluster(tail)
		tail = tail[size:]
	}
	return head + "…" + tail
}
