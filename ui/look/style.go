package look

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is a style of one line of text: colours and attributes, no size, border
// or padding. It keeps the escape sequences before and after a text, since
// Lip Gloss makes them anew for each of the hundreds of pieces of a frame. It is
// handed on by value, so the 600 bytes of Lip Gloss's own are kept once.
type Style struct {
	of            *lipgloss.Style // nil is a style that changes nothing
	before, after string
}

// NewStyle returns the style of a Lip Gloss style.
func NewStyle(style lipgloss.Style) Style {
	before, after, _ := strings.Cut(style.Render("x"), "x")
	return Style{of: &style, before: before, after: after}
}

// Render returns texts, joined by spaces, in the style. Line ends and tabs are left to Lip Gloss.
func (s Style) Render(texts ...string) string {
	text := strings.Join(texts, " ")
	switch {
	case strings.ContainsAny(text, "\n\t\r"):
		return s.Lipgloss().Render(text)
	case text == "":
		return ""
	default:
		return s.before + text + s.after
	}
}

// Lipgloss returns the style as the library has it.
func (s Style) Lipgloss() lipgloss.Style {
	if s.of == nil {
		return lipgloss.NewStyle()
	}
	return *s.of
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
