package compare

import (
	"strings"

	"ztsession/model/compare"
	"ztsession/model/text/measure"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/reader"
)

// lines are the lines of the detail.
type lines = reader.Lines

// mostParts is how many parts of a row the detail has; nobody scrolls through
// more, and ztsession diff writes them all.
const mostParts = 1000

// detailLines returns all that is to be said of a row, in lines of a width.
func (s *Screen) detailLines(row *compare.Row, width int) lines {
	if row == nil || width < leader {
		return nil
	}
	d := drawing{styles: s.env.Styles, width: width}
	clock := s.env.Clock
	d.paragraph(2, words.Capital(row.Sentence(clock)), s.env.Styles.Strong)
	d.labelled("There", row.There.Text(clock), s.sideStyle(row, &row.There))
	d.labelled("Here", row.Here.Text(clock), s.sideStyle(row, &row.Here))
	s.parts(&d, row)
	if row.Change != compare.Same {
		d.labelled("Matters", weightWords[row.Weight], s.env.Styles.Text)
	}
	there, here := string(row.There.Path()), string(row.Here.Path())
	switch {
	case there != "" && here != "" && there != here:
		d.labelled("From", there+" there", s.env.Styles.Muted)
		d.labelled("", here+" here", s.env.Styles.Muted)
	case there+here != "":
		d.labelled("From", max(here, there), s.env.Styles.Muted)
	}
	return d.lines
}

// weightWords say how much a difference matters.
var weightWords = map[compare.Weight]string{
	compare.Decisive:  "By itself it can let the one in and keep the other out.",
	compare.Important: "It may let the one in and keep the other out.",
	compare.Ordinary:  "A rule may look at it.",
	compare.Minor:     "Hardly any rule looks at it.",
	compare.Noise:     "No: it differs between any two logins.",
}

// parts adds what differs within a row.
func (s *Screen) parts(d *drawing, row *compare.Row) {
	shown := 0
	for i := range row.Parts {
		part := &row.Parts[i]
		if part.Weight == compare.Noise && !s.noise {
			continue
		}
		if shown++; shown == 1 {
			d.lines = append(d.lines, "")
		}
		if shown > mostParts {
			continue
		}
		d.part(part, s)
	}
	if shown > mostParts {
		d.paragraph(2, "and "+words.Thousands(shown-mostParts)+" more; ztsession diff prints them all", s.env.Styles.Muted)
	}
	if shown > 0 {
		d.lines = append(d.lines, "")
	}
}

// drawing is what is written so far.
type drawing struct {
	styles *look.Styles
	width  int
	lines  lines
}

// labelColumn is where texts beside a label start, in cells.
const labelColumn = 11

func (d *drawing) paragraph(indent int, text string, ink look.Style) {
	for line := range wrap.Lines(text, max(d.width-indent, 1)) {
		d.lines = append(d.lines, strings.Repeat(" ", indent)+ink.Render(line))
	}
}

func (d *drawing) labelled(label, text string, ink look.Style) {
	before := "  " + d.styles.Muted.Render(label) + strings.Repeat(" ", labelColumn-2-len(label))
	for line := range wrap.Lines(text, max(d.width-labelColumn, 1)) {
		d.lines = append(d.lines, before+ink.Render(line))
		before = strings.Repeat(" ", labelColumn)
	}
}

// part writes a part in the columns of the list, or as a sentence where they have
// no room or do not hold it.
func (d *drawing) part(part *compare.Row, s *Screen) {
	in, clock := columnsIn(d.width), s.env.Clock
	there, here := part.There.Text(clock), part.Here.Text(clock)
	sign := "  " + s.weightStyle(part).Render(part.Change.Symbol()) + " "
	fits := measure.Cells(part.Subject) <= in.subject && measure.Cells(there) <= in.there && measure.Cells(here) <= in.here
	if d.width >= sideBySide && fits {
		blank := func(text string, width int) string { return strings.Repeat(" ", width-measure.Cells(text)+gap) }
		d.lines = append(d.lines, sign+part.Subject+blank(part.Subject, in.subject)+
			s.sideStyle(part, &part.There).Render(there)+blank(there, in.there)+s.sideStyle(part, &part.Here).Render(here))
		return
	}
	before := sign
	for line := range wrap.Lines(part.Line(clock), max(d.width-leader, 1)) {
		d.lines = append(d.lines, before+line)
		before = strings.Repeat(" ", leader)
	}
	if full := there + " -> " + here; !strings.Contains(part.Line(clock), there) || !strings.Contains(part.Line(clock), here) {
		d.paragraph(leader+2, full, d.styles.Muted)
	}
}
