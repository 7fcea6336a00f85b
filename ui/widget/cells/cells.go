// Package cells makes text as wide as the place it goes to. A cell is the place
// of one character on a terminal; a wide character takes two.
package cells

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
)

// Gutter returns the width in cells of the column in which the cursor of a list
// stands: two, and less in windows that are too narrow for it.
func Gutter(width int) int { return min(width/4, 2) }

// Fit cuts text to width cells, with an ellipsis at its end, or fills it up with
// spaces. Text may be styled.
func Fit(text string, width int) string { return fill(text, width, signs.Cut) }

// Pad fills a line up to width cells, and cuts it there without a sign: lines are
// made to fit, so that nothing of meaning is lost.
func Pad(line string, width int) string { return fill(line, width, "") }

func fill(text string, width int, sign string) string {
	if width <= 0 {
		return ""
	}
	cells := measure.Cells(text)
	if cells > width {
		text = measure.Truncate(text, width, sign)
		cells = measure.Cells(text)
	}
	return text + strings.Repeat(" ", max(width-cells, 0))
}

// Beyond tells in the first cell of the lines of a window, where that is free, that there
// is more above them or below.
func Beyond(lines []string, above, below bool) {
	tell := func(y int, sign string) {
		if rest, free := strings.CutPrefix(lines[y], " "); free || lines[y] == "" {
			lines[y] = sign + rest
		}
	}
	if above && len(lines) > 1 {
		tell(0, signs.Above)
	}
	if below && len(lines) > 0 {
		tell(len(lines)-1, signs.Below)
	}
}

// FitMiddle returns text without escape sequences, with its middle replaced by
// an ellipsis when it is wider than limit cells. It is meant for paths, whose
// ends matter most and whose starts are needed to find the place.
func FitMiddle(text string, limit int) string {
	if limit <= 0 {
		return ""
	}
	if measure.Upto(text, limit) <= limit {
		return text
	}
	head := measure.Truncate(text, (limit-1)/2, "")
	tail := measure.TruncateLeft(text, measure.Cells(text)-limit/2, "")
	for measure.Cells(head)+1+measure.Cells(tail) > limit {
		size, _ := measure.Cluster(tail)
		tail = tail[size:]
	}
	return head + signs.Cut + tail
}
