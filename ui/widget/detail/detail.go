// Package detail says in full what a row of a list has in short: paragraphs and
// texts behind labels, in lines that scroll below the list.
package detail

import (
	"slices"
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/reader"
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

// View is a window on a Text, which is searched as every list is. Make it with New.
type View struct {
	*reader.Reader
	lines lines
}

// lines are those of a Text.
type lines = reader.Lines

// New returns a view that shows nothing.
func New(env *look.Env) *View { return &View{Reader: reader.New(env, lines(nil))} }

// Show shows a text. Where it stays the text of the same row, so do the place in it and
// what is searched for.
func (v *View) Show(text *Text, stays bool) {
	before := v.lines
	v.lines = text.lines
	switch {
	case !stays:
		v.Reader.Show(v.lines)
	case !slices.Equal(before, v.lines):
		v.Change(v.lines)
	}
}

// SetSize sets the size of the window in cells.
func (v *View) SetSize(width, height int) { v.SetBody(width, height) }
