// Package fold makes texts alike that people take for the same, without case and
// accents: names that are looked for, rows that are searched, filtered and sorted.
package fold

import (
	"strings"
	"unicode"
)

// Text returns text in small letters without accents and apostrophes. Letters that are
// no base letter with a mark, as ł and ß, become those that people type for them.
func Text(text string) string {
	return apostrophes.Replace(string(Append(nil, text, false)))
}

// apostrophes inside a name are written in several ways, or left out.
var apostrophes = strings.NewReplacer("'", "", "`", "")

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
