package lookup

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"ztsession/model"
)

// Recognised is what a text is that was typed into a search.
type Recognised struct {
	// Ref has the ids that were recognised by their form; Nonce may be Latest. The
	// user is empty where somebody is wanted by name or e-mail.
	Ref model.Ref
	// Wanted is who is looked for, when that is no id.
	Wanted Wanted
}

// Recognise tells ids from names: a user id, an account id, a nonce or the word
// latest behind one of the two or behind an e-mail. A word that could be a name
// is one.
func Recognise(text string) Recognised {
	words := strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",;|", c) })
	for i, word := range words {
		words[i] = strings.TrimFunc(word, func(c rune) bool { return strings.ContainsRune("\"'“”`<>()[]:.", c) })
	}
	if len(words) == 1 && isNonce(words[0]) {
		return Recognised{Ref: model.Ref{Nonce: words[0]}}
	}
	ref, rest := takeIDs(words)
	wanted := NewWanted(text)
	if ref.Account != "" {
		wanted = NewWanted(strings.Join(rest, " "))
	}
	switch {
	case ref.User != "":
		if len(rest) == 1 && ref.Nonce == "" && model.CheckID(model.NonceField, rest[0]) == nil {
			ref.Nonce = rest[0]
		}
		wanted = Wanted{}
	case wanted.Email != "":
		ref.Nonce = cmp.Or(ref.Nonce, firstNonce(rest))
		if ref.Nonce != "" {
			wanted = NewWanted(wanted.Email)
		}
	default:
		// The word latest belongs to a name where nobody is named otherwise.
		ref.Nonce = ""
	}
	return Recognised{ref, wanted}
}

// takeIDs takes the account, the user and the word latest out of words, each once.
func takeIDs(words []string) (ref model.Ref, rest []string) {
	for _, word := range words {
		switch {
		case IsUserID(word) && ref.User == "":
			ref.User = word
		case accountForm().MatchString(word) && ref.Account == "":
			ref.Account = word
		case strings.EqualFold(word, Latest) && len(words) > 1 && ref.Nonce == "":
			ref.Nonce = Latest
		default:
			rest = append(rest, word)
		}
	}
	return ref, rest
}

// firstNonce returns the first word that has the form of a nonce.
func firstNonce(words []string) string {
	if at := slices.IndexFunc(words, isNonce); at >= 0 {
		return words[at]
	}
	return ""
}

// IsUserID reports whether text has the form of a UUID, which every user id has.
func IsUserID(text string) bool { return userForm().MatchString(text) }

// isNonce reports whether a word has the form of every nonce that was seen, and
// no name has: 16 letters and digits, with a digit or a capital behind a small letter.
func isNonce(word string) bool {
	return nonceForm().MatchString(word) && (strings.ContainsAny(word, "0123456789") || mixedForm().MatchString(word))
}

var (
	userForm    = pattern(`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	accountForm = pattern(`^[0-9a-f]{32}$`)
	nonceForm   = pattern(`^[A-Za-z0-9]{16}$`)
	mixedForm   = pattern(`[a-z][A-Z].*[A-Z]|[A-Z]{2}.*[a-z]`)
)

// pattern makes a pattern when it is first needed.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
