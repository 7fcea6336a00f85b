// Package cells makes text exactly as wide as the place it goes to.
package cells

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/width"
)

// Fit cuts text to width cells, with an ellipsis that says so, or fills it up
// with spaces. Text may be styled.
func Fit(text string, width int) string { return fill(text, width, "…") }

// Pad fills a line up to width cells. A line is cut there too, but without a
// sign: whoever makes lines keeps them within their width.
func Pad(line string, width int) string { return fill(line, width, "") }

func fill(text string, room int, sign string) string {
	if room <= 0 {
		return ""
	}
	cells := width.Of(text)
	if cells > room {
		text = ansi.Truncate(text, room, sign)
		cells = width.Of(text)
	}
	return text + strings.Repeat(" ", max(room-cells, 0))
}
