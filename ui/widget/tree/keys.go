package tree

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
)

// Key acts on a key and reports whether it meant something here.
func (t *Tree) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if t.typing {
		return t.promptKey(msg)
	}
	if len(t.outline.lines) == 0 {
		return nil, false
	}
	if cmd, ok := t.searchKey(msg); ok {
		return cmd, true
	}
	handled := t.moveKey(msg) || t.foldKey(msg)
	if handled {
		// A search that ends later must not take the cursor away.
		t.search.jump = stay
	}
	return nil, handled
}

// Update takes the results of searches and text pasted into the prompt.
func (t *Tree) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(foundMsg); ok {
		t.found(msg)
		return nil
	}
	if t.typing {
		return t.edit(msg)
	}
	return nil
}

// Typing reports whether the prompt is open, so that every printable key is text.
func (t *Tree) Typing() bool { return t.typing }

func (t *Tree) searchKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, t.keys.JSON.Search):
		t.openPrompt()
		return nil, true
	case t.search.text == "":
		return nil, false
	case key.Matches(msg, t.keys.JSON.NextMatch):
		return t.match(toNext), true
	case key.Matches(msg, t.keys.JSON.PreviousMatch):
		return t.match(toPrevious), true
	case key.Matches(msg, t.keys.Global.Back):
		return t.look(""), true
	default:
		return nil, false
	}
}

func (t *Tree) moveKey(msg tea.KeyPressMsg) bool {
	move := t.keys.Move
	switch {
	case key.Matches(msg, move.Up):
		t.list.Move(-1)
	case key.Matches(msg, move.Down):
		t.list.Move(1)
	case key.Matches(msg, move.PageUp):
		t.list.Page(-2)
	case key.Matches(msg, move.PageDown):
		t.list.Page(2)
	case key.Matches(msg, move.HalfUp):
		t.list.Page(-1)
	case key.Matches(msg, move.HalfDown):
		t.list.Page(1)
	case key.Matches(msg, move.Home):
		t.list.Home()
	case key.Matches(msg, move.End):
		t.list.End()
	default:
		return false
	}
	return true
}

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
	case t.outline.isShut(line):
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
	case t.outline.isShut(line):
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
	if t.typing {
		return []key.Binding{keys.As(t.keys.Move.Open, "find"), keys.As(t.keys.Global.Back, "cancel")}
	}
	if len(t.outline.lines) == 0 {
		return nil
	}
	var bindings []key.Binding
	if len(t.search.hits) > 0 {
		bindings = append(bindings, t.keys.JSON.NextMatch, t.keys.JSON.PreviousMatch)
	}
	if t.search.text != "" {
		bindings = append(bindings, keys.As(t.keys.Global.Back, "clear the search"))
	}
	bindings = append(bindings, t.keys.JSON.Search)
	bindings = append(bindings, t.foldKeys()...)
	if doc := t.outline.doc; doc.Len() > doc.Root().Len()+1 {
		bindings = append(bindings, t.keys.JSON.FoldAll)
	}
	if t.outline.folds.anyShut() {
		bindings = append(bindings, t.keys.JSON.UnfoldAll)
	}
	move := t.keys.Move
	return append(bindings, move.Up, move.Down, move.Home, move.End,
		move.PageUp, move.PageDown, move.HalfUp, move.HalfDown)
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
	case t.outline.isShut(line):
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
