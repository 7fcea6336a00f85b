// Package safe makes text that other people wrote harmless for a terminal, a
// ticket and a log. Device names, rule names, certificate subjects and error
// texts come from outside; a control character in them could clear the screen,
// write the clipboard or turn the reading order around. Every such character
// becomes a visible escape, here and nowhere else.
package safe

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/measure"
)

// Text returns s with every control, bidi control, zero-width, unassigned and
// otherwise invisible character, every character to which terminals give
// different widths, and every byte that is no UTF-8, as a visible escape such
// as \x1b or \u202e. Letters of all scripts, combining marks and emoji stay, in
// clusters of at most maxMarks marks and maxCells cells; ZWJ and ZWNJ stay
// inside the clusters that need them. A symbol that would be an emoji of two
// cells on some terminals only keeps its form of one cell. Korean in single
// letters, as macOS writes file names, becomes syllables. Text returns s itself
// when there is nothing to do, and Text(Text(s)) is Text(s).
func Text(s string) string {
	if IsPlain(s) || isSafe(s) {
		return composeHangul(s)
	}
	var out strings.Builder
	out.Grow(len(s) + 16)
	before := rune(-1)
	scan(s, func(piece string, r rune, ok bool) {
		switch {
		case ok:
			out.WriteString(piece)
		case r == emoji && isPictograph(before):
			// The symbol alone is as readable, and as wide on every terminal.
		default:
			writeVisible(&out, piece, r)
		}
		before = r
	})
	return composeHangul(out.String())
}

// AppendJSON appends s as a JSON string in which every character that Text
// would escape is a \u00xx escape, so that the output is valid JSON, keeps its
// value and is harmless to print. Bytes that are no UTF-8 become \u00xx too.
func AppendJSON(dst []byte, s string) []byte {
	dst = append(dst, '"')
	scan(s, func(piece string, r rune, ok bool) {
		switch {
		case !ok && r == utf8.RuneError && len(piece) == 1:
			dst = appendUnicodeEscape(dst, uint16(piece[0]))
		case !ok && r > 0xffff:
			r -= 0x10000
			dst = appendUnicodeEscape(dst, uint16(0xd800+r>>10))
			dst = appendUnicodeEscape(dst, uint16(0xdc00+r&0x3ff))
		case !ok:
			dst = appendUnicodeEscape(dst, uint16(r))
		case piece == `"` || piece == `\`:
			dst = append(dst, '\\', piece[0])
		default:
			dst = append(dst, piece...)
		}
	})
	return append(dst, '"')
}

// IsPlain reports whether s is printable ASCII only, as nearly all text is.
func IsPlain(s string) bool {
	// Eight bytes at a time: a byte is below a space when taking one from it
	// borrows, and above a tilde when adding one reaches the highest bit.
	const ones, highest = 0x0101010101010101, 0x8080808080808080
	for ; len(s) >= 8; s = s[8:] {
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if ((word-ones*' ')&^word|(word+ones)|word)&highest != 0 {
			return false
		}
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isSafe reports whether every character may stay, so that legitimate text of
// any script costs no copy.
func isSafe(s string) bool {
	safe := true
	scan(s, func(_ string, _ rune, ok bool) { safe = safe && ok })
	return safe
}

// scan calls emit for each character of s with its bytes, its rune (RuneError
// for a byte that is no UTF-8) and whether it may stay as it is.
func scan(s string, emit func(piece string, r rune, ok bool)) {
	at := place{before: -1}
	end := 0 // of the cluster at hand
	for i := 0; i < len(s); {
		if r, size := utf8.DecodeRuneInString(s[i:]); i >= end && standsAlone(r, s[i+size:]) {
			emit(s[i:i+size], r, true)
			i += size
			at = place{before: r, cells: 1}
			continue
		}
		if i >= end {
			size, _ := measure.Cluster(s[i:])
			end, at.cells = i+size, 0
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		piece := s[i : i+size]
		i += size
		at.after, at.left = s[i:], end-i
		ok := (r != utf8.RuneError || size > 1) && at.admits(r)
		emit(piece, r, ok)
		at.pass(r, ok)
	}
}

// Escape returns the visible escape of a character, as \u00e9.
func Escape(r rune) string {
	var out strings.Builder
	writeVisible(&out, string(r), r)
	return out.String()
}

// writeVisible writes the escape of one character.
func writeVisible(out *strings.Builder, piece string, r rune) {
	switch {
	case r == '\n':
		out.WriteString(`\n`)
	case r == '\r':
		out.WriteString(`\r`)
	case r == '\t':
		out.WriteString(`\t`)
	case r == utf8.RuneError && len(piece) == 1:
		writeHex(out, `\x`, uint64(piece[0]), 2)
	case r <= unicode.MaxASCII:
		writeHex(out, `\x`, uint64(r), 2)
	case r <= 0xffff:
		writeHex(out, `\u`, uint64(r), 4)
	default:
		writeHex(out, `\U`, uint64(r), 8)
	}
}

func writeHex(out *strings.Builder, prefix string, n uint64, width int) {
	digits := strconv.FormatUint(n, 16)
	out.WriteString(prefix)
	out.WriteString(strings.Repeat("0", width-len(digits)))
	out.WriteString(digits)
}

func appendUnicodeEscape(dst []byte, unit uint16) []byte {
	const hexDigits = "0123456789abcdef"
	return append(dst, '\\', 'u', hexDigits[unit>>12], hexDigits[unit>>8&15], hexDigits[unit>>4&15], hexDigits[unit&15])
}
