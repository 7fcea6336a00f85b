package search

import (
	"regexp"
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/measure"
)

// Needle is what is to be found: a text or a regular expression. The zero Needle
// finds nothing.
type Needle struct {
	text  string
	exact bool   // the case of letters counts
	ascii []byte // when it is all ASCII; lower case unless exact
	runes []rune // otherwise; folded unless exact
	re    *regexp.Regexp
}

// Span is a piece of a text, from the byte From up to but without the byte To.
type Span struct{ From, To int }

// NewNeedle returns the needle that finds text, whatever the case of its letters.
func NewNeedle(text string) Needle { return literal(text, false) }

func literal(text string, exact bool) Needle {
	n := Needle{text: text, exact: exact}
	plain := true
	for _, r := range text {
		plain = plain && r < utf8.RuneSelf
		n.runes = append(n.runes, n.folded(r))
	}
	if plain {
		n.ascii, n.runes = []byte(string(n.runes)), nil
	}
	return n
}

// folded returns what stands for a letter where this needle is looked for.
func (n *Needle) folded(r rune) rune {
	if n.exact {
		return r
	}
	return foldCase(r)
}

// foldCase returns the same rune for all cases of a letter; it goes through the
// upper case because some letters have two lower ones.
func foldCase(r rune) rune {
	if r < utf8.RuneSelf {
		return rune(lower(byte(r)))
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// Text returns what is to be found, as it was given.
func (n Needle) Text() string { return n.text }

// Empty reports whether there is nothing to find.
func (n Needle) Empty() bool { return len(n.ascii) == 0 && len(n.runes) == 0 && n.re == nil }

// In reports whether a text has the needle in it.
func (n Needle) In(hay []byte) bool {
	if n.re != nil {
		return n.isIn(hay)
	}
	_, ok := n.First(hay, 0)
	return ok
}

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
	if n.Empty() || text == "" {
		return nil
	}
	if n.re != nil {
		return n.matches(text)
	}
	var found []Span
	hay := []byte(text)
	for at := 0; ; {
		span, ok := n.First(hay, at)
		if !ok {
			return found
		}
		found = append(found, span)
		at = span.To
	}
}

// First returns where a text is in hay for the first time from the byte from on,
// to the byte. It knows no regular expressions.
func (n Needle) First(hay []byte, from int) (Span, bool) {
	if len(n.ascii) > 0 {
		return n.firstASCII(hay, from)
	}
	for at := from; at < len(hay) && len(n.runes) > 0; {
		if size, ok := n.prefix(hay[at:]); ok {
			return Span{From: at, To: at + size}, true
		}
		_, size := utf8.DecodeRune(hay[at:])
		at += size
	}
	return Span{}, false
}

func (n Needle) firstASCII(hay []byte, from int) (Span, bool) {
	start, length := n.ascii[0], len(n.ascii)
search:
	for at := from; at+length <= len(hay); at++ {
		if n.letter(hay[at]) != start {
			continue
		}
		for i := 1; i < length; i++ {
			if n.letter(hay[at+i]) != n.ascii[i] {
				continue search
			}
		}
		return Span{From: at, To: at + length}, true
	}
	return Span{}, false
}

// prefix returns the length in bytes of the needle at the start of hay.
func (n Needle) prefix(hay []byte) (size int, ok bool) {
	for _, want := range n.runes {
		r, length := utf8.DecodeRune(hay[size:])
		if length == 0 || n.folded(r) != want {
			return 0, false
		}
		size += length
	}
	return size, true
}

// letter is folded for a letter of ASCII.
func (n *Needle) letter(c byte) byte {
	if n.exact {
		return c
	}
	return lower(c)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
