package search

import (
	"sort"

	"ztsession/model/credential"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
)

// query is what is looked for and where it was found so far.
type query struct {
	needle Needle
	hits   []int32 // the rows that have it, in order
	seen   int     // how many rows were looked at
	done   bool    // all of them were
	then   move    // what to do as soon as it is known where to
	around around  // whether the last move went around an end of the list
	bare   bool    // it was typed while nothing was masked
}

// move is a move of the cursor to a match.
type move uint8

const (
	stay move = iota
	toThis
	toNext
	toPrevious
)

// around says which end of the list a move went around.
type around uint8

const (
	straight around = iota
	fromTheTop
	fromTheEnd
)

// restart forgets what was found, but not what is searched for.
func (q *query) restart() { q.hits, q.seen, q.done = nil, 0, false }

// follow returns the row to which the remembered move leads, or -1 as long as
// that is not known or there is none.
func (q *query) follow(here Place) int {
	at, ok := q.hit(q.then, here)
	if ok {
		q.around = q.turned(int(q.hits[at]), here)
	}
	if ok || q.done {
		q.then = stay
	}
	if !ok {
		return -1
	}
	return int(q.hits[at])
}

// turned reports around which end the remembered move to a row went.
func (q *query) turned(row int, here Place) around {
	switch {
	case q.then == toThis && row < here.At, q.then == toNext && row < here.After:
		return fromTheTop
	case q.then == toPrevious && row >= here.At:
		return fromTheEnd
	default:
		return straight
	}
}

// hit returns the match to which a move leads, around the ends of the list. It
// is known as soon as no row that was not looked at yet could come before it.
func (q *query) hit(m move, here Place) (at int, ok bool) {
	switch m {
	case toThis:
		at, ok = q.atOrAfter(here.At)
	case toNext:
		at, ok = q.atOrAfter(here.After)
	case toPrevious:
		at, _ = q.atOrAfter(here.At)
		at, ok = at-1, at > 0 && q.seen >= here.At
	case stay:
		return 0, false
	}
	if n := len(q.hits); q.done && n > 0 {
		return (at + n) % n, true
	}
	return at, ok
}

// atOrAfter returns the first match in row or behind it, and whether there is one.
func (q *query) atOrAfter(row int) (at int, ok bool) {
	at = sort.Search(len(q.hits), func(i int) bool { return int(q.hits[i]) >= row })
	return at, at < len(q.hits)
}

// count returns how many matches there are and which of them the cursor is on,
// or with going which one it would go to.
func (q *query) count(here Place, going bool) string {
	switch {
	case q.needle.Empty():
		return ""
	case !q.done && len(q.hits) == 0:
		return "..."
	case len(q.hits) == 0:
		return "no match"
	}
	total := words.Thousands(len(q.hits))
	if !q.done {
		return total + "..."
	}
	at, _ := q.hit(toThis, here)
	switch {
	case going, here.At != here.After && int(q.hits[at]) == here.At:
		return words.Thousands(at+1) + " of " + total + q.turnedWords()
	case len(q.hits) == 1:
		return "1 match"
	default:
		return total + " matches"
	}
}

// turnedWords say that the last move went around an end.
func (q *query) turnedWords() string {
	switch q.around {
	case fromTheTop:
		return ", from the top"
	case fromTheEnd:
		return ", from the end"
	case straight:
	}
	return ""
}

// widestText bounds what is looked for in the status, in cells.
const widestText = 20

// status says what is done with a needle. masked says that nothing personal may be
// shown: what was typed before that may be a name.
func (q *query) status(what, count string, masked bool) string {
	if q.needle.Empty() {
		return ""
	}
	text := q.needle.text
	if credential.Resembles(text) || masked && q.bare {
		text = "***"
	}
	return what + ` "` + measure.Truncate(text, widestText, signs.Cut) + `" ` + count
}

// Status returns what is searched for and how often it was found, for the title
// of the list; it is empty when nothing is searched for. here is where the cursor is.
func (s *Search) Status(here Place) string {
	return s.query.status("search", s.query.count(here, s.prompt.Open()), s.masked())
}
