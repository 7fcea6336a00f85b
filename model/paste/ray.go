package paste

import "strings"

var (
	// rayForm is a Ray ID as the block page and the header CF-Ray have it: 16
	// hexadecimal digits, perhaps with the place behind them.
	rayForm = pattern(`(?i)(?:^|[^0-9a-z_-])([0-9a-f]{16})(?:-[a-z]{3})?(?:$|[^0-9a-z_-])`)
	// rayNamed is one behind its name, as a page or a picture of one has it.
	rayNamed = pattern(`(?i)\b(?:cf-)?ray(?:[ -]?id)?\b[^0-9a-z]{0,10}(?:is[ :]{0,3})?([0-9a-f]{16})(?:-[a-z]{3})?(?:$|[^0-9a-z_])`)
)

// RayID returns the Ray ID in a text, in lower case and without its place, and
// whether there is one: alone, in a sentence, or in what was copied from a block
// page or read off a picture of one. Without its name only a word of small
// letters and digits is taken for one, since a nonce has 16 characters too.
func RayID(text string) (string, bool) {
	if len(text) > longest {
		return "", false
	}
	if found := rayNamed().FindStringSubmatch(text); found != nil {
		return strings.ToLower(found[1]), true
	}
	for rest := text; ; {
		at := rayForm().FindStringSubmatchIndex(rest)
		if at == nil {
			return "", false
		}
		word := rest[at[2]:at[3]]
		if word == strings.ToLower(word) && strings.ContainsAny(word, "0123456789") && strings.ContainsAny(word, "abcdef") {
			return word, true
		}
		// The sign behind a word may be the one before the next.
		rest = rest[at[3]:]
	}
}
