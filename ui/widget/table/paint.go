package table

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/facts"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
)

// inks are the styles of a table.
type inks struct {
	plain, cursor       [facts.Muted + 1]cells.Ink // by tone: elsewhere, and in the first column of the cursor's row
	titles, mark, match cells.Ink
}

func newInks(styles *look.Styles) inks {
	i := inks{titles: cells.NewInk(styles.Muted), mark: cells.NewInk(styles.Accent), match: cells.NewInk(styles.Match)}
	for tone := range i.plain {
		style := styles.Tone(facts.Tone(tone))
		i.plain[tone], i.cursor[tone] = cells.NewInk(style), cells.NewInk(style.Bold(true))
	}
	return i
}

// Render returns row i as one line.
func (t *Table) Render(i, _ int, selected bool) []string {
	var line strings.Builder
	if selected {
		t.inks.mark.Write(&line, "▌")
		line.WriteString(" ")
	} else {
		line.WriteString("  ")
	}
	row := t.rows.Cells(i)
	for n, column := range t.shown {
		if n > 0 {
			line.WriteString(between)
		}
		ink := t.inks.plain[row[column].Tone]
		if selected && n == 0 {
			ink = t.inks.cursor[row[column].Tone]
		}
		text := row[column].Text
		if t.columns[column].Whole > 0 {
			text = ends(text, t.width[n])
		}
		t.write(&line, cells.Fit(text, t.width[n]), ink)
	}
	return []string{line.String()}
}

// ends returns text, or the two ends of an id where it is longer than width: ids
// that were made one after the other differ at the end. A name is left to be cut.
func ends(text string, width int) string {
	const sign = "…"
	wide := ansi.StringWidth(text)
	if wide <= width || strings.ContainsAny(text, "@ ") {
		return text
	}
	last := (width - 1) / 2
	return ansi.Truncate(text, width-1-last, "") + sign + ansi.TruncateLeft(text, wide-last, "")
}

// write writes text with the piece that is looked for marked.
func (t *Table) write(line *strings.Builder, text string, ink cells.Ink) {
	marks := t.match.Marks(text)
	if len(marks) == 0 {
		ink.Write(line, text)
		return
	}
	first := marks[0]
	ink.Write(line, text[:first.From])
	t.inks.match.Write(line, text[first.From:first.To])
	ink.Write(line, text[first.To:])
}

func (t *Table) titles() string {
	var line strings.Builder
	line.WriteString(strings.Repeat(" ", gutter))
	for n, column := range t.shown {
		if n > 0 {
			line.WriteString(between)
		}
		line.WriteString(cells.Fit(t.columns[column].Title, t.width[n]))
	}
	return t.inks.titles.Paint(line.String())
}
