package tree

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/widget/cells"
)

// settle draws what the window shows and is not drawn yet. Every method that
// changes the pane ends with it, so that View and Status only read.
func (t *Tree) settle() {
	t.painter.trim()
	// Measuring the rows in the window draws them.
	t.list.Visible()
	if cursor := t.list.Cursor(); t.width > 0 && cursor >= 0 && cursor < len(t.outline.lines) {
		t.painter.draw(t.lineAt(cursor, true))
	}
	t.drawPath()
}

// drawPath draws the line with the path of the cursor.
func (t *Tree) drawPath() {
	v, _ := t.cursor()
	if t.path.drawn && t.path.number == v.Number() && t.path.width == t.width {
		return
	}
	t.path = pathLine{number: v.Number(), width: t.width, drawn: true}
	if !v.Exists() || t.width == 0 {
		return
	}
	path := string(t.Path())
	if path == "" {
		path = "."
	}
	margin := cells.Gutter(t.width)
	t.path.text = strings.Repeat(" ", margin) + t.painter.inks.muted.Render(cells.FitMiddle(path, t.width-margin))
}

// View returns exactly the pane's height of lines, none wider than the pane:
// the window on the document, and below it the cursor's path or the prompt.
func (t *Tree) View(focused bool) []string {
	if t.height == 0 {
		return nil
	}
	lines := t.list.View(focused)
	if len(t.outline.lines) == 0 && t.height > 1 && t.width > 0 {
		lines = append(lines, t.painter.inks.muted.Render(measure.Truncate("There is no JSON to show.", t.width, signs.Cut)))
	}
	last := t.lastLines()
	last = last[:min(len(last), t.height)]
	for len(lines) < t.height-len(last) {
		lines = append(lines, "")
	}
	return append(lines[:t.height-len(last)], last...)
}

// lastLines are the path of the cursor, or the prompt.
func (t *Tree) lastLines() []string {
	switch {
	case t.width == 0:
		return []string{""}
	case t.search.Typing():
		return t.search.View(t.place())
	default:
		return []string{t.path.text}
	}
}

// Status returns what the search found, or which line of how many the cursor is
// on when not all are visible, for the pane's title.
func (t *Tree) Status() string {
	if status := t.search.Status(t.place()); status != "" {
		return status
	}
	cursor, total, more := t.list.Position()
	if !more {
		return ""
	}
	return words.Place(cursor, total)
}

// lineAt returns a line of the document as it is to be drawn.
func (t *Tree) lineAt(at int, atTheCursor bool) line {
	v, closes := t.outline.at(at)
	return line{value: v, closes: closes, folded: t.outline.isFolded(at), atTheCursor: atTheCursor}
}

// rows shows the tree's lines in a list.
type rows struct{ tree *Tree }

func (r rows) Len() int { return len(r.tree.outline.lines) }

func (r rows) Selectable(int) bool { return true }

// Height draws the row and keeps it: the list asks for the rows near its window,
// most of which will be shown.
func (r rows) Height(i, _ int) int {
	return len(r.tree.painter.draw(r.tree.lineAt(i, false)))
}

func (r rows) Render(i, _ int, selected bool) []string {
	return r.tree.painter.drawn(r.tree.lineAt(i, selected))
}
