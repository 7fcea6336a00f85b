// Package tree shows a JSON document as a tree of lines that fold: the JSON
// pane. It renders only what is in its window and folds by cutting lines out,
// so that a document with 100,000 posture checks moves as one with ten.
package tree

import (
	"strconv"
	"strings"
	"sync/atomic"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
)

// Tree is the JSON pane. Make it with New.
type Tree struct {
	keys          keys.Map
	outline       outline
	list          list.List
	painter       painter
	width, height int // cells

	typing     bool // the prompt is open
	input      textinput.Model
	search     search
	before     search         // what the prompt goes back to
	generation *atomic.Uint64 // of the newest search

	path pathLine
}

// pathLine remembers the last line, which costs more than a frame for a very deep value.
type pathLine struct {
	number, width int
	text          string
	known         bool
}

// New returns a pane without a document.
func New(styles *look.Styles, keyMap keys.Map) *Tree {
	t := &Tree{keys: keyMap, input: newPrompt(), generation: new(atomic.Uint64)}
	t.list.Set(rows{t})
	t.SetStyles(styles)
	return t
}

// SetStyles changes the look.
func (t *Tree) SetStyles(styles *look.Styles) {
	t.painter.inks = newInks(styles)
	t.painter.forget()
	t.path = pathLine{}
	stylePrompt(&t.input, styles)
}

// SetSize sets the pane's inner size in cells.
func (t *Tree) SetSize(width, height int) {
	t.width, t.height = max(width, 0), max(height, 0)
	if t.painter.width != t.width {
		t.painter.width = t.width
		t.painter.forget()
		t.input.SetWidth(promptRoom(t.width))
		t.input.SetCursor(t.input.Position())
	}
	t.list.SetSize(t.width, max(t.height-1, 0))
}

// SetDocument shows doc. When it replaces a document, folds, cursor and scroll
// stay at the same paths as far as they are there, and the command, which may
// be nil, repeats the search that is shown; without it the next n does.
func (t *Tree) SetDocument(doc *model.Document) tea.Cmd {
	old := t.outline
	t.painter.forget()
	t.path = pathLine{}
	if doc.Len() == 0 || old.doc.Len() == 0 {
		t.outline = outline{doc: doc, folds: folds{rule: firstRule(doc)}}
		t.outline.rebuild()
		t.list.Set(rows{t})
		return t.find()
	}
	var (
		c               = newCarrier(doc)
		cursor, closes  = t.cursor()
		top, skip       = t.list.Top()
		topV, topCloses = old.at(top)
	)
	t.outline = outline{doc: doc, folds: c.carryFolds(old.doc, old.folds), scratch: old.scratch}
	t.outline.rebuild()
	cursorLine, _ := t.outline.lineNear(c, cursor, closes)
	t.list.Changed(cursorLine)
	topLine, exact := t.outline.lineNear(c, topV, topCloses)
	if !exact {
		skip = 0
	}
	t.list.ScrollTo(topLine, skip)
	t.before.hits, t.before.done = nil, false
	return t.find()
}

// lineNear returns the line that shows, or closes, what is at the path of v, a
// value of another document, or the nearest line; exact says which.
func (o *outline) lineNear(c *carrier, v model.Value, closes bool) (line int, exact bool) {
	found, exact := c.near(v)
	line = o.lineOf(found.Number())
	if exact && closes && o.isOpen(line) && o.lines[line] == int32(found.Number()) {
		return o.closeOf(found), true
	}
	return line, exact && o.lines[line] == int32(found.Number())
}

// Path returns where the cursor is.
func (t *Tree) Path() model.Path {
	v, _ := t.cursor()
	return v.PathFrom(model.Value{})
}

// SelectNumber puts the cursor on the document's value with that number in
// reading order, and unfolds what hides it.
func (t *Tree) SelectNumber(n int) {
	if n < 0 || n >= t.outline.doc.Len() {
		return
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
		height += len(rows{t}.Render(i, t.width, false))
	}
	return height < t.height
}

// showMatch scrolls within a row that is taller than the window to the piece
// that the search found.
func (t *Tree) showMatch(line int) {
	v, closes := t.outline.at(line)
	if closes || t.painter.needle.empty() || t.width == 0 {
		return
	}
	b := t.painter.breakUp(composeOpen(v, t.outline.isShut(line)), v.Depth())
	if len(b.pieces) < t.height || len(b.matches) == 0 {
		return
	}
	at := 0
	for at < len(b.pieces)-1 && b.pieces[at].to <= b.matches[0].from {
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

// View returns exactly the pane's height of lines, none wider than the pane:
// the window on the document, and below it the cursor's path or the prompt.
func (t *Tree) View(focused bool) []string {
	if t.height == 0 {
		return nil
	}
	lines := t.list.View(focused)
	if len(t.outline.lines) == 0 && t.height > 1 && t.width > 0 {
		lines = append(lines, t.painter.inks.muted.paint(ansi.Truncate("There is no JSON to show.", t.width, "…")))
	}
	for len(lines) < t.height-1 {
		lines = append(lines, "")
	}
	return append(lines, t.lastLine())
}

func (t *Tree) lastLine() string {
	if t.width == 0 {
		return ""
	}
	if t.typing {
		return t.promptLine()
	}
	v, _ := t.cursor()
	if !v.Exists() {
		return ""
	}
	if p := t.path; p.known && p.number == v.Number() && p.width == t.width {
		return p.text
	}
	path := string(t.Path())
	if path == "" {
		path = "."
	}
	margin := gutter(t.width)
	line := strings.Repeat(" ", margin) + t.painter.inks.muted.paint(shorten(path, t.width-margin))
	t.path = pathLine{number: v.Number(), width: t.width, text: line, known: true}
	return line
}

// widestStatus bounds the search's text in the status, in cells.
const widestStatus = 20

// Status says what the search found, or which line of how many the cursor is
// on when not all are visible, for the pane's title.
func (t *Tree) Status() string {
	if t.search.text != "" {
		return `search "` + ansi.Truncate(t.search.text, widestStatus, "…") + `" ` + t.count()
	}
	cursor, total, more := t.list.Position()
	if !more {
		return ""
	}
	return strconv.Itoa(cursor) + "/" + strconv.Itoa(total)
}

// rows shows the tree's lines in a list.
type rows struct{ tree *Tree }

func (r rows) Len() int { return len(r.tree.outline.lines) }

func (r rows) Selectable(int) bool { return true }

func (r rows) Render(i, _ int, selected bool) []string {
	o := &r.tree.outline
	v, closes := o.at(i)
	return r.tree.painter.paint(v, closes, o.isShut(i), selected)
}
