package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/layout"
	"ztsession/ui/theme"
	"ztsession/ui/widget/cells"
)

// fill returns exactly r.H lines of r.W cells.
func fill(lines []string, r layout.Rect) []string {
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

// box is a pane with a border, a title on its left and a status on its right.
type box struct {
	title, status string
	focused       bool
}

// draw returns exactly r.H lines of r.W cells.
func (b box) draw(styles *theme.Styles, lines []string, r layout.Rect) []string {
	if r.W < 2 || r.H < 2 {
		return fill(lines, r)
	}
	border := styles.Border
	if b.focused {
		border = styles.Focused
	}
	side := border.Render("│")
	out := make([]string, 0, r.H)
	out = append(out, border.Render("╭─")+rule(styles, b, r.W-4)+border.Render("─╮"))
	for _, line := range fill(lines, r.Inner()) {
		out = append(out, side+line+side)
	}
	return append(out, border.Render("╰"+strings.Repeat("─", r.W-2)+"╯"))
}

// fitStatus leaves out the last pieces of a status until it fits width cells.
func fitStatus(status string, width int) string {
	for ansi.StringWidth(status) > width {
		at := strings.LastIndex(status, " · ")
		if at < 0 {
			return ""
		}
		status = status[:at]
	}
	return status
}

// rule returns a line with a title and a status, width cells wide. The pane in
// focus has a mark, so that it can be told without colour.
func rule(styles *theme.Styles, b box, width int) string {
	border, title := styles.Border, styles.Strong
	name := " " + b.title + " "
	if b.focused {
		border, title = styles.Focused, styles.Accent
		name = " ▸ " + b.title + " "
	}
	status := ""
	if b.status != "" {
		status = " " + b.status + " "
	}
	if ansi.StringWidth(name)+ansi.StringWidth(status) > width {
		name = ansi.Truncate(name, max(width-ansi.StringWidth(status), min(width, 24)), "… ")
	}
	if room := width - ansi.StringWidth(name); ansi.StringWidth(status) > room {
		if status = fitStatus(b.status, room-2); status != "" {
			status = " " + status + " "
		}
	}
	line := strings.Repeat("─", max(width-ansi.StringWidth(name)-ansi.StringWidth(status), 0))
	return title.Render(name) + border.Render(line) + styles.Muted.Render(status)
}
