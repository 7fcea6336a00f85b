package compare

import (
	"strings"

	"ztsession/model/compare"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

const (
	// The two sides stand beside each other from this width on, in cells.
	sideBySide = 72
	gap        = 2
	between    = "  " // gap cells
	// gutter is the mark of the cursor.
	gutter = 2
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

// Texts returns the rows as a search sees them.
func (r rows) Texts() search.Rows { return searched{view: r.s.view, clock: r.s.env.Clock} }

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
	var lines []string
	for _, pieces := range s.pieces(row, width) {
		lines = append(lines, s.before(selected)+s.line(pieces, width-gutter, selected && !s.opened))
	}
	return lines
}

// before is the mark of the cursor; a quiet one while the detail has the keys.
func (s *Screen) before(selected bool) string {
	switch {
	case selected && !s.opened:
		return s.env.Styles.Accent.Render(signs.Bar) + " "
	case selected:
		return s.env.Styles.Muted.Render(signs.Opened) + " "
	default:
		return "  "
	}
}

// piece is a piece of a line in its style.
type piece struct {
	text string
	ink  look.Style
}

// pieces are those of the lines of a row.
func (s *Screen) pieces(row *compare.Row, width int) [][]piece {
	styles, words := s.env.Styles, s.env.Clock
	sign := piece{row.Change.Symbol() + " ", s.weightStyle(row)}
	there, here := row.There.Text(words), row.Here.Text(words)
	if width >= sideBySide {
		in := columnsIn(width)
		return [][]piece{{
			sign,
			{cells.Fit(row.Subject, in.subject) + between, styles.Text},
			{cells.Fit(there, in.there) + between, s.sideStyle(row, &row.There)},
			{cells.Fit(here, in.here), s.sideStyle(row, &row.Here)},
		}}
	}
	indent := piece{"  ", styles.Text}
	lines := [][]piece{{sign, {cells.Fit(row.Subject, width-leader), styles.Text}}}
	if s.isShort() {
		return append(lines, []piece{indent, {cells.Fit(row.Sentence(words), width-leader), styles.Text}})
	}
	return append(lines,
		[]piece{indent, {"there ", styles.Muted}, {cells.Fit(there, width-leader-len("there ")), s.sideStyle(row, &row.There)}},
		[]piece{indent, {"here  ", styles.Muted}, {cells.Fit(here, width-leader-len("here  ")), s.sideStyle(row, &row.Here)}})
}

// line draws pieces with what is searched for marked; the selected row has one
// style over its whole width.
func (s *Screen) line(pieces []piece, width int, selected bool) string {
	var out strings.Builder
	for _, one := range pieces {
		if !selected {
			search.Write(&out, one.text, s.list.Needle().Marks(one.text), one.ink, s.env.Styles.Found)
			continue
		}
		out.WriteString(one.text)
	}
	if !selected {
		return out.String()
	}
	text := cells.Pad(out.String(), width)
	out.Reset()
	search.Write(&out, text, s.list.Needle().Marks(text), s.env.Styles.Selected, s.env.Styles.SelectedMatch)
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
