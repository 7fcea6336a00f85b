// Package tree shows a JSON document as a tree of lines that fold: the JSON
// pane. It renders only what is in its window and folds by cutting lines out,
// so that a document with 100,000 posture checks moves as one with ten.
package tree

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/search"
)

// Tree is the JSON pane. Make it with New.
//
// What its window shows is drawn when something changes, and kept (see settle);
// View only reads.
type Tree struct {
	keys          keys.Map
	outline       outline
	list          list.List
	painter       painter
	search        *search.Search
	width, height int // cells
	path          pathLine
}

// pathLine is the line with the path of the cursor, which costs more than a
// frame for a very deep value.
type pathLine struct {
	number, width int
	text          string
	drawn         bool
}

// New returns a pane without a document.
func New(styles *look.Styles, keyMap keys.Map) *Tree {
	t := &Tree{keys: keyMap, search: search.New(styles, search.KeysOf(keyMap))}
	t.list.Set(rows{t})
	t.SetStyles(styles)
	return t
}

// SetStyles changes the look.
func (t *Tree) SetStyles(styles *look.Styles) {
	defer t.settle()
	t.painter.inks = newInks(styles)
	t.painter.forget()
	t.path.drawn = false
	t.search.SetStyles(styles)
}

// SetSize sets the pane's inner size in cells.
func (t *Tree) SetSize(width, height int) {
	defer t.settle()
	t.width, t.height = max(width, 0), max(height, 0)
	if t.painter.width != t.width {
		t.painter.width = t.width
		t.painter.forget()
		t.search.SetWidth(t.width)
	}
	t.arrange()
}

// arrange gives the list the lines that the path, or the prompt, leaves.
func (t *Tree) arrange() { t.list.SetSize(t.width, max(t.height-max(t.search.Height(), 1), 0)) }

// SetMasked gives the search what says that nothing personal may be shown.
func (t *Tree) SetMasked(isMasked func() bool) { t.search.SetMasked(isMasked) }

// SetDocument shows doc. When it replaces a document, folds, cursor and scroll
// stay at the same paths as far as they are there, and the command, which may
// be nil, repeats the search that is shown; without it going to the next match does.
func (t *Tree) SetDocument(doc *model.Document) tea.Cmd {
	defer t.settle()
	old := t.outline
	t.painter.forget()
	t.path.drawn = false
	if doc.Len() == 0 || old.doc.Len() == 0 {
		t.outline = outline{doc: doc, folds: folds{rule: firstRule(doc)}}
		t.outline.rebuild()
		t.list.Set(rows{t})
		t.painter.base = 0
		return t.search.SetRows(t.searched())
	}
	var (
		c               = newCarrier(old.doc, doc)
		cursor, closes  = t.cursor()
		top, skip       = t.list.Top()
		topV, topCloses = old.at(top)
	)
	t.outline = outline{doc: doc, folds: c.carryFolds(old.doc, old.folds), scratch: old.scratch}
	root := 0
	if found, same := c.near(old.top()); same {
		root = found.Number()
	}
	t.outline.setRoot(root)
	t.painter.base = t.outline.base
	cursorLine, _ := t.outline.lineNear(c, cursor, closes)
	t.list.Changed(cursorLine)
	topLine, exact := t.outline.lineNear(c, topV, topCloses)
	if !exact {
		skip = 0
	}
	t.list.ScrollTo(topLine, skip)
	return t.search.SetRows(t.searched())
}

// Show shows another document from its start, folded and searched anew.
func (t *Tree) Show(doc *model.Document) tea.Cmd {
	t.outline = outline{}
	t.painter.base = 0
	return t.SetDocument(doc)
}

// lineNear returns the line that shows, or closes, what is at the path of v, a
// value of another document, or the nearest line; exact reports that it is the one.
func (o *outline) lineNear(c *carrier, v model.Value, closes bool) (line int, exact bool) {
	found, exact := c.near(v)
	line = o.lineOf(found.Number())
	if exact && closes && o.isOpen(line) && o.lines[line] == int32(found.Number()) {
		return o.closeOf(found), true
	}
	return line, exact && o.lines[line] == int32(found.Number())
}

// Path returns where the cursor is.
func (t *Tree) Path() model.Path { return t.Value().PathFrom(model.Value{}) }

// Value returns what the cursor is on.
func (t *Tree) Value() model.Value {
	v, _ := t.cursor()
	return v
}

// SelectNumber puts the cursor on the document's value with that number in
// reading order, and unfolds what hides it.
func (t *Tree) SelectNumber(n int) {
	if n < 0 || n >= t.outline.doc.Len() {
		return
	}
	defer t.settle()
	if !t.outline.has(n) {
		t.setRoot(0)
	}
	line := t.outline.reveal(n)
	shown := t.shows(line)
	t.list.Changed(line)
	if !shown {
		t.list.ScrollTo(line-t.height/3, 0)
	}
	t.showMatch(line)
}

// shows reports whether a line of the document is wholly in the window.
func (t *Tree) shows(line int) bool {
	top, skip := t.list.Top()
	if line < top || line-top >= t.height || line == top && skip > 0 || t.width == 0 {
		return false
	}
	height := -skip
	for i := top; i <= line; i++ {
		height += rows{t}.Height(i, t.width)
	}
	return height < t.height
}

// showMatch scrolls within a row that is taller than the window to the piece
// that the search found.
func (t *Tree) showMatch(line int) {
	v, closes := t.outline.at(line)
	if closes || t.painter.needle.Empty() || t.width == 0 {
		return
	}
	b := t.painter.wrapRow(composeOpen(v, t.outline.isFolded(line)), v.Depth()-t.painter.base)
	if len(b.pieces) < t.height || len(b.matches) == 0 {
		return
	}
	at := 0
	for at < len(b.pieces)-1 && b.pieces[at].to <= b.matches[0].From {
		at++
	}
	t.list.ScrollTo(line, max(at-t.height/3, 0))
}

// cursor returns the value at the cursor and whether its closing line is there.
func (t *Tree) cursor() (v model.Value, closes bool) {
	if at := t.list.Cursor(); at >= 0 && at < len(t.outline.lines) {
		return t.outline.at(at)
	}
	return model.Value{}, false
}
