package credential

import "strings"

// Bare reports what a text has among its words that is nothing but a credential
// without a prefix: 40 characters of all sorts are an API token from before
// 2026, and 37 hexadecimal digits a Global API Key. No id has either form, and
// no name has.
func Bare(text string) (Kind, bool) {
	for _, word := range wordsOf(text) {
		if kind, ok := bareWord(word); ok {
			return kind, true
		}
	}
	return Other, false
}

// bareWord reports what a word is, where it is a credential without a prefix.
func bareWord(word string) (Kind, bool) {
	switch {
	case bareKey().MatchString(word) && isRandom(word):
		return GlobalKey, true
	case bareToken().MatchString(word) && isMixed(word):
		return APIToken, true
	default:
		return Other, false
	}
}

// withoutBare returns text with a note in place of each word that is a credential
// without a prefix.
func withoutBare(text string) string {
	if _, ok := Bare(text); !ok {
		return text
	}
	for _, word := range wordsOf(text) {
		if _, ok := bareWord(word); ok {
			text = strings.ReplaceAll(text, word, redacted)
		}
	}
	return text
}

// Resembles reports whether a text has a word that can become a credential
// without a prefix and is longer than anything else that people type: it is not
// drawn, though nothing is known of it yet. Nonces have 16 characters, user ids
// 36 with hyphens at their places, account ids 32 hexadecimal digits.
func Resembles(text string) bool {
	const (
		longestNonce   = 24 // with room for longer ones than were seen
		longestAccount = 32
	)
	for _, word := range wordsOf(text) {
		switch {
		case len(word) > longestAccount && hexDigits().MatchString(word) && strings.ContainsAny(word, "abcdef") && isRandom(word):
			return true
		case len(word) > longestNonce && isMixed(word) && isJumbled(word) && !uuidStart().MatchString(word):
			return true
		}
	}
	_, bare := Bare(text)
	return bare
}

// isJumbled reports whether small letters, capitals and digits follow each other
// as often as chance has it, rather than once in a word.
func isJumbled(word string) bool {
	const longestRun = 3 // letters of a sort in a row, on the average
	class := func(c byte) int {
		switch r := rune(c); {
		case isLower(r):
			return 1
		case isUpper(r):
			return 2
		case c >= '0' && c <= '9':
			return 3
		default:
			return 0
		}
	}
	switches := 0
	for i := 1; i < len(word); i++ {
		before, now := class(word[i-1]), class(word[i])
		if before != now && before != 0 && now != 0 {
			switches++
		}
	}
	return switches*longestRun >= len(word)
}

var (
	bareKey   = pattern(`^[0-9a-f]{37}$`)
	bareToken = pattern(`^[A-Za-z0-9_\-]{40}$`)
	hexDigits = pattern(`^[0-9a-f]+$`)
	uuidStart = pattern(`^(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]*)$`)
)

// wordsOf returns the parts of a text that consist of what tokens consist of.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !isLower(r) && !isUpper(r) && (r < '0' || r > '9') && r != '_' && r != '-'
	})
}

// isMixed reports whether a word has letters of both cases and digits.
func isMixed(word string) bool {
	return strings.ContainsFunc(word, isLower) && strings.ContainsFunc(word, isUpper) && strings.ContainsAny(word, "0123456789")
}

// isRandom reports whether text has as many different characters as chance gives
// a text of its length, which one made up as an example has not.
func isRandom(text string) bool {
	const least = 8
	different := map[rune]bool{}
	for _, r := range text {
		different[r] = true
	}
	return len(different) >= least
}

func isLower(r rune) bool { return r >= 'a' && r <= 'z' }
func isUpper(r rune) bool { return r >= 'A' && r <= 'Z' }
