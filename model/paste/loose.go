package paste

import (
	"strings"
	"unicode"

	"ztsession/model"
)

var (
	accountForm = pattern(`^[0-9a-f]{32}$`)
	nonceForm   = pattern(`^[A-Za-z0-9]{16}$`)
)

// looseIDs reads ids that stand beside each other without an address: in the
// cells of a table, on lines, behind their names. Each is known by its form; at
// least two are needed, since one alone is for the field that it was pasted into.
func looseIDs(text string) (model.Ref, bool) {
	const most = 200 // words, beyond which it is no note of three ids
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;|\"'`<>()[]{}=", r) })
	var ref model.Ref
	var rest []string
	for _, word := range words[:min(len(words), most)] {
		field := formOf(word)
		switch {
		case field == model.NoField && isLabel(word):
		case field == model.NoField:
			rest = append(rest, word)
		case ref.Get(field) == "" || ref.Get(field) == word:
			ref = ref.With(field, word)
		default:
			return model.Ref{}, false
		}
	}
	// A nonce of another form is known by its place behind the other two.
	if len(rest) == 1 && rest[0] == words[len(words)-1] && ref.Account != "" && ref.User != "" && ref.Nonce == "" && isID(model.NonceField, rest[0]) {
		ref.Nonce = rest[0]
	}
	return ref, count(ref) >= 2
}

// formOf returns the id that a word has the form of.
func formOf(word string) model.RefField {
	switch {
	case accountForm().MatchString(word):
		return model.AccountField
	case uuid().MatchString(word):
		return model.UserField
	case nonceForm().MatchString(word) && strings.ContainsAny(word, "0123456789"), nonceForm().MatchString(word) && isMixed(word):
		return model.NonceField
	default:
		return model.NoField
	}
}

// isMixed reports whether a word has capitals elsewhere than at its start.
func isMixed(word string) bool {
	return strings.ContainsFunc(word[1:], unicode.IsUpper) && strings.ContainsFunc(word, unicode.IsLower)
}

// isLabel reports whether a word only names what follows.
func isLabel(word string) bool {
	word = strings.ToLower(strings.Trim(word, ":-_#*."))
	switch strings.NewReplacer("_", "", "-", "", ".", "").Replace(word) {
	case "", "account", "accountid", "accounttag", "user", "userid", "useruuid", "nonce", "metadatanonce", "identitynonce", "session", "sessionid", "id", "identifier",
		"ztsession", "get", "and", "the", "is":
		return true
	}
	return false
}
