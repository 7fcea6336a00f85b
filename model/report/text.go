// Package report renders a session for reading outside the program: as aligned
// text, as Markdown for a ticket, and as the JSON that was received. The words
// are those of package facts, so reports and screens agree.
package report

import (
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/headline"
	"ztsession/model/sample"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/model/ticket"
)

// Width is how many cells wide a text report is unless something else is asked for.
const Width = 80

const indent = 2

// Text writes everything that s reports as aligned text without colours, at
// most width cells wide (at least 40). Long values wrap under their column;
// nothing is cut. The error is the writer's.
func Text(w io.Writer, s *model.Session, c clock.Clock, width int) error {
	p := newPrinter(w, width)
	// A report is read later and elsewhere.
	c.Precise = true
	answer := finding.Of(s, c.Now)
	p.summary(s, &answer, c)
	p.answer(s, &answer, c)
	p.watched(s, c)
	person, aside := partition(facts.Identity(s, c))
	p.groups(person)
	p.devices(s, c)
	p.posture(s, c)
	p.rules(s)
	p.groups(facts.MTLS(s, c))
	p.groups(aside)
	p.passed(s.Posture.Value, c)
	return p.out.Flush()
}

// summary writes who it is, and what stands above every screen.
func (p *printer) summary(s *model.Session, answer *finding.Answer, c clock.Clock) {
	p.paragraph(0, facts.WhoByName(s))
	var words []string
	for _, piece := range headline.ForReport(s, answer, c) {
		words = append(words, piece.Text)
	}
	p.paragraph(0, strings.Join(words, signs.Between))
}

// answer writes what the findings come to, then each of them with what it rests
// on and the next step.
func (p *printer) answer(s *model.Session, answer *finding.Answer, c clock.Clock) {
	p.title(ticket.Headline(s, answer))
	column := indent + len("PROBLEM") + gap
	for i := range answer.Findings {
		one := &answer.Findings[i]
		p.row(indent, column, upper(one.Severity.String()), one.Subject+": "+one.Text)
		for _, e := range one.Evidence {
			p.row(indent, column, "", ticket.Evidence(e))
		}
		if one.Others != "" {
			p.row(indent, column, "", "Others: "+one.Others)
		}
		// The step about one check stands with the check.
		if one.Next != "" && one.Check == 0 {
			p.row(indent, column, "", "Next: "+one.Next)
		}
	}
	if s.Sample != nil {
		p.paragraph(indent, "Others: "+sample.About(s.Sample, c))
	}
	if len(answer.Unseen) > 0 {
		p.paragraph(indent, "Not to be seen here: "+strings.Join(answer.Unseen, "; ")+".")
	}
}

// watched writes what happened while the session was watched.
func (p *printer) watched(s *model.Session, c clock.Clock) {
	if len(s.Watched) == 0 {
		return
	}
	p.title("What happened, " + c.Exact(s.Watched[0].At) + " on")
	column := indent + measure.Cells(c.Second(s.Watched[0].At)) + gap
	for _, one := range s.Watched {
		p.row(indent, column, c.Second(one.At), one.Text)
	}
}

// rules writes the posture rules of the account that the session has no entry of.
func (p *printer) rules(s *model.Session) {
	if group := facts.RulesGroup(s); len(group.Rows) > 0 {
		p.groups([]facts.Group{group})
	}
}

// groups writes groups with their texts in one column.
func (p *printer) groups(groups []facts.Group) {
	rows := make([][]facts.Row, 0, len(groups))
	for _, group := range groups {
		rows = append(rows, group.Rows)
	}
	column := p.columnFor(indent, rows...)
	for _, group := range groups {
		p.title(group.Title)
		p.rows(indent, column, group.Rows)
	}
}

// partition returns the groups about the person and those about the answer,
// which come last.
func partition(groups []facts.Group) (person, answer []facts.Group) {
	for _, group := range groups {
		if group.IsAboutAnswer() {
			answer = append(answer, group)
		} else {
			person = append(person, group)
		}
	}
	return person, answer
}

// ownMark and ownWords tell the session's own device from the others.
const (
	ownMark  = ">"
	ownWords = "  (the device of this session)"
)

// own writes the id of the session's own device. The mark stands where no text from
// outside can.
func (p *printer) own(id string) {
	before := ownMark
	for line := range wrap.Lines(id+ownWords, p.width-indent) {
		p.put(before, blanks[:indent-len(before)], line, "\n")
		before = ""
	}
}

// devices writes every device, the session's own marked.
func (p *printer) devices(s *model.Session, c clock.Clock) {
	lead := facts.DevicesLead(s, c)
	column := p.columnFor(indent, lead)
	p.title("Devices")
	p.rows(indent, column, lead)
	for i := range s.Devices.Value {
		device := facts.DeviceAt(s, i, c)
		p.put("\n")
		if device.Own {
			p.own(device.ID)
		} else {
			p.paragraph(indent, device.ID)
		}
		p.rows(2*indent, p.columnFor(2*indent, device.Details), device.Details)
	}
}
