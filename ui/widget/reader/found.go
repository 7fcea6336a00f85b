package reader

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/widget/search"
)

// texts are the rows of a text as a search sees them. They do not change.
type texts []string

// Len returns the number of rows.
func (t texts) Len() int { return len(t) }

// AppendText appends what row i says.
func (t texts) AppendText(dst []byte, i int) []byte { return append(dst, t[i]...) }

// searched reports whether anything is looked for, or about to be.
func (r *Reader) searched() bool { return r.begins || r.Typing() || !r.Needle().Empty() }

// begin reads what the search looks in, which is not kept up to date without one.
func (r *Reader) begin() {
	r.begins = true
	r.Change(r.text)
	r.begins = false
}

// read gives the search the rows of the text, of which row top is the first in sight.
func (r *Reader) read(top int) {
	all := make(texts, r.text.Len())
	if r.width > 0 && r.searched() {
		for i := range all {
			all[i] = strings.Join(bare(r.text.Lines(i, r.width)), " ")
		}
	}
	r.SetRows(all, nil, top)
}

// bare returns lines without styles and margins.
func bare(lines []string) []string {
	out := make([]string, len(lines))
	for y, line := range lines {
		out[y] = strings.TrimSpace(ansi.Strip(line))
	}
	return out
}

// rows are the rows that are shown, as the list sees them.
type rows struct{ r *Reader }

func (w rows) Len() int { return min(w.r.Len(), w.r.text.Len()) }

// Selectable reports that text is read, not chosen from.
func (rows) Selectable(int) bool { return false }

// Render returns a row as lines, with what is looked for marked: otherwise where the
// search is.
func (w rows) Render(i, width int, _ bool) []string {
	row := w.r.Row(i)
	lines := w.r.text.Lines(row, width)
	needle := w.r.Needle()
	if needle.Empty() {
		return lines
	}
	ink := w.r.env.Styles.Found
	if row == w.r.found {
		ink = w.r.env.Styles.Match
	}
	pieces := bare(lines)
	marked := make([]string, len(lines))
	for y, marks := range needle.Pieces(strings.Join(pieces, " "), pieces) {
		marked[y] = search.Overlay(lines[y], pieces[y], marks, ink)
	}
	return marked
}

// target is the reader as its search sees it. The cursor of the search is the row that
// it found, or the first in sight where somebody has scrolled since.
type target struct{ r *Reader }

func (t target) Cursor() int {
	if t.r.found >= 0 {
		return t.r.PlaceOf(t.r.found)
	}
	top, _ := t.r.list.Top()
	return top
}

// Changed follows a change of the rows that are shown.
func (t target) Changed(cursor int) {
	t.r.list.Replace(rows(t), -1)
	t.r.list.ScrollTo(cursor, 0)
}

// Select brings a row into sight: as it is where it is in sight already.
func (t target) Select(place int) {
	r := t.r
	r.found = r.Row(place)
	from, to := r.list.Visible()
	if place < from || place >= to-1 {
		_, height := r.list.Size()
		top, lines := place, 0
		for top > 0 && lines < height/3 {
			top--
			lines += len(r.text.Lines(r.Row(top), r.width))
		}
		r.list.ScrollTo(top, 0)
	}
}

// Resized follows a change of the prompt.
func (t target) Resized() { t.r.SetBody(t.r.width, t.r.height) }
