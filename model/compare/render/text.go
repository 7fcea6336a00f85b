package render

import (
	"bufio"
	"io"
	"strings"

	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/text/wrap"
)

// Width is how many cells wide a text is.
const Width = 100

// Text writes a comparison for people: one sentence, the two sides, then each
// difference with both values, where they stand, and its parts. The error is the
// writer's.
func Text(w io.Writer, c *compare.Comparison, words clock.Clock, wanted Wanted) error {
	t := text{out: bufio.NewWriterSize(w, 64<<10), words: words, wanted: wanted}
	t.paragraph(0, c.Headline(words))
	t.line("")
	t.labelled(0, "there", Side(c.There, words))
	t.labelled(0, "here", Side(c.Here, words))
	t.paragraph(0, Counted(c.Count(), wanted))
	if c.Differs() {
		t.line("")
	}
	t.rows(c.Select(false, false))
	all := c.Select(wanted.Same, wanted.Noise)
	n := c.Count()
	if wanted.Noise && n.Noise > 0 {
		t.line("")
		t.line("Ids and times, which differ between any two logins")
		t.rows(all[n.Differ : n.Differ+n.Noise])
	}
	if wanted.Same && n.Same > 0 {
		t.line("")
		t.line("The same on both sides")
		t.rows(all[len(all)-n.Same:])
	}
	return t.out.Flush()
}

type text struct {
	out    *bufio.Writer
	words  clock.Clock
	wanted Wanted
}

// line writes a line; an error of the writer comes back from Flush.
func (t *text) line(line string) { _, _ = t.out.WriteString(line + "\n") }

// paragraph writes text wrapped, each line indented.
func (t *text) paragraph(indent int, text string) { t.hanging(indent, "", text) }

// hanging writes a word and the text wrapped beside it.
func (t *text) hanging(indent int, word, text string) {
	before := strings.Repeat(" ", indent)
	for line := range wrap.Lines(text, Width-indent-len(word)) {
		t.line(before + word + line)
		word = strings.Repeat(" ", len(word))
	}
}

// label is how wide the words there and here are with the gap behind them.
const label = len("there  ")

func (t *text) labelled(indent int, name, text string) {
	t.hanging(indent, name+strings.Repeat(" ", label-len(name)), text)
}

// step is how far what belongs to a row is indented.
const step = 4

func (t *text) rows(rows []compare.Row) {
	for i := range rows {
		t.row(&rows[i], nil, 0)
	}
}

// row writes a row, which is a part of in, and below it what its sentence leaves
// out. A part is placed below what it is a part of.
func (t *text) row(row, in *compare.Row, indent int) {
	sentence, there, here := row.Sentence(t.words), row.There.Text(t.words), row.Here.Text(t.words)
	line, at := row.Subject+": "+sentence, places(row, in)
	// Often the sentence says all that stands on the two sides.
	isWhole := strings.Contains(sentence, there) && strings.Contains(sentence, here)
	if isWhole && at != "" {
		line += "  [" + at + "]"
	}
	t.hanging(indent, row.Change.Symbol()+" ", line)
	if row.Change == compare.Same {
		return
	}
	if !isWhole {
		t.labelled(indent+step, "there", there)
		t.labelled(indent+step, "here", here)
		if at != "" {
			t.labelled(indent+step, "at", at)
		}
	}
	for i := range row.Parts {
		if part := &row.Parts[i]; part.Weight != compare.Noise || t.wanted.Noise {
			t.row(part, row, indent+step)
		}
	}
}
