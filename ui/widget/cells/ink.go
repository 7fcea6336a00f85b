package cells

import (
	"strings"
)

// Ink is a style as the escape sequences before and after a text. Rendering
// through lipgloss costs microseconds for each piece, of which a frame has
// hundreds. Make it with NewInk; the zero Ink paints nothing.
type Ink struct{ before, after string }

// NewInk returns the ink of a style that has colours and attributes only: no
// size, border or padding.
func NewInk(style interface{ Render(texts ...string) string }) Ink {
	before, after, _ := strings.Cut(style.Render("x"), "x")
	return Ink{before: before, after: after}
}

// Paint returns text, which has no line ends, in the style.
func (i Ink) Paint(text string) string {
	if text == "" {
		return ""
	}
	return i.before + text + i.after
}

// Write writes what Paint returns.
func (i Ink) Write(out *strings.Builder, text string) {
	if text == "" {
		return
	}
	out.WriteString(i.before)
	out.WriteString(text)
	out.WriteString(i.after)
}
