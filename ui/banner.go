package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/wrap"
	"ztsession/ui/layout"
	"ztsession/ui/theme"
)

// bannerLines breaks a banner into the lines that it needs.
func bannerLines(text string, width int) []string {
	if text == "" || width < 3 {
		return nil
	}
	return wrap.Text(text, width-2)
}

// isFailure reports whether a banner tells of a failure, which stays until esc.
func isFailure(banner string) bool { return strings.HasPrefix(banner, "!") }

// drawBanner returns the lines of a banner in its area. The first sentence says
// what happened; what has no room is cut.
func drawBanner(styles *theme.Styles, text string, area layout.Rect) []string {
	style := styles.Muted
	if isFailure(text) {
		style = styles.Warning
	}
	lines := bannerLines(text, area.W)
	if len(lines) > area.H {
		lines = lines[:area.H]
		lines[area.H-1] = ansi.Truncate(lines[area.H-1]+" …", area.W-2, "…")
	}
	for y, line := range lines {
		lines[y] = " " + style.Render(line)
	}
	return fill(lines, area)
}
