package mask

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// trie finds the known values that a text begins with. Its branches are labelled
// with folded text, shared beginnings once, so that looking costs the length of
// what is found however many values there are.
type trie struct {
	roots [256]*branch // by the first byte
	// steps counts the branches visited, for the test of what masking costs.
	steps int
}

type branch struct {
	label string // what a value goes on with from the branch above
	// rest is what follows in a value that is longer than the trie keeps.
	rest string
	// several means that more than one value goes on from here.
	several bool
	// stand is for the value that ends here; its name is empty when none does.
	stand
	edges []edge
	// wholeWord keeps a value that may be an ordinary word from being replaced
	// within others.
	wholeWord bool
}

// deepest is how much of a value is looked for, in bytes: with more, a text that
// nearly holds many long values would cost the product of their lengths.
const deepest = 64

// reach returns how much of text, which begins with the first length bytes of a
// value, is replaced. A value that is longer than the trie keeps is replaced
// alone where it stands whole; otherwise the text may go on as another value
// that begins the same, so all of it is.
func (b *branch) reach(text string, length int) int {
	switch {
	case length < deepest:
		return length
	case !b.several && strings.HasPrefix(text[length:], b.rest):
		return length + len(b.rest)
	default:
		return len(text)
	}
}

// edge leads to a branch whose label begins with first, which stands here too:
// to look into every branch for it would cost more than all else.
type edge struct {
	first byte
	to    *branch
}

// add makes the trie find a value whose folded text is key, which is not empty.
// A value that has been added before stays as it is, but for the steps at which it
// is replaced.
func (t *trie) add(key string, one stand, wholeWord bool) {
	rest := ""
	if len(key) > deepest {
		key, rest = key[:deepest], key[deepest:]
	}
	at := &t.roots[key[0]]
	for {
		t.steps++
		if *at == nil {
			*at = &branch{label: key, stand: one, wholeWord: wholeWord, rest: rest}
			return
		}
		b := *at
		if shared := sharedLength(b.label, key); shared < len(b.label) {
			upper := &branch{label: b.label[:shared], edges: []edge{{first: b.label[shared], to: b}}}
			b.label = b.label[shared:]
			b, *at = upper, upper
		}
		key = key[len(b.label):]
		if key == "" {
			if b.name == "" {
				b.stand, b.wholeWord, b.rest = one, wholeWord, rest
			}
			b.person = b.person || one.person
			b.several = b.several || b.rest != rest
			return
		}
		i := b.edge(key[0])
		if i < 0 {
			i = len(b.edges)
			b.edges = append(b.edges, edge{first: key[0]})
		}
		at = &b.edges[i].to
	}
}

// edge returns the place of the edge to what begins with c, or -1.
func (b *branch) edge(c byte) int {
	for i := range b.edges {
		if b.edges[i].first == c {
			return i
		}
	}
	return -1
}

// longest returns the longest value that text, which is folded, begins with and
// that may stand there according to fits, and its length in bytes; nil when there is none.
func (t *trie) longest(text string, fits func(*branch, int) bool) (found *branch, length int) {
	b := t.roots[text[0]]
	// The first byte of a label has been compared on the way to it.
	for at := 0; b != nil && (len(b.label) == 1 || strings.HasPrefix(text[at:], b.label)); {
		t.steps++
		at += len(b.label)
		if b.name != "" && fits(b, at) {
			found, length = b, at
		}
		if at == len(text) {
			break
		}
		i := b.edge(text[at])
		if i < 0 {
			break
		}
		b = b.edges[i].to
	}
	return found, length
}

func sharedLength(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// fold returns text with letters that differ only in case made the same. It is
// as long as text, so that places in it are places in text.
func fold(text string) string {
	plain := true
	for i := range len(text) {
		if c := text[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case size == 1 && 'A' <= r && r <= 'Z':
			out = append(out, byte(r)+'a'-'A')
		case size == 1:
			out = append(out, text[i])
		default:
			out = utf8.AppendRune(out, foldRune(r, size))
		}
		i += size
	}
	return string(out)
}

// foldRune returns the first of the letters that are r in another case and take
// as many bytes.
func foldRune(r rune, size int) rune {
	first := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		if other < first && utf8.RuneLen(other) == size {
			first = other
		}
	}
	return first
}
