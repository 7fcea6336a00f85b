// Package reader shows text to be read and scrolled: nothing in it can be chosen. It
// is searched and filtered as every list is.
package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/list"
)

// Text is what is read, in rows of any height.
type Text interface {
	// Len returns the number of rows.
	Len() int
	// Lines returns row i as lines of at most width cells, at least one.
	Lines(i, width int) []string
}

// Lines are a text whose rows are lines that were laid out already.
type Lines []string

// Len returns the number of lines.
func (l Lines) Len() int { return len(l) }

// Lines returns a line.
func (l Lines) Lines(i, _ int) []string { return []string{l[i]} }

// Reader shows a text. Make it with New.
type Reader struct {
	*find.Find
	env           *look.Env
	text          Text
	list          list.List
	width, height int // cells
	// found is the row to which the search went last, as long as nobody has scrolled
	// since; -1 for none. There is no other cursor.
	found  int
	begins bool // a search is about to begin
}

// New returns a reader of a text.
func New(env *look.Env, text Text) *Reader {
	r := &Reader{env: env, text: text, found: -1}
	r.Find = find.New(env, target{r})
	r.Show(text)
	return r
}

// Show shows another text, from its start.
func (r *Reader) Show(text Text) {
	r.text, r.found = text, -1
	r.read(0)
	r.list.Set(rows{r})
}

// Change shows another text in place of the one that is shown; the scroll stays
// as far as it can.
func (r *Reader) Change(text Text) {
	r.text = text
	top, skip := r.list.Top()
	r.read(r.Row(top))
	r.list.ScrollTo(r.PlaceOf(r.Row(top)), skip)
}

// Scrolled reports whether there is more than is in sight.
func (r *Reader) Scrolled() bool {
	_, _, more := r.list.Position()
	return more
}

// SetBody sets the size in cells of the text, with the prompt of a search.
func (r *Reader) SetBody(width, height int) {
	again := width != r.width && r.searched()
	r.width, r.height = width, max(height, 0)
	r.SetWidth(width)
	r.list.SetSize(width, max(r.height-r.Height(), 0))
	if again {
		// The lines break elsewhere now.
		r.Change(r.text)
	}
}

// SetSize sets the size in cells; above is how many lines of it others have below
// the title.
func (r *Reader) SetSize(width, height, above int) { r.SetBody(width, height-1-above) }

// EnvChanged draws the text in the look of now.
func (r *Reader) EnvChanged() {
	r.SetStyles()
	r.Change(r.text)
}

// Seek looks for a text, and goes to where it stands first; empty ends the search.
func (r *Reader) Seek(text string) {
	r.begin()
	r.Look(text)
}

// End ends the search and the filter.
func (r *Reader) End() {
	for r.Back() {
	}
}

// Key scrolls, or is for the prompt.
func (r *Reader) Key(msg tea.KeyPressMsg) {
	if r.Typing() {
		r.Find.Key(msg)
		return
	}
	if r.list.Key(r.env.Keys.Move, msg) {
		r.found = -1
		r.Moved()
	}
}

// Keys returns the keys that scroll, the two that the footer names first.
func (r *Reader) Keys() []key.Binding { return list.Keys(r.env.Keys.Move) }

// Actions returns what can be done in the text: what finds, and the keys that scroll.
func (r *Reader) Actions(group string) []action.Action {
	found := r.Find.Actions(group, func() {})
	if r.Typing() {
		return found
	}
	const footer = 95
	for i := range found {
		if found[i].ID == "list.filter" || found[i].ID == "list.unfilter" {
			// A text is searched rather than filtered: the help has the key.
			found[i].Footer = 0
		}
		if do := found[i].Do; found[i].ID == "list.search" || found[i].ID == "list.filter" {
			found[i].Do = func() (tea.Cmd, action.Outcome) {
				r.begin()
				return do()
			}
		}
	}
	moves := action.Told(group, r.Keys()...)
	for i := range moves[:min(len(moves), 2)] {
		moves[i].Footer = footer
	}
	return append(moves, found...)
}

// Body returns the lines of the text that are in sight, and the prompt in the last of
// its height.
func (r *Reader) Body() []string {
	lines := r.list.View(false)
	if r.Empty() {
		lines = find.NothingFits(r.env, r.width)
	}
	return r.Above(lines, r.height)
}

// View returns the title with a status, what stands below it, and the text. What is
// looked for stands in the status before the rest.
func (r *Reader) View(title, status string, above ...string) []string {
	if found := r.Status(); found != "" {
		status = found
	}
	lines := append([]string{box.Box{Title: title, Status: status, Focused: true}.Rule(r.env.Styles, r.width)}, above...)
	return append(lines, r.Body()...)
}
