package tree

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/widget/search"
)

// searched are the values in a part of a document in their order, as a search sees
// them, folded or not: the name and the value, without brackets and notes.
type searched struct {
	doc      *model.Document
	from, to int // the numbers of the values
}

// searched returns what is searched: all that is shown.
func (t *Tree) searched() searched {
	o := &t.outline
	if o.doc.Len() == 0 {
		return searched{doc: o.doc}
	}
	from := int(o.root)
	return searched{doc: o.doc, from: from, to: from + o.top().Size()}
}

// Len returns the number of values.
func (s searched) Len() int { return s.to - s.from }

// AppendText appends what value row says.
func (s searched) AppendText(dst []byte, row int) []byte {
	return appendSearched(dst, s.doc.At(s.from+row))
}

// place returns where the cursor is among the values.
func (t *Tree) place() search.Place {
	v, closes := t.cursor()
	if closes {
		// The closing line comes behind all that the value holds.
		behind := v.Number() + v.Size()
		return search.Place{At: behind - int(t.outline.root), After: behind - int(t.outline.root)}
	}
	return search.On(v.Number() - int(t.outline.root))
}

// followSearch marks what is searched for now and goes to the match that was found.
func (t *Tree) followSearch(found search.Outcome) tea.Cmd {
	if needle := t.search.Needle(); needle.Text() != t.painter.needle.Text() {
		t.painter.needle = needle
		t.painter.forget()
	}
	if found.Row >= 0 {
		t.SelectNumber(found.Row + int(t.outline.root))
	}
	t.arrange()
	return found.Cmd
}

// Search asks for a text to find.
func (t *Tree) Search() {
	defer t.settle()
	t.search.Start()
	t.arrange()
}

// NextMatch goes to the next match, PreviousMatch to the one before.
func (t *Tree) NextMatch() tea.Cmd {
	defer t.settle()
	return t.followSearch(t.search.Next(t.place()))
}

// PreviousMatch goes to the match before.
func (t *Tree) PreviousMatch() tea.Cmd {
	defer t.settle()
	return t.followSearch(t.search.Previous(t.place()))
}

// EndSearch ends the search and reports whether there was one.
func (t *Tree) EndSearch() (tea.Cmd, bool) {
	if !t.search.Typing() && t.search.Needle().Empty() {
		return nil, false
	}
	defer t.settle()
	if t.search.Typing() {
		return t.followSearch(t.search.Key(tea.KeyPressMsg{Code: tea.KeyEscape}, t.place())), true
	}
	return t.followSearch(t.search.Clear()), true
}

// Found reports whether there are matches to go to.
func (t *Tree) Found() bool { return t.search.Found() }

// Searching reports whether anything is searched for.
func (t *Tree) Searching() bool { return !t.search.Needle().Empty() }
