package compare

import (
	"strings"

	"ztsession/model/compare"
	"ztsession/model/facts"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

const (
	// The two sides stand beside each other from this width on, in cells.
	sideBySide = 72
	gap        = 2
	// leader is the mark of the cursor, and the sign of the row with a space.
	leader = 4
	// A subject takes this many cells.
	narrowestSubject, widestSubject = 18, 36
)

// columns are the widths of the columns, in cells.
type columns struct{ subject, there, here int }

// columnsIn divides a line.
func columnsIn(width int) columns {
	subject := min(max(width/4, narrowestSubject), widestSubject)
	rest := max(width-leader-subject-2*gap, 0)
	return columns{subject: subject, there: rest / 2, here: rest - rest/2}
}

// rows are the rows of the list.
type rows struct{ s *Screen }

// Len returns the number of rows.
func (r rows) Len() int { return r.s.view.Len() }

// Selectable reports whether the cursor can stand on a row, as it can on all.
func (r rows) Selectable(int) bool { return true }

// Height returns how many lines a row has.
func (r rows) Height(_, width int) int {
	switch {
	case width >= sideBySide:
		return 1
	case r.s.isShort():
		return 2
	default:
		return 3
	}
}

// Render returns a row as lines: in columns where they have room, else with the
// sides below each other, and where lines are few the sentence alone.
func (r rows) Render(i, width int, selected bool) []string {
	s, row := r.s, r.s.view.At(i)
	styles, words := s.env.Styles, s.env.Clock
	before := "  "
	switch {
	case selected && !s.opened:
		before = styles.Accent.Render("▌") + " "
	case selected:
		before = styles.Muted.Render("›") + " "
	}
	name := styles.Text
	if selected {
		name = styles.Strong
	}
	sign := s.weightStyle(row).Render(row.Change.Symbol()) + " "
	there, here := row.There.Text(words), row.Here.Text(words)
	if width >= sideBySide {
		in := columnsIn(width)
		blank := strings.Repeat(" ", gap)
		return []string{before + sign + s.mark(cells.Fit(row.Subject, in.subject), name) + blank +
			s.mark(cells.Fit(there, in.there), s.sideStyle(row, &row.There)) + blank + s.mark(cells.Fit(here, in.here), s.sideStyle(row, &row.Here))}
	}
	lines := []string{before + sign + s.mark(cells.Fit(row.Subject, width-leader), name)}
	if s.isShort() {
		return append(lines, before+"  "+s.mark(cells.Fit(row.Sentence(words), width-leader), styles.Text))
	}
	for _, one := range []struct {
		label string
		text  string
		side  *compare.Side
	}{{"there ", there, &row.There}, {"here  ", here, &row.Here}} {
		lines = append(lines, before+"  "+styles.Muted.Render(one.label)+s.mark(cells.Fit(one.text, width-leader-len(one.label)), s.sideStyle(row, one.side)))
	}
	return lines
}

// mark writes text with what is searched for marked.
func (s *Screen) mark(text string, ink look.Style) string {
	return marked(text, ink, s.env.Styles.Match, s.search.Needle())
}

func marked(text string, ink, match look.Style, needle search.Needle) string {
	marks := needle.Marks(text)
	if len(marks) == 0 {
		return ink.Render(text)
	}
	var out strings.Builder
	at := 0
	for _, one := range marks {
		ink.Write(&out, text[at:one.From])
		match.Write(&out, text[one.From:one.To])
		at = one.To
	}
	ink.Write(&out, text[at:])
	return out.String()
}

// weightStyle is the style of the sign of a row.
func (s *Screen) weightStyle(row *compare.Row) look.Style {
	styles := s.env.Styles
	switch {
	case row.Change == compare.Same, row.Weight == compare.Noise:
		return styles.Muted
	case row.Weight == compare.Decisive:
		return styles.Bad
	case row.Weight == compare.Important:
		return styles.Warning
	default:
		return styles.Text
	}
}

// sideStyle is the style of a side: what a check came to is good or bad, and what
// is the same or not there is quiet.
func (s *Screen) sideStyle(row *compare.Row, side *compare.Side) look.Style {
	switch check := side.Check(); {
	case check != nil:
		return s.env.Styles.Tone(facts.CheckTone(check.Result()))
	case row.Change == compare.Same, !side.Value.Exists():
		return s.env.Styles.Muted
	default:
		return s.env.Styles.Text
	}
}
