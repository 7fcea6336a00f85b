package table

import (
	"slices"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

// inks are the styles of a table.
type inks struct {
	plain                      [facts.Muted + 1]look.Style // by tone
	heads, mark, opened, match look.Style
	found                      look.Style // what a search found elsewhere than at the cursor
	// The row of the cursor has one style over its whole width; the signs and words
	// in it say what colours say elsewhere.
	selected, selectedMatch look.Style
	styles                  *look.Styles // for what stands below a row
}

func newInks(styles *look.Styles) inks {
	quiet := styles.Muted
	i := inks{heads: quiet, opened: quiet, mark: styles.Accent, match: styles.Match, found: styles.Found, selected: styles.Selected, selectedMatch: styles.SelectedMatch, styles: styles}
	for tone := range i.plain {
		i.plain[tone] = styles.Tone(facts.Tone(tone))
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
		before = t.inks.mark.Render(signs.Bar) + " "
	case t.opened && i == t.list.Cursor():
		before = t.inks.opened.Render(signs.Opened) + " "
	}
	lines := []string{before + t.line(row, width-gutter, selected)}
	if t.below == nil {
		return lines
	}
	for _, line := range t.below(row, width-gutter) {
		lines = append(lines, before+line)
	}
	if selected {
		return t.inks.styles.Chosen(lines, gutter, width)
	}
	return lines
}

// line returns the cells of row i, the selected row over the whole width.
func (t *Table) line(i, width int, selected bool) string {
	row := t.rows.Cells(i)
	if selected {
		return t.selected(row, width)
	}
	var line strings.Builder
	for n, at := range t.shown {
		if n > 0 {
			line.WriteString(between)
		}
		ink := t.inks.plain[row[at].tone]
		if t.columns[at].class == lists.Mark {
			ink = t.inks.mark
		}
		t.write(&line, t.fitted(row, n), ink, t.markInk())
	}
	return line.String()
}

// selected returns the cells of the row under the cursor.
func (t *Table) selected(row []cell, width int) string {
	var line strings.Builder
	used := 0
	for n := range t.shown {
		if n > 0 {
			t.inks.selected.Write(&line, between)
			used += gap
		}
		t.write(&line, t.fitted(row, n), t.inks.selected, t.inks.selectedMatch)
		used += t.widths[n]
	}
	t.inks.selected.Write(&line, strings.Repeat(" ", max(width-used, 0)))
	return line.String()
}

// fitted returns the cell of a row in shown column n, in its width: counts stand at
// the right.
func (t *Table) fitted(row []cell, n int) string {
	at, width := t.shown[n], t.widths[n]
	text := row[at].text
	if t.columns[at].whole > 0 {
		text = ends(text, width)
	}
	if spare := width - measure.Cells(text); t.columns[at].class == lists.Count && spare > 0 {
		return strings.Repeat(" ", spare) + text
	}
	return cells.Fit(text, width)
}

// ends returns text, or the two ends of an id where it is longer than width: ids
// that were made one after the other differ at the end. A name is left to be cut.
func ends(text string, width int) string {
	const sign = signs.Cut
	wide := measure.Cells(text)
	if wide <= width || strings.ContainsAny(text, "@ ") {
		return text
	}
	last := max(width-1, 0) / 2
	return measure.Truncate(text, width-1-last, "") + sign + measure.TruncateLeft(text, wide-last, "")
}

// write writes text with what is looked for marked: all of it for a search or a
// filter, the first for what is typed elsewhere.
func (t *Table) write(line *strings.Builder, text string, ink, match look.Style) {
	if t.found != nil {
		search.Write(line, text, t.found().Marks(text), ink, match)
		return
	}
	marks := t.match.Marks(text)
	search.Write(line, text, marks[:min(len(marks), 1)], ink, match)
}

// markInk is the style of what is looked for, away from the cursor.
func (t *Table) markInk() look.Style {
	if t.found != nil {
		return t.inks.found
	}
	return t.inks.match
}

// heads returns the line of heads. The sign of the order stands behind that of the
// column by which the rows are sorted, in the gap to the next where it has no room.
func (t *Table) heads() string {
	var line strings.Builder
	line.WriteString(strings.Repeat(" ", gutter))
	for n, at := range t.shown {
		width := t.widths[n]
		head := t.columns[at].head
		isLast := n == len(t.shown)-1
		if at == t.sorted {
			head = t.sortedHead(head, width, isLast)
		}
		if spare := width - measure.Cells(head); t.columns[at].class == lists.Count && spare > 0 {
			head = strings.Repeat(" ", spare) + head
		}
		wide := max(measure.Cells(head), width)
		if at != t.sorted {
			wide = width
		}
		line.WriteString(cells.Fit(head, wide))
		if !isLast {
			line.WriteString(between[:max(gap-(wide-width), 0)])
		}
	}
	return t.inks.heads.Render(line.String())
}

// The signs of the order, from the smallest and from the largest on.
const upwards, downwards = signs.Ascending, signs.Descending

// sortedHead returns a head with the sign of the order: behind a space, or where
// the column has no room directly behind it, in the gap to the next.
func (t *Table) sortedHead(head string, width int, isLast bool) string {
	sign := upwards
	if t.turned {
		sign = downwards
	}
	room := width + 1
	if isLast {
		room = width
	}
	switch {
	case measure.Cells(head)+2 <= width:
		return head + " " + sign
	case room < 1:
		return ""
	default:
		return measure.Truncate(head, room-1, signs.Cut) + sign
	}
}
