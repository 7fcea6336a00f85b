package tree

import (
	"unicode"
	"unicode/utf8"
)

// needle is a text to find, whatever the case of its letters.
type needle struct {
	ascii []byte // lower case, when it is all ASCII
	runes []rune // folded, otherwise
}

func newNeedle(text string) needle {
	var n needle
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

func (n needle) empty() bool { return len(n.ascii) == 0 && len(n.runes) == 0 }

// all returns where the needle is in text, each behind the one before.
func (n needle) all(text string) []piece {
	if n.empty() || text == "" {
		return nil
	}
	var found []piece
	hay := []byte(text)
	for at := 0; ; {
		p, ok := n.first(hay, at)
		if !ok {
			return found
		}
		found = append(found, p)
		at = p.to
	}
}

// first returns where the needle is in hay from the byte from on.
func (n needle) first(hay []byte, from int) (piece, bool) {
	if len(n.ascii) > 0 {
		return n.firstASCII(hay, from)
	}
	for at := from; at < len(hay) && len(n.runes) > 0; {
		if size, ok := n.prefix(hay[at:]); ok {
			return piece{from: at, to: at + size}, true
		}
		_, size := utf8.DecodeRune(hay[at:])
		at += size
	}
	return piece{}, false
}

func (n needle) firstASCII(hay []byte, from int) (piece, bool) {
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
		return piece{from: at, to: at + length}, true
	}
	return piece{}, false
}

// prefix returns the length in bytes of the needle at the start of hay.
func (n needle) prefix(hay []byte) (size int, ok bool) {
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
