package lookup

import (
	"regexp"
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
	var r Recognised
	words := strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",;|", c) })
	var rest []string
	for _, word := range words {
		word = strings.TrimFunc(word, func(c rune) bool { return strings.ContainsRune("\"'“”`<>()[]:.", c) })
		switch {
		case IsUserID(word) && r.Ref.User == "":
			r.Ref.User = word
		case accountForm().MatchString(word) && r.Ref.Account == "":
			r.Ref.Account = word
		case strings.EqualFold(word, Latest) && len(words) > 1 && r.Ref.Nonce == "":
			r.Ref.Nonce = Latest
		default:
			rest = append(rest, word)
		}
	}
	r.Wanted = NewWanted(text)
	if r.Ref.Account != "" {
		r.Wanted = NewWanted(strings.Join(rest, " "))
	}
	switch {
	case r.Ref == model.Ref{Nonce: r.Ref.Nonce} && r.Wanted.Email == "":
		// Only a name, or a nonce by itself; the word latest may belong to a name.
		r.Ref.Nonce = ""
		if len(words) == 1 && isNonce(rest[0]) {
			r.Ref.Nonce, r.Wanted = rest[0], Wanted{}
		}
		return r
	case r.Ref.User != "" && len(rest) == 1 && r.Ref.Nonce == "" && model.CheckID(model.NonceField, rest[0]) == nil:
		r.Ref.Nonce = rest[0]
	case r.Wanted.Email != "" && r.Ref.Nonce == "":
		for _, word := range rest {
			if isNonce(word) {
				r.Ref.Nonce = word
			}
		}
	}
	if r.Wanted.Email != "" && r.Ref.Nonce != "" {
		r.Wanted = NewWanted(r.Wanted.Email)
	}
	if r.Ref.User != "" || r.Wanted.Email == "" && len(rest) == 0 {
		r.Wanted = Wanted{}
	}
	return r
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
