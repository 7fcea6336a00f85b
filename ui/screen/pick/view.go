package pick

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/compare/render"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/search"
)

// row is one thing to compare with, a title, or a word about what is missing.
type row struct {
	title  string
	note   string
	marked *model.Session
	listed *model.SessionSummary
	seen   bool // the last seen identity
	isFile bool

	bookmark *model.Recent
}

// fill makes the rows.
func (s *Screen) fill() {
	s.rows = s.rows[:0]
	add := func(title string, rows ...row) {
		if len(s.rows) > 0 {
			s.rows = append(s.rows, row{})
		}
		s.rows = append(append(s.rows, row{title: title}), rows...)
	}
	var marked []row
	for _, one := range s.Marked {
		marked = append(marked, row{marked: one})
	}
	if len(marked) == 0 {
		marked = []row{{note: "No other session is marked. " + keys.AtStart(s.Env.Keys.Compare.Mark) + " on one marks it, until the program ends."}}
	}
	add("Marked sessions", marked...)
	if s.knowsPerson() {
		add("This person", append(s.listed(), row{seen: true})...)
	}
	if kept := s.kept(); len(kept) > 0 {
		add("Bookmarks", kept...)
	}
	if s.OpenFile != nil {
		add("A saved answer", row{isFile: true})
	}
}

// refill shows what came in meanwhile. The cursor stays on its choice, wherever that
// stands now; until somebody moves it, it is on the first, since what came in stands
// above what was there.
func (s *Screen) refill() {
	var on row
	if one := s.chosen(); one != nil {
		on = *one
	}
	s.fill()
	if !s.moved {
		s.list.Set(s)
		return
	}
	s.list.Replace(s, max(slices.IndexFunc(s.rows, on.same), 0))
}

// same reports whether two rows stand for one choice.
func (r row) same(other row) bool {
	if r.bookmark != nil && other.bookmark != nil {
		return r.bookmark.Ref == other.bookmark.Ref
	}
	return r == other
}

// kept are the bookmarks. That they cannot be read is said where they are listed.
func (s *Screen) kept() []row {
	var rows []row
	all := s.bookmarks.Value()
	for _, one := range all {
		if one.Name == "" || one.Ref == s.what.Here.Origin.Ref {
			continue
		}
		if s.Named != nil {
			_, person := s.Named(one.Ref)
			one.Person = cmp.Or(person, one.Person)
		}
		rows = append(rows, row{bookmark: &one})
	}
	return rows
}

// listed are the person's other sessions, or why there are none.
func (s *Screen) listed() []row {
	switch {
	case s.sessions.Err() != nil:
		return []row{{note: "The active sessions could not be read. " + s.Env.Problem(s.sessions.Err()).What}}
	case !s.sessions.Loaded():
		return []row{{note: "Asking Cloudflare for the active sessions..."}}
	}
	var rows []row
	all := s.sessions.Value()
	for i := range all {
		if all[i].Nonce != "" && all[i].Nonce != s.what.Here.Origin.Ref.Nonce {
			rows = append(rows, row{listed: &all[i]})
		}
	}
	if len(rows) == 0 {
		return []row{{note: "There is no other active session."}}
	}
	return rows
}

// chosen returns the row of the cursor, or nil.
func (s *Screen) chosen() *row {
	if at := s.list.Cursor(); at >= 0 && at < len(s.rows) {
		return &s.rows[at]
	}
	return nil
}

// Len returns the number of rows.
func (s *Screen) Len() int { return len(s.rows) }

// Selectable reports whether something can be compared with.
func (s *Screen) Selectable(i int) bool {
	r := &s.rows[i]
	return r.marked != nil || r.listed != nil || r.seen || r.bookmark != nil || r.isFile
}

// Height returns how many lines a row has.
func (s *Screen) Height(i, width int) int { return max(len(noteLines(s.rows[i].note, width)), 1) }

// noteLines returns what is missing, said in lines of at most width cells.
func noteLines(note string, width int) []string {
	if note == "" {
		return nil
	}
	return wrap.Text(note, max(width-2, 1))
}

// Texts returns the rows as a search sees them.
func (s *Screen) Texts() search.Rows {
	var all texts
	for i := range s.rows {
		part, text := find.Row, ""
		switch r := &s.rows[i]; {
		case s.Selectable(i):
			text = s.words(r)
		case r.title == "" && r.note == "":
			part = find.Space
		default:
			part = find.Title
		}
		all.parts, all.texts = append(all.parts, part), append(all.texts, text)
	}
	return all
}

// texts are the rows as a search sees them.
type texts struct {
	texts []string
	parts []find.Part
}

// Len returns the number of rows.
func (x texts) Len() int { return len(x.texts) }

// Part says what row i is to a filter.
func (x texts) Part(i int) find.Part { return x.parts[i] }

// Total returns how many rows can be chosen.
func (x texts) Total() int {
	total := 0
	for _, part := range x.parts {
		if part == find.Row {
			total++
		}
	}
	return total
}

// AppendText appends what row i says.
func (x texts) AppendText(dst []byte, i int) []byte { return append(dst, x.texts[i]...) }

// Render returns a row as its lines.
func (s *Screen) Render(i, width int, selected bool) []string {
	r, styles := &s.rows[i], s.Env.Styles
	switch {
	case r.title != "":
		return []string{" " + styles.Strong.Render(measure.Truncate(r.title, max(width-1, 1), signs.Cut))}
	case r.note != "":
		lines := noteLines(r.note, width)
		for y := range lines {
			lines[y] = "  " + styles.Muted.Render(lines[y])
		}
		return lines
	case !s.Selectable(i):
		return []string{""}
	case selected && s.file == nil:
		return []string{styles.Accent.Render(signs.Bar) + " " + s.line(r, width-2, styles.Selected, styles.SelectedMatch)}
	default:
		return []string{"  " + s.line(r, width-2, styles.Text, styles.Found)}
	}
}

// line returns the words of a row with what is looked for marked.
func (s *Screen) line(r *row, width int, ink, match look.Style) string {
	var out strings.Builder
	text := cells.Fit(s.words(r), width)
	search.Write(&out, text, s.list.Needle().Marks(text), ink, match)
	return out.String()
}

// words say what a row is, as it may be shown.
func (s *Screen) words(r *row) string {
	clock := s.Env.Clock
	switch {
	case r.marked != nil:
		return s.Env.Mask.Text(render.Side(r.marked, clock))
	case r.listed != nil:
		one := s.Env.Mask.Summary(s.what.Person.User, *r.listed)
		when := one.IssuedAt.Presence.String()
		if at, ok := one.IssuedAt.Get(); ok {
			when = clock.Moment(at)
		}
		return fmt.Sprintf("session, logged in %s, %s", when, one.AppTitles())
	case r.bookmark != nil:
		one := s.Env.Mask.Recent(*r.bookmark)
		return fmt.Sprintf("%s: %s, kept %s", one.Name, cmp.Or(one.Person, one.Ref.User), clock.Moment(one.At))
	case r.seen:
		return "last seen identity, which is no session"
	default:
		return "a file..."
	}
}

// arrange gives the list its size.
func (s *Screen) arrange() {
	if s.file != nil {
		s.file.input.SetWidth(max(s.width-len(prompt)-1, 1))
	}
	s.list.SetSize(s.width, max(s.height-len(s.head()), 0))
}

// head is what stands above the list.
func (s *Screen) head() []string {
	lines := []string{box.Box{Title: "Compare with", Status: s.list.Status(), Focused: true}.Rule(s.Env.Styles, s.width)}
	lines = append(lines, s.Banner.Draw(s.Env.Styles, layout.Rect{W: s.width, H: s.Banner.Height(s.width)})...)
	if s.file != nil {
		line := s.Env.Styles.Accent.Render(prompt) + s.file.input.View()
		if s.file.note != "" {
			line = s.Env.Styles.Accent.Render(prompt) + s.Env.Styles.Warning.Render(s.file.note)
		}
		lines = append(lines, cells.Pad(line, s.width))
	}
	return lines
}

// View returns the screen's lines.
func (s *Screen) View() []string { return append(s.head(), s.list.View(true)...) }

// Point puts the cursor on the choice at a place.
func (s *Screen) Point(_, y int, choose bool) {
	if choose {
		_ = s.list.Point(y - len(s.head()))
	}
}
