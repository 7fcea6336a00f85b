package tree

import (
	"ztsession/model"
	"ztsession/ui/widget/list"
)

// Place is where one is in the document: the value of the cursor, and how far the
// window is scrolled.
type Place struct {
	path model.Path
	list list.Place
}

// Place returns where one is.
func (t *Tree) Place() Place { return Place{path: t.Path(), list: t.list.Place()} }

// Return goes to the value of a place, and unfolds what hides it. The scroll is
// that of the place where its lines still stand there; where the value is called
// otherwise now, as under a mask, so is the line.
func (t *Tree) Return(p Place) {
	defer t.settle()
	value := t.outline.doc.Root().Nearest(p.path)
	if value.Exists() && value.PathFrom(model.Value{}) == p.path {
		t.SelectNumber(value.Number())
		if t.list.Cursor() != p.list.Cursor {
			return
		}
	}
	t.list.Return(p.list)
}
