package tree

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
	"ztsession/ui/widget/list"
)

// Key acts on a key and reports whether it meant something here.
func (t *Tree) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if len(t.outline.lines) == 0 && !t.search.Typing() {
		return nil, false
	}
	defer t.settle()
	if found := t.search.Key(msg, t.place()); found.Handled || t.search.Typing() {
		return t.followSearch(found), found.Handled
	}
	handled := t.list.Key(t.keys.Move, msg) || t.foldKey(msg)
	if handled {
		t.search.Stay()
	}
	return nil, handled
}

// Update takes the results of searches and text pasted into the prompt.
func (t *Tree) Update(msg tea.Msg) tea.Cmd {
	defer t.settle()
	return t.followSearch(t.search.Update(msg, t.place()))
}

// Typing reports whether the prompt is open, so that every printable key is text.
func (t *Tree) Typing() bool { return t.search.Typing() }

func (t *Tree) foldKey(msg tea.KeyPressMsg) bool {
	line := t.list.Cursor()
	switch {
	case key.Matches(msg, t.keys.Move.Left):
		t.left(line)
	case key.Matches(msg, t.keys.Move.Right):
		t.right(line)
	case key.Matches(msg, t.keys.Move.Open):
		return t.toggle(line)
	case key.Matches(msg, t.keys.JSON.FoldAll):
		t.setAll(foldedAll)
	case key.Matches(msg, t.keys.JSON.UnfoldAll):
		t.setAll(unfolded)
	default:
		return false
	}
	return true
}

// left folds what the cursor's line opens or closes, or goes to what holds it.
func (t *Tree) left(line int) {
	v, closes := t.outline.at(line)
	switch {
	case closes || t.outline.isOpen(line):
		t.toggle(line)
	case v.Parent().Exists():
		t.list.Select(t.outline.lineOf(v.Parent().Number()))
	}
}

// right unfolds, or goes to the first value inside.
func (t *Tree) right(line int) {
	switch {
	case t.outline.isFolded(line):
		t.toggle(line)
	case t.outline.isOpen(line):
		t.list.Select(line + 1)
	}
}

// toggle folds or unfolds the list or object of a line, and reports whether it is one.
func (t *Tree) toggle(line int) bool {
	v, closes := t.outline.at(line)
	if closes {
		line = t.outline.lineOf(v.Number())
	}
	switch {
	case t.outline.isOpen(line):
		t.outline.fold(line)
	case t.outline.isFolded(line):
		t.outline.unfold(line)
	default:
		return false
	}
	t.list.Changed(line)
	return true
}

// setAll folds or unfolds everything; the cursor stays where it is, or goes to
// what hides it now.
func (t *Tree) setAll(r rule) {
	v, closes := t.cursor()
	t.outline.folds.setAll(r)
	t.outline.rebuild()
	line := t.outline.lineOf(v.Number())
	if closes && t.outline.isOpen(line) && t.outline.lines[line] == int32(v.Number()) {
		line = t.outline.closeOf(v)
	}
	t.list.Changed(line)
}

// Keys returns the keys that do something now, the most useful first.
func (t *Tree) Keys() []key.Binding {
	if len(t.outline.lines) == 0 && !t.search.Typing() {
		return nil
	}
	bindings := t.search.Bindings()
	if t.search.Typing() {
		return bindings
	}
	bindings = append(bindings, t.foldKeys()...)
	if doc := t.outline.doc; doc.Len() > doc.Root().Len()+1 {
		bindings = append(bindings, t.keys.JSON.FoldAll)
	}
	if t.outline.folds.anyFolded() {
		bindings = append(bindings, t.keys.JSON.UnfoldAll)
	}
	return append(bindings, list.Keys(t.keys.Move)...)
}

// foldKeys returns the keys that fold and go in and out at the cursor.
func (t *Tree) foldKeys() []key.Binding {
	var (
		line      = t.list.Cursor()
		v, closes = t.outline.at(line)
		move      = t.keys.Move
		bindings  []key.Binding
	)
	switch {
	case t.outline.isFolded(line):
		bindings = append(bindings, keys.As(move.Open, "unfold"), keys.As(move.Right, "unfold"))
	case t.outline.isOpen(line):
		bindings = append(bindings, keys.As(move.Open, "fold"), keys.As(move.Left, "fold"), keys.As(move.Right, "go in"))
	case closes:
		bindings = append(bindings, keys.As(move.Open, "fold"), keys.As(move.Left, "fold"))
	}
	if !closes && !t.outline.isOpen(line) && v.Parent().Exists() {
		bindings = append(bindings, keys.As(move.Left, "go out"))
	}
	return bindings
}
