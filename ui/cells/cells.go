// Package cells makes text exactly as wide as the place it goes to.
package cells

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Fit cuts text to width cells, with an ellipsis that says so, or fills it up
// with spaces. Text may be styled.
func Fit(text string, width int) string { return fill(text, width, "…") }

// Pad fills a line up to width cells. A line is cut there too, but without a
// sign: whoever makes lines keeps them within their width.
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
