// Package report writes a verdict as text, Markdown and JSON.
package report

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/access"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
)

// narrowest is the width in cells below which no line goes.
const narrowest = 40

// Text writes an explanation as text of so many cells. The error is the writer's.
func Text(w io.Writer, e access.Explanation, width int) error {
	p := &printer{out: bufio.NewWriter(w), width: max(width, narrowest)}
	p.paragraph(0, heading(&e))
	p.line()
	p.paragraph(0, e.Sentence.String())
	for _, text := range []access.Text{e.Log, e.Caution} {
		if text != nil {
			p.line()
			p.paragraph(0, text.String())
		}
	}
	p.policies("The policy that applies", e.Policies, func(l *access.PolicyLine) bool { return l.Role == access.Decides })
	p.policies("Policies of which it is not known", e.Policies, func(l *access.PolicyLine) bool { return l.Role == access.MayDecide })
	p.policies("Policies that do not apply", e.Policies, func(l *access.PolicyLine) bool { return l.Role == access.NoMatch })
	p.policies("Policies below, which are not looked at", e.Policies, func(l *access.PolicyLine) bool { return l.Role == access.Below })
	p.list("After the match", texts(e.After))
	p.list("Worth a look", remarks(e.Remarks))
	p.list("More could be told with these permissions", e.Cures)
	if e.Outcome != access.Refused {
		p.line()
		p.paragraph(0, e.Length.String())
	}
	return p.out.Flush()
}

// heading names the application and the outcome: CRM (crm.example.com): would be refused.
func heading(e *access.Explanation) string {
	text := e.App.String()
	if address := e.Address.String(); address != "" && address != text {
		text += " (" + address + ")"
	}
	return text + ": " + e.Outcome.String()
}

func texts(all []access.Text) []string {
	lines := make([]string, 0, len(all))
	for _, text := range all {
		lines = append(lines, text.String())
	}
	return lines
}

func remarks(all []access.RemarkLine) []string {
	lines := make([]string, 0, len(all))
	for _, remark := range all {
		lines = append(lines, remark.Text.String())
	}
	return lines
}

// details are the lines below a policy: why, and what was wanted beside what was
// found.
func details(l *access.PolicyLine) []string {
	lines := []string{l.Reason.String()}
	if len(lines[0]) == 0 {
		lines = nil
	}
	if l.Answer != access.Yes && !l.AnyOf {
		if wanted := l.Wanted.String(); wanted != "" {
			lines = append(lines, "Wanted: "+wanted)
		}
		if found := l.Found.String(); found != "" && found != l.Reason.String() {
			lines = append(lines, "Found:  "+found)
		}
	}
	if l.Place.Path != "" {
		lines = append(lines, "By:     "+l.Place.In.String()+" "+string(l.Place.Path))
	}
	return lines
}

func policyHead(l *access.PolicyLine) string {
	return l.Name.String() + " (" + l.Decision.String() + ")"
}

// sign is what stands before a policy: what it means for the person.
func sign(l *access.PolicyLine) string {
	isBlock := l.Decision == access.Block
	switch {
	case l.Role == access.Below:
		return signs.Note
	case l.Answer == access.Unknown:
		return "?"
	case l.Answer == access.Yes && !isBlock:
		return signs.Good
	case l.Answer == access.No && isBlock:
		return signs.Absent
	default:
		return signs.Bad
	}
}

// printer writes wrapped lines. The first error of the writer stays in out.
type printer struct {
	out   *bufio.Writer
	width int
}

func (p *printer) line() { _, _ = p.out.WriteString("\n") }

func (p *printer) paragraph(indent int, text string) {
	for line := range wrap.Lines(text, p.width-indent) {
		_, _ = p.out.WriteString(strings.Repeat(" ", indent) + line + "\n")
	}
}

func (p *printer) policies(title string, all []access.PolicyLine, fits func(*access.PolicyLine) bool) {
	isFirst := true
	for i := range all {
		l := &all[i]
		if !fits(l) {
			continue
		}
		if isFirst {
			p.line()
			p.paragraph(0, title)
			isFirst = false
		}
		p.paragraph(2, sign(l)+" "+policyHead(l))
		if l.Role == access.Below {
			continue
		}
		for _, detail := range details(l) {
			p.paragraph(4, detail)
		}
	}
}

func (p *printer) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.line()
	p.paragraph(0, title)
	for _, line := range lines {
		before := "  - "
		for piece := range wrap.Lines(words.Capital(line), p.width-len(before)) {
			_, _ = p.out.WriteString(before + piece + "\n")
			before = "    "
		}
	}
}
