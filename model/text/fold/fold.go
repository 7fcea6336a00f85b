// Package fold makes texts alike that people take for the same name: without
// case, accents and apostrophes.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text returns text in small letters without accents. Letters that are no base
// letter with a mark, as ł and ß, become those that people type for them.
func Text(text string) string {
	// Capitals first: ς and σ have one, and so have the long s and its kin.
	text = strings.ToLower(strings.ToUpper(norm.NFKD.String(text)))
	var out strings.Builder
	for _, r := range text {
		switch plain, ok := plainLetters[r]; {
		case ok:
			out.WriteString(plain)
		case unicode.Is(accents, r):
		default:
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}

// Words returns the words of a name or an e-mail, folded: what stands between
// spaces, hyphens, dots and signs.
func Words(text string) []string {
	return strings.FieldsFunc(Text(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	})
}

// Umlauts returns a folded text with ae, oe and ue as the one letter that
// folding an umlaut leaves, so that Mueller is alike to Müller.
func Umlauts(text string) string { return umlauts.Replace(text) }

var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// plainLetters are small letters that do not decompose, and signs inside a name
// that are written in several ways or left out.
var plainLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ĸ': "k",
	'\'': "", '’': "", '‘': "", 'ʼ': "", '`': "", '´': "",
}

// accents are the marks that people leave out: of Latin, Greek and Cyrillic
// letters, the vowels of Hebrew and Arabic. Other scripts need theirs.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x0591, Hi: 0x05bd, Stride: 1},
	{Lo: 0x05bf, Hi: 0x05c7, Stride: 1},
	{Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
}}
