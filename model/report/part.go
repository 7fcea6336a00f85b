package report

import (
	"io"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/finding"
)

// Part is a part of a report, which stands on the screen as one pane.
type Part uint8

// The parts.
const (
	Answer Part = iota
	Identity
	Devices
	Posture
	Certificate
)

// TextOf writes one part of what Text writes.
func TextOf(w io.Writer, s *model.Session, c clock.Clock, width int, part Part) error {
	p := newPrinter(w, width)
	c.Precise = true
	switch part {
	case Answer:
		answer := finding.Of(s, c.Now)
		p.answer(s, &answer, c)
	case Identity:
		p.groups(facts.Identity(s, c))
	case Devices:
		p.devices(s, c)
	case Posture:
		p.posture(s, c)
		p.rules(s)
		p.passed(s.Posture.Value, c)
	case Certificate:
		p.groups(facts.MTLS(s, c))
	}
	return p.out.Flush()
}
