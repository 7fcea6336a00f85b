package tty

import (
	"bytes"
	"time"
	"unicode/utf8"
)

// gate hands on the bytes of a terminal in whole pieces. The parser of the
// terminal library waits for the end of whatever begins, so that half a
// character, a string without an end or a paste with either in it would swallow
// every key from there on. A piece is held back until it is whole, and dropped
// when something comes that cannot belong to it.
type gate struct {
	held  []byte // the start of a piece
	state within
	quiet bool // nothing had come for long before what is read now
}

type within uint8

const (
	nothing   within = iota
	character        // of several bytes
	started          // after ESC
	control          // after CSI, up to its last byte
	single           // after SS3, which has one more
	long             // a string, up to ST
	longEnd          // after ESC in a string
	paste            // pasted text
	pasteEnd         // after ESC in pasted text
)

const (
	esc = 0x1b
	bel = 0x07
	// interrupt is ctrl+c.
	interrupt = 0x03
	// interruptCSI is ctrl+c in the keyboard protocol of kitty.
	interruptCSI = "\x1b[99;5u"
	// mostHeld bounds a piece: answers of a terminal have a few dozen bytes.
	mostHeld = 1024

	pasteStarts, pasteEnds = "\x1b[200~", "\x1b[201~"
)

// take appends to dst what is to be handed on of what was read at once.
func (g *gate) take(dst, read []byte) []byte {
	if (g.state == paste || g.state == pasteEnd) && g.pressed(read) {
		// The end of the paste has not come.
		dst, g.held, g.state = append(dst, pasteEnds...), g.held[:0], nothing
	}
	for _, b := range read {
		dst = g.next(dst, b)
	}
	g.quiet = false
	if g.state == started {
		// The key esc, or the start of more; the parser tells them apart by time.
		dst = append(dst, g.held...)
		g.held = g.held[:0]
	}
	return dst
}

// pressed reports whether read, in a paste, is a key and no part of the text:
// ctrl+c by itself, or a key by itself once the paste has come to a stop. The
// rest of a paste that a slow line held up comes in more than one byte.
func (g *gate) pressed(read []byte) bool {
	if string(read) == interruptCSI || len(read) == 1 && read[0] == interrupt {
		return true
	}
	if !g.quiet || len(read) == 1 {
		return g.quiet
	}
	rest, isCSI := bytes.CutPrefix(read, []byte("\x1b["))
	// The end of the paste ends in ~, as a few keys do that nobody looks for here.
	final := bytes.IndexFunc(rest, func(r rune) bool { return r < ' ' || r >= '@' })
	return isCSI && len(rest) > 0 && final == len(rest)-1 && rest[final] != '~'
}

// How long the rest of a piece may take, over a slow line too. What comes later
// is another key. ESC by itself is a key soon, as it is for the parser, and so is
// ESC with a letter, a key with alt, though an answer could begin so.
const (
	patience    = time.Second
	patienceESC = 50 * time.Millisecond
)

// after drops what is held back when its end has not come for so long.
func (g *gate) after(silence time.Duration) {
	g.quiet = silence > patience
	switch {
	case g.state == paste || g.state == pasteEnd:
	case silence > patience, silence > patienceESC && (g.state == started || g.state == long && len(g.held) <= 2):
		g.held, g.state = g.held[:0], nothing
	}
}

// next takes one byte.
func (g *gate) next(dst []byte, b byte) []byte {
	switch g.state {
	case paste, pasteEnd:
		return g.pasted(dst, b)
	case character:
		return g.utf8(dst, b)
	case started:
		return g.afterESC(dst, b)
	case control:
		return g.control(dst, b)
	case single:
		if b < ' ' || b > '~' {
			return g.again(dst, b)
		}
		return g.whole(dst, b)
	case long, longEnd:
		return g.long(dst, b)
	default:
		return g.text(dst, b)
	}
}

// text takes a byte outside of every piece.
func (g *gate) text(dst []byte, b byte) []byte {
	switch {
	case b == esc:
		g.hold(b, started)
	case b < utf8.RuneSelf:
		return append(dst, b)
	case 0xc2 <= b && b <= 0xf4:
		g.hold(b, character)
	}
	// Other bytes begin no character. Those below 0xa0 are what ESC and a letter
	// are, in one byte, for terminals that do not speak UTF-8.
	return dst
}

// utf8 takes a byte after the first of a character.
func (g *gate) utf8(dst []byte, b byte) []byte {
	if b < 0x80 || b > 0xbf {
		return g.again(dst, b)
	}
	g.held = append(g.held, b)
	if !utf8.FullRune(g.held) {
		return dst
	}
	if r, _ := utf8.DecodeRune(g.held); r == utf8.RuneError && string(g.held) != "\ufffd" || 0x80 <= r && r < 0xa0 {
		g.held = g.held[:0]
	}
	dst = append(dst, g.held...)
	g.held, g.state = g.held[:0], nothing
	return dst
}

// afterESC takes the byte that says what ESC begins. What was held may have been
// handed on already.
func (g *gate) afterESC(dst []byte, b byte) []byte {
	switch {
	case b == interrupt:
		// Whatever stands before it, it is to end the program.
		return g.again(dst, b)
	case b == '[':
		g.hold(b, control)
	case b == 'O':
		g.hold(b, single)
	case b == ']', b == 'P', b == '_', b == '^', b == 'X':
		g.hold(b, long)
	case b == esc:
		dst = append(dst, g.held...)
		g.held = append(g.held[:0], b)
	case b >= utf8.RuneSelf:
		dst = append(dst, g.held...)
		g.held, g.state = g.held[:0], nothing
		return g.text(dst, b)
	default:
		return g.whole(dst, b)
	}
	return dst
}

// control takes a byte of a control sequence.
func (g *gate) control(dst []byte, b byte) []byte {
	switch {
	case b < ' ' || b > '~':
		return g.again(dst, b)
	case b < '@':
		g.hold(b, control)
		return dst
	case b == 'M' && bytes.HasSuffix(g.held, []byte("[")):
		// A report of the mouse in the old form, which is never asked for: three
		// bytes of any kind would belong to it.
		g.held, g.state = g.held[:0], nothing
		return dst
	}
	g.held = append(g.held, b)
	starts := bytes.HasSuffix([]byte(pasteStarts), g.held)
	dst = append(dst, g.held...)
	g.held, g.state = g.held[:0], nothing
	if starts {
		g.state = paste
	}
	return dst
}

// long takes a byte of a string: an answer of the terminal.
func (g *gate) long(dst []byte, b byte) []byte {
	switch {
	case g.state == longEnd && b == '\\':
		return g.whole(dst, b)
	case g.state == longEnd:
		g.held, g.state = append(g.held[:0], esc), started
		return g.afterESC(dst, b)
	case b == esc:
		g.hold(b, longEnd)
		return dst
	case b == bel:
		return g.whole(dst, b)
	case b < ' ':
		return g.again(dst, b)
	default:
		g.hold(b, long)
		return dst
	}
}

// pasted takes a byte of a pasted text, of which only whole characters, tabs
// and line ends are handed on: control characters have no place in a field.
func (g *gate) pasted(dst []byte, b byte) []byte {
	if g.state == pasteEnd {
		if g.held = append(g.held, b); string(g.held) == pasteEnds {
			dst = append(dst, pasteEnds...)
			g.held, g.state = g.held[:0], nothing
			return dst
		}
		if bytes.HasPrefix([]byte(pasteEnds), g.held) {
			return dst
		}
		// It was no end: without its ESC it is text.
		rest := bytes.Clone(g.held[1:])
		g.held, g.state = g.held[:0], paste
		for _, b := range rest {
			dst = g.pasted(dst, b)
		}
		return dst
	}
	if b == esc {
		g.held, g.state = append(g.held[:0], b), pasteEnd
		return dst
	}
	switch {
	case b >= 0x80 && b <= 0xbf && len(g.held) > 0:
		g.held = append(g.held, b)
		if utf8.FullRune(g.held) {
			if r, size := utf8.DecodeRune(g.held); size == len(g.held) && r >= 0xa0 {
				dst = append(dst, g.held...)
			}
			g.held = g.held[:0]
		}
	case b >= 0xc2 && b <= 0xf4:
		g.held = append(g.held[:0], b)
	case b >= ' ' && b < 0x7f, b == '\t', b == '\n', b == '\r':
		g.held = g.held[:0]
		dst = append(dst, b)
	default:
		g.held = g.held[:0]
	}
	return dst
}

// hold keeps a byte of a piece, and gives up a piece that is too long.
func (g *gate) hold(b byte, state within) {
	g.held, g.state = append(g.held, b), state
	if len(g.held) > mostHeld {
		g.held, g.state = g.held[:0], nothing
	}
}

// whole hands on a piece with its last byte.
func (g *gate) whole(dst []byte, b byte) []byte {
	dst = append(append(dst, g.held...), b)
	g.held, g.state = g.held[:0], nothing
	return dst
}

// again drops a piece that cannot go on with b, and takes b for itself.
func (g *gate) again(dst []byte, b byte) []byte {
	g.held, g.state = g.held[:0], nothing
	return g.text(dst, b)
}
