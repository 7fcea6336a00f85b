package report

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
)

const (
	// narrowest is the width in cells below which a report does not go; columns
	// of less than that cannot be read.
	narrowest = 40
	// widestLabel is how many cells a column of labels takes at most, where
	// there is room for it; a longer label gets a line of its own.
	widestLabel = 24
	gap         = 2
)

// printer writes aligned text. The first error of the writer stays in out and
// comes back from Flush, so that no line has to look at it.
type printer struct {
	out   *bufio.Writer
	width int
}

func newPrinter(w io.Writer, width int) *printer {
	return &printer{out: bufio.NewWriterSize(w, 64<<10), width: max(width, narrowest)}
}

func (p *printer) put(pieces ...string) {
	for _, piece := range pieces {
		_, _ = p.out.WriteString(piece)
	}
}

const blanks = "                                                                                "

func (p *printer) spaces(n int) {
	for ; n > len(blanks); n -= len(blanks) {
		p.put(blanks)
	}
	p.put(blanks[:max(n, 0)])
}

// title writes the heading of a section with an empty line before it.
func (p *printer) title(text string) {
	p.put("\n")
	p.paragraph(0, text)
}

// paragraph writes text wrapped, each line indented.
func (p *printer) paragraph(indent int, text string) {
	for line := range wrap.Lines(text, p.width-indent) {
		p.spaces(indent)
		p.put(line, "\n")
	}
}

// row writes a label and, from column on, the text wrapped under itself. A
// label that does not fit before the column stands on its own line.
func (p *printer) row(indent, column int, label, text string) {
	used := indent + measure.Cells(label)
	switch {
	case used+gap <= column:
		p.spaces(indent)
		p.put(label)
	default:
		p.paragraph(indent, label)
		used = 0
	}
	for line := range wrap.Lines(text, p.width-column) {
		if line != "" {
			p.spaces(column - used)
		}
		p.put(line, "\n")
		used = 0
	}
}

// rows writes a row for each fact.
func (p *printer) rows(indent, column int, rows []facts.Row) {
	for _, row := range rows {
		if row.Label == "" {
			p.paragraph(indent, row.Text)
			continue
		}
		p.row(indent, column, row.Label, row.Text)
	}
}

// labelRoom returns the cells for labels after an indent: not more than leaves
// more room for the texts beside them.
func (p *printer) labelRoom(indent int) int {
	return min(widestLabel, (p.width-indent)/2-gap)
}

// columnFor returns the column at which the texts of all rows start.
func (p *printer) columnFor(indent int, groups ...[]facts.Row) int {
	widest := 0
	room := p.labelRoom(indent)
	for _, rows := range groups {
		for _, row := range rows {
			if cells := measure.Cells(row.Label); cells <= room {
				widest = max(widest, cells)
			}
		}
	}
	return indent + widest + gap
}

// upper returns a word of ours in capitals.
func upper(word string) string { return strings.ToUpper(word) }
