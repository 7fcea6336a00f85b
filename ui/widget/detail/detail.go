// Package detail says in full what a row of a list has in short: paragraphs and
// texts behind labels, in lines that scroll below the list.
package detail

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
)

// Column is where texts beside a label start, in cells.
const Column = 11

// Text is what is said of a row, in lines of at most Width cells.
type Text struct {
	Styles *look.Styles
	Width  int
	lines  lines
}

// Len returns the number of lines.
func (t *Text) Len() int { return len(t.lines) }

// Add adds lines as they are.
func (t *Text) Add(all ...string) { t.lines = append(t.lines, all...) }

// Paragraph adds a text that begins so many cells from the left.
func (t *Text) Paragraph(indent int, text string, ink look.Style) {
	for line := range wrap.Lines(text, max(t.Width-indent, 1)) {
		t.Add(strings.Repeat(" ", indent) + ink.Render(line))
	}
}

// Labelled adds a text behind its label.
func (t *Text) Labelled(label, text string, ink look.Style) {
	before := "  " + t.Styles.Muted.Render(label) + strings.Repeat(" ", max(Column-2-measure.Cells(label), 1))
	for line := range wrap.Lines(text, max(t.Width-Column, 1)) {
		t.Add(before + ink.Render(line))
		before = strings.Repeat(" ", Column)
	}
}

// View is a window on a Text. The zero View shows nothing.
type View struct{ list.List }

// Show shows a text. Where it stays the text of the same row, so does the place in it.
func (v *View) Show(text *Text, stays bool) {
	top, skip := v.Top()
	if !stays {
		v.Set(text.lines)
		return
	}
	v.Replace(text.lines, 0)
	v.ScrollTo(top, skip)
}

// HasMore reports whether the text has more lines than the window.
func (v *View) HasMore() bool {
	_, _, more := v.Position()
	return more
}

// lines cannot be selected, so that the keys scroll them.
type lines []string

// Len returns the number of lines.
func (l lines) Len() int { return len(l) }

// Selectable reports whether the cursor can stand on a line.
func (l lines) Selectable(int) bool { return false }

// Render returns line i.
func (l lines) Render(i, _ int, _ bool) []string { return []string{l[i]} }

// Height returns how many lines a line is.
func (l lines) Height(int, int) int { return 1 }
