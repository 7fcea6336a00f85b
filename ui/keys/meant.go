package keys

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ztsession/model/text/safe"
	"ztsession/model/text/spelling"
	"ztsession/model/text/words"
)

// elsewhere is what modifiers are called elsewhere: in vim and Emacs, on a Mac and on
// a German keyboard. Those behind a letter count only before another key.
var elsewhere = map[string]string{
	"c": "ctrl", "ctl": "ctrl", "strg": "ctrl", "control": "ctrl",
	"m": "alt", "a": "alt", "meta": "alt", "opt": "alt", "option": "alt",
	"s": "shift", "umschalt": "shift",
}

// unsent are modifiers that terminals keep to themselves.
var unsent = []string{"cmd", "command", "super", "win", "windows", "fn", "hyper"}

// heldUnsent returns the modifier of a name that no terminal sends, or nothing.
func heldUnsent(name string) string {
	before, _, ok := strings.Cut(strings.NewReplacer("-", "+").Replace(strings.ToLower(name)), "+")
	if before = strings.TrimSpace(before); ok && slices.Contains(unsent, before) {
		return before
	}
	return ""
}

// meantKey returns the key that was most likely meant by a name that is none here:
// in the notation of vim (<C-p>), Emacs (M-x) or a control character (^P), or with a
// slip of the fingers. It is empty where nothing is near.
func meantKey(name string) string {
	name = strings.TrimSpace(name)
	name = strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")
	if rest, ok := strings.CutPrefix(name, "^"); ok && utf8.RuneCountInString(rest) == 1 {
		name = "ctrl+" + rest
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '+' || r == '-' || unicode.IsSpace(r) })
	if len(parts) == 0 || strings.EqualFold(name, "space") {
		return ""
	}
	last := len(parts) - 1
	for i, part := range parts[:last] {
		part = strings.ToLower(part)
		switch {
		case slices.Contains(modifiers, part):
		case elsewhere[part] != "":
			part = elsewhere[part]
		default:
			if part = spelling.Nearest(part, modifiers); part == "" {
				return ""
			}
		}
		parts[i] = part
	}
	if base := []rune(parts[last]); len(base) > 1 {
		lower := strings.ToLower(parts[last])
		if aliases[lower] == "" && !slices.Contains(named, lower) {
			if parts[last] = spelling.Nearest(lower, named); parts[last] == "" {
				return ""
			}
		}
	}
	key, err := spelled(strings.Join(parts, "+"))
	if err != nil {
		return ""
	}
	return key
}

// longestName is how much of a name a message repeats, in characters.
const longestName = 20

// shownName is a name as a message repeats it.
func shownName(name string) string {
	return strconv.Quote(words.Clip(safe.Text(name), longestName))
}
