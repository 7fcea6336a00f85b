// Package report writes a verdict as text, Markdown and JSON.
package report

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/access"
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
	for _, section := range e.Sections() {
		p.line()
		p.paragraph(0, section.Title)
		for _, i := range section.Policies {
			p.policy(&e.Policies[i])
		}
	}
	for _, note := range e.Notes() {
		p.list(note.Title, note.Lines)
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

// details are the lines below a policy: why, and what was wanted beside what was
// found.
func details(l *access.PolicyLine) []string {
	reason, wanted, found := l.Beside()
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+text)
		}
	}
	add("", reason)
	add("Wanted: ", wanted)
	add("Found:  ", found)
	if l.Role != access.Below && l.Place.Path != "" {
		add("By:     ", l.Place.In.String()+" "+string(l.Place.Path))
	}
	return lines
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

func (p *printer) policy(l *access.PolicyLine) {
	p.paragraph(2, l.Sign()+" "+l.Head())
	for _, detail := range details(l) {
		p.paragraph(4, detail)
	}
}

func (p *printer) list(title string, lines []string) {
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
