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
		"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19", "f20",
	}
	aliases = map[string]string{
		"escape": "esc", "return": "enter", "del": "delete", "ins": "insert", "pageup": "pgup", "page-up": "pgup", "pagedown": "pgdown", "page-down": "pgdown",
		"pgdn": "pgdown", "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space", "plus": "+", "minus": "-",
		"spacebar": "space", "space bar": "space",
	}
	// modifiers are in the order in which the library names them.
	modifiers = []string{"ctrl", "alt", "shift"}
	// sentAs are keys that a terminal cannot tell from others: since ASCII, ctrl takes
	// bits from a letter, and what is left is the other key. Only terminals with the
	// Kitty keyboard protocol tell them apart.
	sentAs = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc"}
	// edits are what a field needs to be written in.
	edits = []string{"backspace", "delete", "left", "right", "home", "end"}
)

// NameError says why a binding cannot have one of its keys. It completes "the key of
// ID ...".
type NameError struct {
	// Index is the place of the key among those that were given.
	Index  int
	Reason string
}

// Error is the reason.
func (e *NameError) Error() string { return e.Reason }

// Check returns keys by the names of the library, or why the binding of that ID
// cannot have them: the error completes "the key of ID ...", and is a *NameError
// where one of them is at fault.
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
	for i, name := range names {
		one, err := normal(name)
		if err == nil {
			err = of.where.mayHave(one)
		}
		if err != nil {
			return nil, &NameError{Index: i, Reason: err.Error()}
		}
		if !slices.Contains(found, one) {
			found = append(found, one)
		}
	}
	return found, nil
}

// mayHave returns why no binding of a place can have a key.
func (w where) mayHave(name string) error {
	const take = "; take one with ctrl+ or alt+, or a function key"
	switch {
	case w.takesText() && isText(name):
		return fmt.Errorf("cannot be %s, which is text in a field"+take, name)
	case w.takesText() && slices.Contains(edits, name):
		return fmt.Errorf("cannot be %s, which edits the text in a field"+take, name)
	case sentAs[name] != "":
		return fmt.Errorf("cannot be %s: most terminals send %s for it, so that the two are one key; take another", name, sentAs[name])
	default:
		return nil
	}
}

// isText reports whether a key types a character.
func isText(name string) bool { return utf8.RuneCountInString(name) == 1 || name == "space" }

// normal returns a key by the name that the library has for it.
func normal(name string) (string, error) {
	if name == "" {
		return "", errors.New("is empty" + such)
	}
	key, err := spelled(name)
	if err == nil {
		return key, nil
	}
	if held := heldUnsent(name); held != "" {
		return "", fmt.Errorf("cannot be %s: terminals do not send %s; take one with ctrl+ or alt+", shownName(name), held)
	}
	if meant := meantKey(name); meant != "" {
		return "", fmt.Errorf("cannot be %s; did you mean %q?", shownName(name), meant)
	}
	return "", err
}

// such shows how keys are called.
const such = `; keys are called as in "r", "R", "ctrl+r", "alt+x", "f5", "pgdown", "shift+tab"`

// spelled reads a name that is written as names of keys are here.
func spelled(name string) (string, error) {
	rest, held := strings.TrimSpace(name), map[string]bool{}
	if rest == "" {
		rest = " "
	}
	for {
		modifier, after, ok := strings.Cut(rest, "+")
		if !ok {
			modifier, after, ok = strings.Cut(rest, "-")
		}
		modifier = strings.ToLower(strings.TrimSpace(modifier))
		if modifier == "control" {
			modifier = "ctrl"
		}
		if !ok || after == "" || !slices.Contains(modifiers, modifier) {
			break
		}
		held[modifier], rest = true, strings.TrimSpace(after)
	}
	base, err := baseKey(rest)
	if err != nil {
		return "", fmt.Errorf("cannot be %s, which %w%s", shownName(name), err, such)
	}
	if letter := []rune(base); len(letter) == 1 {
		switch {
		case held["shift"] && !unicode.IsLetter(letter[0]):
			return "", fmt.Errorf("cannot be %s, which no terminal sends: it sends the sign that the two type; write that sign alone", shownName(name))
		case held["shift"] && !held["ctrl"] && !held["alt"]:
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
			return "", errors.New("no key types")
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
	return "", errors.New("no keyboard has")
}
