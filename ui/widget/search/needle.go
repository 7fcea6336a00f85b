package search

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"sync"
	"unicode/utf8"

	"ztsession/model/text/fold"
	"ztsession/model/text/measure"
)

// Needle is what is to be found: a text or a regular expression. The zero Needle
// finds nothing.
//
// A text finds itself with and without accents, and ss finds ß. A regular expression is
// taken as it is.
type Needle struct {
	text   string
	exact  bool   // the case of letters counts
	folded []byte // the text without accents, in small letters unless exact
	raw    bool   // there is nothing but accents in it, so that they count
	ascii  bool   // folded is all ASCII
	re     *regexp.Regexp
}

// Span is a piece of a text, from the byte From up to but without the byte To.
type Span struct{ From, To int }

// NewNeedle returns the needle that finds text, whatever the case of its letters.
func NewNeedle(text string) Needle { return literal(text, false) }

func literal(text string, exact bool) Needle {
	n := Needle{text: text, exact: exact, folded: fold.Append(nil, text, exact)}
	if len(n.folded) == 0 && text != "" {
		n.folded, n.raw = []byte(text), true
	}
	n.ascii = isASCII(n.folded)
	return n
}

// Text returns what is to be found, as it was given.
func (n Needle) Text() string { return n.text }

// Empty reports whether there is nothing to find.
func (n Needle) Empty() bool { return len(n.folded) == 0 && n.re == nil }

// In reports whether a text has the needle in it.
func (n Needle) In(hay []byte) bool {
	switch {
	case n.re != nil:
		return n.isIn(hay)
	case len(n.folded) == 0:
		return false
	case n.raw:
		return bytes.Contains(hay, n.folded)
	case isASCII(hay):
		return n.firstASCII(hay, 0) >= 0
	}
	scratch, _ := scratches.Get().(*[]byte)
	*scratch = fold.Append((*scratch)[:0], string(hay), n.exact)
	has := bytes.Contains(*scratch, n.folded)
	scratches.Put(scratch)
	return has
}

// scratches are where texts are folded, so that a search of many rows makes no garbage.
var scratches = sync.Pool{New: func() any { return new([]byte) }}

// Marks returns where the needle is in text, each span behind the one before
// and made as long as the grapheme clusters in which it begins and ends: a mark
// inside a cluster would take a letter and its accent, or an emoji, apart.
func (n Needle) Marks(text string) []Span {
	marks := n.all(text)
	kept := marks[:0]
	at, size := 0, 0 // the cluster at hand
	for _, mark := range marks {
		for at+size <= mark.From {
			at += size
			size, _ = measure.Cluster(text[at:])
		}
		from := at
		for at+size < mark.To {
			at += size
			size, _ = measure.Cluster(text[at:])
		}
		if len(kept) == 0 || from >= kept[len(kept)-1].To {
			kept = append(kept, Span{From: from, To: at + size})
		} else {
			kept[len(kept)-1].To = at + size
		}
	}
	return kept
}

func (n Needle) all(text string) []Span {
	switch {
	case n.Empty() || text == "":
		return nil
	case n.re != nil:
		return n.matches(text)
	case n.raw:
		return n.spans([]byte(text), nil)
	case isASCII([]byte(text)):
		return n.allASCII([]byte(text))
	}
	folded, places := fold.Places(nil, nil, text, n.exact)
	return n.spans(folded, places)
}

// spans returns where the needle is in a text that was folded, of whose bytes it is known
// where they come from; nil stands for where they are.
func (n Needle) spans(folded []byte, places []int32) []Span {
	var found []Span
	for at := 0; ; {
		next := bytes.Index(folded[at:], n.folded)
		if next < 0 {
			return found
		}
		from, to := at+next, at+next+len(n.folded)
		at = to
		if places != nil {
			end := to
			for end < len(folded) && places[end] == places[to-1] {
				end++
			}
			from, to, at = int(places[from]), int(places[end]), end
		}
		found = append(found, Span{From: from, To: to})
	}
}

func (n Needle) allASCII(hay []byte) []Span {
	var found []Span
	for at := 0; ; {
		next := n.firstASCII(hay, at)
		if next < 0 {
			return found
		}
		at = next + len(n.folded)
		found = append(found, Span{From: next, To: at})
	}
}

// firstASCII returns where a text is in hay for the first time from the byte from on, or
// -1. All of hay is ASCII.
func (n Needle) firstASCII(hay []byte, from int) int {
	if !n.ascii {
		return -1
	}
	start, length := n.folded[0], len(n.folded)
search:
	for at := from; at+length <= len(hay); at++ {
		if fold.ASCII(hay[at], n.exact) != start {
			continue
		}
		for i := 1; i < length; i++ {
			if fold.ASCII(hay[at+i], n.exact) != n.folded[i] {
				continue search
			}
		}
		return at
	}
	return -1
}

// isASCII reports whether a text is all ASCII, eight bytes at a time.
func isASCII(text []byte) bool {
	const word, high = 8, 0x8080808080808080
	for ; len(text) >= word; text = text[word:] {
		if binary.LittleEndian.Uint64(text)&high != 0 {
			return false
		}
	}
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
