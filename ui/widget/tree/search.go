package tree

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/widget/search"
)

// searched are the values of a document by their numbers, as a search sees
// them, folded or not: the name and the value, without brackets and notes.
type searched struct{ doc *model.Document }

func (s searched) Len() int { return s.doc.Len() }

func (s searched) AppendText(dst []byte, number int) []byte {
	return appendSearched(dst, s.doc.At(number))
}

// place returns where the cursor is among the values.
func (t *Tree) place() search.Place {
	v, closes := t.cursor()
	if closes {
		// The closing line comes behind all that the value holds.
		behind := v.Number() + v.Size()
		return search.Place{At: behind, After: behind}
	}
	return search.On(v.Number())
}

// followSearch marks what is searched for now and goes to the match that was found.
func (t *Tree) followSearch(found search.Outcome) tea.Cmd {
	if needle := t.search.Needle(); needle.Text() != t.painter.needle.Text() {
		t.painter.needle = needle
		t.painter.forget()
	}
	if found.Row >= 0 {
		t.SelectNumber(found.Row)
	}
	t.arrange()
	return found.Cmd
}
