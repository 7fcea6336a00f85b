package box

import (
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/layout"
	"ztsession/ui/look"
)

// Banner is a sentence above what a screen shows. A failure stays until it is
// put away, a note until the next key.
type Banner struct {
	text   string
	failed bool
}

// Note returns a banner that is read and gone.
func Note(text string) Banner { return Banner{text: text} }

// Failure returns a banner about what did not work.
func Failure(text string) Banner { return Banner{text: text, failed: true} }

// Masked returns the banner without what looks personal in it, or is known to be.
func (b Banner) Masked(m *mask.Masker) Banner {
	b.text = m.Text(b.text)
	return b
}

// Shown reports whether there is anything to say.
func (b Banner) Shown() bool { return b.text != "" }

// Text is what the banner says.
func (b Banner) Text() string { return b.text }

// Failed reports whether the banner is about what did not work.
func (b Banner) Failed() bool { return b.failed }

// Height returns how many lines the banner needs at a width, in cells.
func (b Banner) Height(width int) int { return len(b.Lines(width)) }

// Lines breaks the banner into lines that leave a margin within a width, in cells.
func (b Banner) Lines(width int) []string {
	switch {
	case b.text == "" || width < 3:
		return nil
	case b.failed:
		return wrap.Text("! "+b.text, width-2)
	default:
		return wrap.Text(b.text, width-2)
	}
}

// Draw returns the lines of the banner in its area. The first sentence says
// what happened; what has no room is cut.
func (b Banner) Draw(styles *look.Styles, area layout.Rect) []string {
	style := styles.Muted
	if b.failed {
		style = styles.Warning
	}
	lines := b.Lines(area.W)
	if len(lines) > area.H {
		lines = lines[:area.H]
		lines[area.H-1] = measure.Truncate(lines[area.H-1]+" "+signs.Cut, area.W-2, signs.Cut)
	}
	for y, line := range lines {
		lines[y] = " " + style.Render(line)
	}
	return Fill(lines, area)
}

// Paragraph breaks text into lines of at most width cells, with a margin on
// their left and an empty line before them.
func Paragraph(styles *look.Styles, text string, width int) []string {
	lines := []string{""}
	for _, line := range Note(text).Lines(width) {
		lines = append(lines, "  "+styles.Muted.Render(line))
	}
	return lines
}
