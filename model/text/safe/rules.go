package safe

import (
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/measure"
)

const (
	// maxMarks is the longest run of combining marks that stays as it is, the
	// bound of the Stream-Safe Text Format (UAX #15, section 13). Real words of
	// any language stay far below it.
	maxMarks = 30
	// maxCells bounds a cluster in cells. A cluster is cut whole or not at all,
	// so one without a bound would push all else out of a line. The widest that
	// Unicode recommends, a kiss with two skin tones, takes eleven where every
	// code point is counted.
	maxCells = 12
)

const (
	zwnj    = '\u200c'
	zwj     = '\u200d'
	textual = '\ufe0e' // VS15 asks for the form of text
	emoji   = '\ufe0f' // VS16 asks for the form of an emoji
)

// place is where in a text a character stands.
type place struct {
	before rune   // the character before it: -1 at the start, a space after an escape
	after  string // the text after it
	marks  int    // combining marks just before it
	cells  int    // that its cluster took so far
	flags  int    // regional indicators just before it
	joined bool   // the character before it was joined to a longer emoji
	left   int    // bytes of its cluster after it
}

// admits reports whether r may stay where it stands.
func (p *place) admits(r rune) bool {
	if r < unicode.MaxASCII {
		return r >= ' '
	}
	return p.fits(r) && p.allows(r)
}

// fits reports whether the cluster stays within its bounds with r.
func (p *place) fits(r rune) bool {
	return (!isMark(r) || p.marks < maxMarks) && p.cells+measure.Rune(r) <= maxCells
}

// pass goes on behind r.
func (p *place) pass(r rune, ok bool) {
	if !ok {
		// An escaped character takes part in no cluster: what follows it stands
		// alone, at most with the last character of the escape.
		*p = place{before: ' ', cells: 1}
		return
	}
	switch {
	case isMark(r):
		p.marks++
	case r != zwj && r != zwnj:
		p.marks = 0
	}
	if p.flags++; !isRegional(r) {
		p.flags = 0
	}
	p.before, p.joined = r, p.before == zwj
	if r >= unicode.MaxASCII {
		p.cells += measure.Rune(r)
	} else {
		p.cells++
	}
}

// allows reports whether r, which is not ASCII, belongs where it stands.
func (p *place) allows(r rune) bool {
	switch {
	case r == zwj, r == zwnj:
		next := p.next()
		return p.joins(r, next) && isKnown(next) && p.fits(next)
	case isSelector(r):
		return p.selects(r)
	case isRegional(r):
		// Two make a flag; a single one is as wide as a flag or half of it.
		return p.flags%2 == 1 || isRegional(p.next())
	case isSkinTone(r):
		return isPictograph(p.before) && !isSkinTone(p.before)
	case isJamo(r):
		return joinsSyllable(p.before, r)
	case isSaraAm(r):
		return unicode.In(p.before, unicode.Thai, unicode.Lao) && !isSaraAm(p.before)
	case unicode.Is(unicode.M, r), r == 0xff9e, r == 0xff9f:
		// A mark at the very start, or after an escape, would be drawn over our own text.
		return p.before >= 0 && !unicode.IsSpace(p.before) && isKnown(r)
	default:
		return isKnown(r)
	}
}

// common are letters of the scripts with the most readers that are a cluster by
// themselves between others of their kind, so that most text needs no look at
// clusters: Latin, Greek, Cyrillic, Hebrew, Arabic, punctuation, kana, Han and Hangul.
var common = [...]struct{ first, last rune }{
	{' ', '~'},
	{0xc0, 0x2af},
	{0x38e, 0x3a1},
	{0x3a3, 0x3ff},
	{0x400, 0x481},
	{0x5d0, 0x5ea},
	{0x620, 0x64a},
	{0x2010, 0x2027},
	{0x3041, 0x3096},
	{0x30a1, 0x30fc},
	{0x4e00, 0x9fff},
	{syllables, lastSyllable},
}

func isCommon(r rune) bool {
	for _, one := range common {
		if r <= one.last {
			return r >= one.first
		}
	}
	return false
}

// standsAlone reports whether r, at the start of a cluster, may stay and is all of it.
func standsAlone(r rune, after string) bool {
	if !isCommon(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	return after == "" || isCommon(next)
}

// next returns the character after the place.
func (p *place) next() rune {
	r, _ := utf8.DecodeRuneInString(p.after)
	return r
}

// selects reports whether a variation selector has something to select: a
// variant of a Han character, the text form of a symbol, or the emoji form of
// one that is part of a longer emoji. Where the symbol stands alone the emoji
// form is twice as wide on some terminals and not on others.
func (p *place) selects(selector rune) bool {
	switch {
	case selector != textual && selector != emoji:
		return unicode.Is(unicode.Han, p.before)
	case !isPictograph(p.before) || measure.Rune(p.before) != 1:
		return false
	case selector == textual || p.joined:
		return true
	}
	joiner, size := utf8.DecodeRuneInString(p.after)
	joined, _ := utf8.DecodeRuneInString(p.after[size:])
	return joiner == zwj && p.left > size && isPictograph(joined) && measure.Rune(joined) > 1
}

// isMark reports whether r is a combining mark that shows something.
func isMark(r rune) bool { return unicode.Is(unicode.M, r) && !isSelector(r) }

// isKnown reports whether r has a glyph that every terminal gives the same
// width: it is assigned, not for private use, no control and not invisible.
func isKnown(r rune) bool { return unicode.IsGraphic(r) && !isBlank(r) && !isDisputed(r) }

// isBlank reports characters that show nothing though they are no spaces: line
// and paragraph separators, Hangul and Khmer fillers, the grapheme joiner, the
// Mongolian separators, the Khitan filler and the musical null notehead.
func isBlank(r rune) bool {
	switch r {
	case 0x2028, 0x2029, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0, 0x2800, 0x16fe4, 0x1d159:
		return true
	}
	return unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || 0x180b <= r && r <= 0x180f
}

// disputed are characters about whose width terminals and the tables of their
// libraries differ: number signs in black squares, symbols that are wide since
// Unicode 16, tone marks that are wide marks, musical stems and signs that
// belong to the cluster of what follows them.
var disputed = [...]struct{ first, last rune }{
	{0x0cf3, 0x0cf3},
	{0x0d4e, 0x0d4e},
	{0x2630, 0x2637},
	{0x268a, 0x268f},
	{0x302e, 0x302f},
	{0x3248, 0x324f},
	{0x111c2, 0x111c3},
	{0x1193f, 0x1193f},
	{0x11941, 0x11941},
	{0x11a3a, 0x11a3a},
	{0x11a84, 0x11a89},
	{0x11d46, 0x11d46},
	{0x11f02, 0x11f02},
	{0x16ff0, 0x16ff1},
	{0x1d165, 0x1d166},
	{0x1d16d, 0x1d172},
	{0x1d300, 0x1d356},
	{0x1d360, 0x1d376},
}

func isDisputed(r rune) bool {
	for _, one := range disputed {
		if r <= one.last {
			return r >= one.first
		}
	}
	return false
}

// isSelector reports the variation selectors, which pick a glyph and show nothing themselves.
func isSelector(r rune) bool {
	return 0xfe00 <= r && r <= 0xfe0f || 0xe0100 <= r && r <= 0xe01ef
}

// isSaraAm reports the vowels of Thai and Lao that are no marks and yet belong
// to the cluster of the letter before them.
func isSaraAm(r rune) bool { return r == 0x0e33 || r == 0x0eb3 }

func isRegional(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }

func isSkinTone(r rune) bool { return 0x1f3fb <= r && r <= 0x1f3ff }

// joins reports whether ZWJ or ZWNJ has work to do between the character before
// it and next: ZWJ between two pictographs that it makes one cluster, both
// between letters of a script that uses them.
func (p *place) joins(joiner, next rune) bool {
	if joiner == zwj && isPictograph(next) {
		return p.left > 0 && (isPictograph(p.before) || isSelector(p.before))
	}
	return isJoiningScript(p.before) && isJoiningScript(next)
}

// isPictograph approximates the property Extended_Pictographic, which package
// unicode does not have, by the blocks that hold its characters.
func isPictograph(r rune) bool {
	switch {
	case r == 0xa9, r == 0xae, r == 0x203c, r == 0x2049, r == 0x2122, r == 0x2139, r == 0x3030, r == 0x303d, r == 0x3297, r == 0x3299:
		return true
	case 0x2190 <= r && r <= 0x21ff, 0x2300 <= r && r <= 0x23ff, r == 0x24c2, 0x25a0 <= r && r <= 0x27bf, 0x2900 <= r && r <= 0x297f, 0x2b00 <= r && r <= 0x2bff:
		return true
	default:
		return 0x1f000 <= r && r <= 0x1faff && !isRegional(r)
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
