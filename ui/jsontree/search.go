package jsontree

import (
	"sort"
	"strconv"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/text/safe"
)

// search is what a person looks for and where it is.
type search struct {
	text string // made safe, as the document's texts are
	hits []int32
	done bool // hits are those of the document that is shown
	jump jump // what to do once they are known
}

// jump is a move of the cursor to a match.
type jump uint8

const (
	stay jump = iota
	toThis
	toNext
	toPrevious
)

// foundMsg brings the numbers of the values in which a search found its text.
type foundMsg struct {
	doc        *model.Document
	generation uint64
	hits       []int32
}

// find starts the search anew and returns the command that does it. A search
// that still runs is given up.
func (t *Tree) find() tea.Cmd {
	generation := t.generation.Add(1)
	t.search.hits, t.search.done = nil, false
	if t.search.text == "" || t.outline.doc.Len() == 0 {
		t.search.done = true
		return nil
	}
	return findIn(t.outline.doc, newNeedle(t.search.text), generation, t.generation)
}

// findIn returns a command that looks through a document until latest is no
// longer generation, which says that no one waits for it any more.
func findIn(doc *model.Document, n needle, generation uint64, latest *atomic.Uint64) tea.Cmd {
	return func() tea.Msg {
		var hits []int32
		var buffer []byte
		for number := range doc.Len() {
			if number%4096 == 0 && latest.Load() != generation {
				return nil
			}
			buffer = appendSearched(buffer[:0], doc.At(number))
			if _, ok := n.first(buffer, 0); ok {
				hits = append(hits, int32(number))
			}
		}
		return foundMsg{doc: doc, generation: generation, hits: hits}
	}
}

// look makes text what is searched for and shows it in the lines.
func (t *Tree) look(text string) tea.Cmd {
	t.search = search{text: safe.Text(text)}
	t.highlight()
	return t.find()
}

// highlight marks the search's text in the lines.
func (t *Tree) highlight() {
	t.painter.needle = newNeedle(t.search.text)
	t.painter.forget()
}

func (t *Tree) found(msg foundMsg) {
	if msg.generation != t.generation.Load() || msg.doc != t.outline.doc || t.search.text == "" {
		return
	}
	t.search.hits, t.search.done = msg.hits, true
	t.jump(t.search.jump)
	t.search.jump = stay
}

// match moves the cursor to a match, or remembers to while the search runs.
func (t *Tree) match(j jump) tea.Cmd {
	if t.search.done {
		t.jump(j)
		return nil
	}
	t.search.jump = j
	return t.find()
}

func (t *Tree) jump(j jump) {
	if at, ok := t.hit(j); ok {
		t.SelectNumber(int(t.search.hits[at]))
	}
}

// hit returns the match to which a jump leads, around the document's ends.
func (t *Tree) hit(j jump) (at int, ok bool) {
	hits := t.search.hits
	if j == stay || len(hits) == 0 {
		return 0, false
	}
	v, closes := t.cursor()
	here, next := v.Number(), v.Number()+1
	if closes {
		// The closing line comes behind all that the value holds.
		here = v.Number() + v.Size()
		next = here
	}
	switch j {
	case toNext:
		at = atOrAfter(hits, next)
	case toPrevious:
		at = atOrAfter(hits, here) - 1
	case toThis:
		at = atOrAfter(hits, here)
	case stay:
	}
	return (at + len(hits)) % len(hits), true
}

func atOrAfter(hits []int32, number int) int {
	return sort.Search(len(hits), func(i int) bool { return int(hits[i]) >= number })
}

// count says how many matches there are and which the cursor is on, or in the
// prompt which it would go to.
func (t *Tree) count() string {
	hits := t.search.hits
	switch {
	case t.search.text == "":
		return ""
	case !t.search.done:
		return "…"
	case len(hits) == 0:
		return "no match"
	}
	total := strconv.Itoa(len(hits))
	at, _ := t.hit(toThis)
	v, closes := t.cursor()
	switch {
	case t.typing, !closes && int(hits[at]) == v.Number():
		return strconv.Itoa(at+1) + "/" + total
	case len(hits) == 1:
		return "1 match"
	default:
		return total + " matches"
	}
}
