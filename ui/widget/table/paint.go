package table

import (
	"slices"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
)

// inks are the styles of a table.
type inks struct {
	plain, cursor              [facts.Muted + 1]look.Style // by tone: elsewhere, and in what names the cursor's row
	heads, mark, opened, match look.Style
}

func newInks(styles *look.Styles) inks {
	quiet := styles.Muted
	i := inks{heads: quiet, opened: quiet, mark: styles.Accent, match: styles.Match}
	for tone := range i.plain {
		style := styles.Tone(facts.Tone(tone))
		i.plain[tone], i.cursor[tone] = style, look.NewStyle(style.Bold(true))
	}
	return i
}

// View returns the lines in the window, with the heads above the first row.
func (t *Table) View(focused bool) []string {
	lines := t.list.View(focused)
	if !t.hasHeads() {
		return lines
	}
	return slices.Insert(lines, min(t.leadInWindow(), len(lines)), t.heads())
}

// leadInWindow returns how many lines of the lead are in the window.
func (t *Table) leadInWindow() int {
	row, skip := t.list.Top()
	lines := -skip
	for ; row < t.leadLen() && lines <= t.height; row++ {
		lines += t.lead.Height(row, t.width)
	}
	return max(lines, 0)
}

// Render returns row i of the list as lines.
func (t *Table) Render(i, width int, selected bool) []string {
	row := i - t.leadLen()
	if row < 0 {
		return t.lead.Render(i, width, selected)
	}
	before := "  "
	switch {
	case selected:
		before = t.inks.mark.Render("▌") + " "
	case t.opened && i == t.list.Cursor():
		before = t.inks.opened.Render("›") + " "
	}
	lines := []string{before + t.line(row, selected)}
	if t.below == nil {
		return lines
	}
	for _, line := range t.below(row, width-gutter) {
		lines = append(lines, before+line)
	}
	return lines
}

// line returns the cells of row i.
func (t *Table) line(i int, selected bool) string {
	var line strings.Builder
	row := t.rows.Cells(i)
	naming := selected
	for n, at := range t.shown {
		if n > 0 {
			line.WriteString(between)
		}
		ink := t.inks.plain[row[at].tone]
		switch class := t.columns[at].class; {
		case class == lists.Mark:
			ink = t.inks.mark
		case class == lists.Verdict:
		case naming:
			// The first column that is no sign names the row.
			ink, naming = t.inks.cursor[row[at].tone], false
		}
		text := row[at].text
		if t.columns[at].whole > 0 {
			text = ends(text, t.widths[n])
		}
		t.write(&line, cells.Fit(text, t.widths[n]), ink)
	}
	return line.String()
}

// ends returns text, or the two ends of an id where it is longer than width: ids
// that were made one after the other differ at the end. A name is left to be cut.
func ends(text string, width int) string {
	const sign = "…"
	wide := measure.Cells(text)
	if wide <= width || strings.ContainsAny(text, "@ ") {
		return text
	}
	last := max(width-1, 0) / 2
	return measure.Truncate(text, width-1-last, "") + sign + measure.TruncateLeft(text, wide-last, "")
}

// write writes text with the piece that is looked for marked.
func (t *Table) write(line *strings.Builder, text string, ink look.Style) {
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

func (t *Table) heads() string {
	var line strings.Builder
	line.WriteString(strings.Repeat(" ", gutter))
	for n, at := range t.shown {
		if n > 0 {
			line.WriteString(between)
		}
		line.WriteString(cells.Fit(t.columns[at].head, t.widths[n]))
	}
	return t.inks.heads.Render(line.String())
}
