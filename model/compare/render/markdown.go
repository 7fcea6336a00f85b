package render

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/report"
)

// Markdown writes a comparison as a table with a line for each difference. Every
// text from outside stands in a code span. The error is the writer's.
func Markdown(w io.Writer, c *compare.Comparison, words clock.Clock, wanted Wanted) error {
	m := markdown{out: bufio.NewWriterSize(w, 64<<10), words: words, wanted: wanted}
	m.put("# Two sessions compared\n\n")
	if c.Differs() {
		m.put("**", report.Code(c.Headline(words)), "**\n\n")
	} else {
		m.put("**", compare.NothingDiffers, "**\n\n")
	}
	m.put("- There: ", report.Code(Side(c.There, words)), "\n")
	m.put("- Here: ", report.Code(Side(c.Here, words)), "\n")
	m.put("- ", Counted(c.Count(), wanted), "\n")
	rows := c.Select(wanted.Same, wanted.Noise)
	if len(rows) > 0 {
		m.put("\n| | What | There | Here | Where |\n| --- | --- | --- | --- | --- |\n")
	}
	for i := range rows {
		m.row(&rows[i], "")
	}
	return m.out.Flush()
}

type markdown struct {
	out    *bufio.Writer
	words  clock.Clock
	wanted Wanted
}

// put writes pieces; an error of the writer comes back from Flush.
func (m *markdown) put(pieces ...string) { _, _ = m.out.WriteString(strings.Join(pieces, "")) }

func (m *markdown) row(row *compare.Row, within string) {
	name := row.Subject
	if within != "" {
		name = within + ": " + name
	}
	m.put("| ", row.Change.String(), " | ", report.Code(name), " | ", report.Code(row.There.Text(m.words)), " | ",
		report.Code(row.Here.Text(m.words)), " | ", report.Code(places(row, nil)), " |\n")
	if row.Change == compare.Same {
		return
	}
	for i := range row.Parts {
		if part := &row.Parts[i]; part.Weight != compare.Noise || m.wanted.Noise {
			m.row(part, name)
		}
	}
}
