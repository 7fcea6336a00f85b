package keys

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The keys that have names, and other names by which people know them. Source:
// the names of package ultraviolet, which Bubble Tea hands on.
var (
	named = []string{
		"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "enter", "esc", "tab", "space", "backspace", "delete", "insert",
		"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
	}
	aliases = map[string]string{
		"escape": "esc", "return": "enter", "del": "delete", "ins": "insert", "pageup": "pgup", "page-up": "pgup", "pagedown": "pgdown", "page-down": "pgdown",
		"pgdn": "pgdown", "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space", "plus": "+", "minus": "-",
	}
	// modifiers are in the order in which the library names them.
	modifiers = []string{"ctrl", "alt", "shift"}
)

// Check returns keys by the names of the library, or why the binding of that ID
// cannot have them: the error completes "the key of ID ...".
func Check(id string, names []string) ([]string, error) {
	at := slices.IndexFunc(Catalogue(), func(n Named) bool { return n.ID == id })
	if at < 0 {
		return nil, errors.New("belongs to no action")
	}
	of := Catalogue()[at]
	if len(names) == 0 && (id == "interrupt" || id == "back" || id == "form.submit") {
		return nil, errors.New("cannot be none: without it one could be caught on a screen")
	}
	var found []string
	for _, name := range names {
		one, err := normal(name)
		switch {
		case err != nil:
			return nil, err
		case of.where.takesText() && isText(one):
			return nil, fmt.Errorf("cannot be %s, which is text in a field; take one with ctrl+ or alt+, or a function key", one)
		case !slices.Contains(found, one):
			found = append(found, one)
		}
	}
	return found, nil
}

// isText reports whether a key types a character.
func isText(name string) bool { return utf8.RuneCountInString(name) == 1 || name == "space" }

// normal returns a key by the name that the library has for it.
func normal(name string) (string, error) {
	const such = `; keys are called as in "r", "R", "ctrl+r", "alt+x", "f5", "pgdown", "shift+tab"`
	if name == "" {
		return "", errors.New("is empty" + such)
	}
	rest, held := strings.TrimSpace(name), map[string]bool{}
	if rest == "" {
		rest = " "
	}
	for {
		modifier, after, ok := strings.Cut(rest, "+")
		if !ok {
			modifier, after, ok = strings.Cut(rest, "-")
		}
		modifier = strings.ToLower(modifier)
		if modifier == "control" {
			modifier = "ctrl"
		}
		if !ok || after == "" || !slices.Contains(modifiers, modifier) {
			break
		}
		held[modifier], rest = true, after
	}
	base, err := baseKey(rest)
	if err != nil {
		return "", errors.New(err.Error() + such)
	}
	if letter := []rune(base); len(letter) == 1 {
		switch {
		case held["shift"] && unicode.IsLetter(letter[0]) && !held["ctrl"] && !held["alt"]:
			base, held["shift"] = strings.ToUpper(base), false
		case held["ctrl"] || held["alt"]:
			base = strings.ToLower(base)
		}
	}
	var all []string
	for _, modifier := range modifiers {
		if held[modifier] {
			all = append(all, modifier)
		}
	}
	return strings.Join(append(all, base), "+"), nil
}

// baseKey returns the name of a key without what is held with it.
func baseKey(name string) (string, error) {
	if utf8.RuneCountInString(name) == 1 && aliases[name] == "" {
		if r := []rune(name)[0]; unicode.IsControl(r) || !unicode.IsGraphic(r) {
			return "", errors.New("is a character that no key types")
		}
		return name, nil
	}
	lower := strings.ToLower(name)
	if other := aliases[lower]; other != "" {
		return other, nil
	}
	if slices.Contains(named, lower) {
		return lower, nil
	}
	return "", errors.New("is none that a keyboard has")
}
