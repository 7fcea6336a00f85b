// Package box draws what stands around things: borders with a title and a
// status, and banners.
package box

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
)

// Fill returns exactly r.H lines of r.W cells.
func Fill(lines []string, r layout.Rect) []string {
	out := make([]string, r.H)
	for y := range out {
		line := ""
		if y < len(lines) {
			line = lines[y]
		}
		out[y] = cells.Pad(line, r.W)
	}
	return out
}

// Box is an area with a border, a title on its left and a status on its right.
type Box struct {
	Title, Status string
	// Focused says that keys go here.
	Focused bool
}

// Draw returns exactly r.H lines of r.W cells.
func (b Box) Draw(styles *look.Styles, lines []string, r layout.Rect) []string {
	if r.W < 2 || r.H < 2 {
		return Fill(lines, r)
	}
	border := styles.Border
	if b.Focused {
		border = styles.Focused
	}
	side := border.Render("│")
	out := make([]string, 0, r.H)
	out = append(out, border.Render("╭─")+b.Rule(styles, r.W-4)+border.Render("─╮"))
	for _, line := range Fill(lines, r.Inner()) {
		out = append(out, side+line+side)
	}
	return append(out, border.Render("╰"+strings.Repeat("─", r.W-2)+"╯"))
}

// FitStatus leaves out the last pieces of a status until it fits width cells.
func FitStatus(status string, width int) string {
	for measure.Cells(status) > width {
		at := strings.LastIndex(status, signs.Between)
		if at < 0 {
			return ""
		}
		status = status[:at]
	}
	return status
}

// Rule returns a line with a title and a status, width cells wide. The pane in
// focus has a mark, so that it can be told without colour.
func (b Box) Rule(styles *look.Styles, width int) string {
	border, title := styles.Border, styles.Strong
	name := " " + b.Title + " "
	if b.Focused {
		border, title = styles.Focused, styles.Accent
		name = " " + signs.Here + " " + b.Title + " "
	}
	status := ""
	if b.Status != "" {
		status = " " + b.Status + " "
	}
	if measure.Cells(name)+measure.Cells(status) > width {
		name = measure.Truncate(name, max(width-measure.Cells(status), min(width, 24)), signs.Cut+" ")
	}
	if room := width - measure.Cells(name); measure.Cells(status) > room {
		if status = FitStatus(b.Status, room-2); status != "" {
			status = " " + status + " "
		}
	}
	line := strings.Repeat("─", max(width-measure.Cells(name)-measure.Cells(status), 0))
	return title.Render(name) + border.Render(line) + styles.Muted.Render(status)
}
