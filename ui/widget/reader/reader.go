// Package reader shows text under a title, to be read and scrolled: nothing in
// it can be chosen.
package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/list"
)

// Text is what is read, in rows of any height.
type Text interface {
	// Len returns the number of rows.
	Len() int
	// Lines returns row i as lines of at most width cells, at least one.
	Lines(i, width int) []string
}

// Reader shows a text. Make it with New.
type Reader struct {
	styles *look.Styles
	move   keys.Move
	list   list.List
	width  int // cells
}

// New returns a reader of a text.
func New(styles *look.Styles, move keys.Move, text Text) *Reader {
	r := &Reader{styles: styles, move: move}
	r.list.Set(rows{text})
	return r
}

// rows are a text as a list sees it.
type rows struct{ Text }

// Render returns row i as lines.
func (r rows) Render(i, width int, _ bool) []string { return r.Lines(i, width) }

// Selectable reports that text is read, not chosen from.
func (rows) Selectable(int) bool { return false }

// Show shows another text, from its start.
func (r *Reader) Show(text Text) { r.list.Set(rows{text}) }

// Change shows another text in place of the one that is shown; the scroll stays
// as far as it can.
func (r *Reader) Change(text Text) { r.list.Replace(rows{text}, -1) }

// Key scrolls.
func (r *Reader) Key(msg tea.KeyPressMsg) { r.list.Key(r.move, msg) }

// Keys returns the keys that scroll, the two that the footer names first.
func (r *Reader) Keys() []key.Binding { return list.Keys(r.move) }

// SetSize sets the size in cells; above is how many lines of it others have below
// the title.
func (r *Reader) SetSize(width, height, above int) {
	r.width = width
	r.list.SetSize(width, max(height-1-above, 0))
}

// View returns the title with a status, what stands below it, and the text.
func (r *Reader) View(title, status string, above ...string) []string {
	lines := append([]string{box.Box{Title: title, Status: status, Focused: true}.Rule(r.styles, r.width)}, above...)
	return append(lines, r.list.View(false)...)
}
