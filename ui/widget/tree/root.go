package tree

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// IsPart reports whether a part of the document is shown as the whole.
func (t *Tree) IsPart() bool { return t.outline.root > 0 }

// Root returns what is shown as the whole: the document, or a part of it; no value
// where there is no document.
func (t *Tree) Root() model.Value {
	if t.outline.doc.Len() == 0 {
		return model.Value{}
	}
	return t.outline.top()
}

// CanNarrow reports whether the value of the cursor can be shown as the whole.
func (t *Tree) CanNarrow() bool {
	v, _ := t.cursor()
	return v.Len() > 0 && v.Number() != int(t.outline.root)
}

// Narrow shows the value of the cursor as the whole. The paths stay those of the
// document. The command, which may be nil, searches in it.
func (t *Tree) Narrow() tea.Cmd {
	defer t.settle()
	v, _ := t.cursor()
	t.outline.folds.set(v, false)
	t.setRoot(v.Number())
	return t.search.SetRows(t.searched())
}

// Widen shows the whole document again; the cursor stays where it is.
func (t *Tree) Widen() tea.Cmd {
	defer t.settle()
	v, _ := t.cursor()
	t.setRoot(0)
	t.SelectNumber(v.Number())
	return t.search.SetRows(t.searched())
}

// setRoot shows value number as the whole, with the cursor on it.
func (t *Tree) setRoot(number int) {
	t.outline.setRoot(number)
	t.painter.base = t.outline.base
	t.painter.forget()
	t.path.drawn = false
	t.list.Changed(0)
	t.list.ScrollTo(0, 0)
}
