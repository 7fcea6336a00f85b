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
)

// maxMarks is the longest run of combining marks that stays as it is, the
// bound of the Stream-Safe Text Format (UAX #15, section 13). Real words of any
// language stay far below it.
const maxMarks = 30

// Text returns s with every control, bidi control, zero-width and otherwise
// invisible character, and every byte that is no UTF-8, as a visible escape
// such as \x1b or \u202e. Letters of all scripts, combining marks and emoji
// stay; ZWJ and ZWNJ stay inside the clusters that need them. Text returns s
// itself when there is nothing to do, and Text(Text(s)) is Text(s).
func Text(s string) string {
	if IsPlain(s) || isSafe(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s) + 16)
	scan(s, func(piece string, r rune, ok bool) {
		if ok {
			out.WriteString(piece)
		} else {
			writeVisible(&out, piece, r)
		}
	})
	return out.String()
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
	before, marks := rune(-1), 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		piece := s[i : i+size]
		i += size
		switch {
		case unicode.Is(unicode.M, r) && !isSelector(r):
			marks++
		case r != zwj && r != zwnj:
			marks = 0
		}
		ok := (r != utf8.RuneError || size > 1) && marks <= maxMarks && mayStay(before, r, s[i:])
		emit(piece, r, ok)
		// An escaped character takes part in no cluster: what follows it stands alone.
		if before = r; !ok {
			before, marks = ' ', 0
		}
	}
}

const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// mayStay reports whether r stays as it is between the rune before it (-1 at
// the start) and the text after it.
func mayStay(before, r rune, after string) bool {
	switch {
	case r < unicode.MaxASCII:
		return r >= ' '
	case r == zwj, r == zwnj:
		next, _ := utf8.DecodeRuneInString(after)
		return joins(before, r, next)
	case isSelector(r):
		return isSelectable(before, r)
	case unicode.Is(unicode.M, r):
		// A mark at the very start, or after an escape, would be drawn over our own text.
		return before >= 0 && !unicode.IsSpace(before) && !isBlank(r)
	case unicode.Is(unicode.Cf, r):
		return unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	default:
		return !unicode.IsControl(r) && !isBlank(r)
	}
}

// isBlank reports characters outside the category Cf that show nothing though
// they are no spaces: line and paragraph separators, Hangul and Khmer fillers,
// the grapheme joiner, the Mongolian separators and noncharacters.
func isBlank(r rune) bool {
	switch r {
	case 0x2028, 0x2029, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0, 0x2800:
		return true
	}
	return unicode.Is(unicode.Noncharacter_Code_Point, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) ||
		0x180b <= r && r <= 0x180f
}

// isSelector reports the variation selectors, which pick a glyph and show nothing themselves.
func isSelector(r rune) bool {
	return 0xfe00 <= r && r <= 0xfe0f || 0xe0100 <= r && r <= 0xe01ef
}

// isSelectable reports whether a selector after before has something to
// select: text or emoji form of a symbol or keycap, a variant of a Han character.
func isSelectable(before, selector rune) bool {
	if selector >= 0xe0100 || selector < 0xfe0e {
		return unicode.Is(unicode.Han, before)
	}
	return isPictograph(before) || '0' <= before && before <= '9' || before == '#' || before == '*'
}

// joins reports whether ZWJ or ZWNJ has work to do between before and next:
// ZWJ between two pictographs, both between letters of a script that uses them.
func joins(before, joiner, next rune) bool {
	if joiner == zwj && isPictograph(next) {
		return isPictograph(before) || isSelector(before) || isSkinTone(before)
	}
	return isJoiningScript(before) && isJoiningScript(next)
}

func isSkinTone(r rune) bool { return 0x1f3fb <= r && r <= 0x1f3ff }

// isPictograph approximates the property Extended_Pictographic, which package
// unicode does not have, by the blocks that hold its characters.
func isPictograph(r rune) bool {
	switch {
	case r == 0xa9, r == 0xae, r == 0x203c, r == 0x2049, r == 0x2122, r == 0x2139, r == 0x3030, r == 0x303d, r == 0x3297, r == 0x3299:
		return true
	case 0x2190 <= r && r <= 0x21ff, 0x2300 <= r && r <= 0x23ff, r == 0x24c2, 0x25a0 <= r && r <= 0x27bf, 0x2900 <= r && r <= 0x297f, 0x2b00 <= r && r <= 0x2bff:
		return true
	default:
		return 0x1f000 <= r && r <= 0x1faff
	}
}

// joiningScripts are those whose writing needs ZWJ or ZWNJ (UAX #31, section 2.3,
// and the scripts of ArabicShaping.txt).
var joiningScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Mongolian, unicode.Nko, unicode.Phags_Pa,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

func isJoiningScript(r rune) bool {
	return r > 0 && unicode.IsOneOf(joiningScripts, r)
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
