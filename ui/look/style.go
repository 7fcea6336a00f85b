package look

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is a style of one line of text: colours and attributes, no size, border
// or padding. It keeps the escape sequences before and after a text, since
// Lip Gloss makes them anew for each of the hundreds of pieces of a frame.
type Style struct {
	lipgloss.Style
	before, after string
}

// NewStyle returns the style of a Lip Gloss style.
func NewStyle(style lipgloss.Style) Style {
	before, after, _ := strings.Cut(style.Render("x"), "x")
	return Style{Style: style, before: before, after: after}
}

// Render returns texts, joined by spaces, in the style. Line ends and tabs are left to Lip Gloss.
func (s Style) Render(texts ...string) string {
	text := strings.Join(texts, " ")
	switch {
	case strings.ContainsAny(text, "\n\t\r"):
		return s.Style.Render(text)
	case text == "":
		return ""
	default:
		return s.before + text + s.after
	}
}

// Write writes what Render returns for a text without line ends and tabs.
func (s Style) Write(out *strings.Builder, text string) {
	if text == "" {
		return
	}
	out.WriteString(s.before)
	out.WriteString(text)
	out.WriteString(s.after)
}
