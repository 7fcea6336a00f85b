package compare

import (
	"strings"

	"ztsession/model/compare"
	"ztsession/model/text/measure"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/widget/detail"
)

// mostParts is how many parts of a row the detail has; nobody scrolls through
// more, and ztsession diff writes them all.
const mostParts = 1000

// detailText returns all that is to be said of a row, in lines of a width.
func (s *Screen) detailText(row *compare.Row, width int) *detail.Text {
	d := &detail.Text{Styles: s.env.Styles, Width: width}
	if row == nil || width < leader {
		return d
	}
	clock := s.env.Clock
	d.Paragraph(2, words.Capital(row.Sentence(clock)), s.env.Styles.Strong)
	d.Labelled("There", row.There.Text(clock), s.sideStyle(row, &row.There))
	d.Labelled("Here", row.Here.Text(clock), s.sideStyle(row, &row.Here))
	s.parts(d, row)
	if row.Change != compare.Same {
		d.Labelled("Matters", weightWords[row.Weight], s.env.Styles.Text)
	}
	there, here := string(row.There.Path()), string(row.Here.Path())
	switch {
	case there != "" && here != "" && there != here:
		d.Labelled("From", there+" there", s.env.Styles.Muted)
		d.Labelled("", here+" here", s.env.Styles.Muted)
	case there+here != "":
		d.Labelled("From", max(here, there), s.env.Styles.Muted)
	}
	return d
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
func (s *Screen) parts(d *detail.Text, row *compare.Row) {
	shown := 0
	for i := range row.Parts {
		part := &row.Parts[i]
		if part.Weight == compare.Noise && !s.noise {
			continue
		}
		if shown++; shown == 1 {
			d.Add("")
		}
		if shown > mostParts {
			continue
		}
		s.part(d, part)
	}
	if shown > mostParts {
		d.Paragraph(2, "and "+words.Thousands(shown-mostParts)+" more; ztsession diff prints them all", s.env.Styles.Muted)
	}
	if shown > 0 {
		d.Add("")
	}
}

// part writes a part in the columns of the list, or as a sentence where they have
// no room or do not hold it.
func (s *Screen) part(d *detail.Text, part *compare.Row) {
	in, clock := columnsIn(d.Width), s.env.Clock
	there, here := part.There.Text(clock), part.Here.Text(clock)
	sign := "  " + s.weightStyle(part).Render(part.Change.Symbol()) + " "
	fits := measure.Cells(part.Subject) <= in.subject && measure.Cells(there) <= in.there && measure.Cells(here) <= in.here
	if d.Width >= sideBySide && fits {
		blank := func(text string, width int) string { return strings.Repeat(" ", width-measure.Cells(text)+gap) }
		d.Add(sign + part.Subject + blank(part.Subject, in.subject) +
			s.sideStyle(part, &part.There).Render(there) + blank(there, in.there) + s.sideStyle(part, &part.Here).Render(here))
		return
	}
	before := sign
	for line := range wrap.Lines(part.Line(clock), max(d.Width-leader, 1)) {
		d.Add(before + line)
		before = strings.Repeat(" ", leader)
	}
	if full := there + " -> " + here; !strings.Contains(part.Line(clock), there) || !strings.Contains(part.Line(clock), here) {
		d.Paragraph(leader+2, full, d.Styles.Muted)
	}
}
