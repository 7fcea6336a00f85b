package search

import (
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/measure"
)

// Needle is a text to find, whatever the case of its letters. The zero Needle
// finds nothing.
type Needle struct {
	text  string
	ascii []byte // lower case, when it is all ASCII
	runes []rune // folded, otherwise
}

// Span is a piece of a text, from the byte From up to but without the byte To.
type Span struct{ From, To int }

// NewNeedle returns the needle that finds text.
func NewNeedle(text string) Needle {
	n := Needle{text: text}
	plain := true
	for _, r := range text {
		plain = plain && r < utf8.RuneSelf
		n.runes = append(n.runes, foldCase(r))
	}
	if plain {
		n.ascii, n.runes = []byte(string(n.runes)), nil
	}
	return n
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
func (n Needle) Empty() bool { return len(n.ascii) == 0 && len(n.runes) == 0 }

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

// First returns where the needle is in hay for the first time from the byte
// from on, to the byte.
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
		if lower(hay[at]) != start {
			continue
		}
		for i := 1; i < length; i++ {
			if lower(hay[at+i]) != n.ascii[i] {
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
		if length == 0 || foldCase(r) != want {
			return 0, false
		}
		size += length
	}
	return size, true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
