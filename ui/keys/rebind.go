package keys

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
)

// Changes are keys in place of a binding's own, by its ID; none switch it off.
type Changes map[string][]string

// With returns the map with other keys. What follows a binding that changes
// changes with it.
func (m Map) With(changes Changes) Map {
	if len(changes) == 0 {
		return m
	}
	m.own, m.given = Changes{}, nil
	for _, named := range Catalogue() {
		names, changed := changes[named.ID]
		m.given = append(m.given, names...)
		switch {
		case !changed:
		case named.of != nil:
			b := named.of(&m)
			*b = rebound(*b, names)
		default:
			m.own[named.ID] = names
		}
	}
	return m
}

// inField ends the ID of what an action is bound to while text is typed.
const inField = ".in-field"

// Own returns the binding of an action that is not in the map, with the keys that
// it was given, or as it is. While text is typed, what has a binding of its own
// for that has it already.
func (m Map) Own(id string, b key.Binding, typing bool) key.Binding {
	names, changed := m.own[id]
	if !changed || typing && slices.Contains(IDs(), id+inField) {
		return b
	}
	return rebound(b, names)
}

// rebound returns a binding with other keys, or without any: the action can still
// be done from the palette.
func rebound(b key.Binding, names []string) key.Binding {
	// With no list at all the library takes the binding for one that is off.
	b.SetKeys(append([]string{}, names...)...)
	b.SetHelp(show(names), b.Help().Desc)
	return b
}

// noKey is how a sentence names a binding without a key.
const noKey = "(no key)"

// show returns how footer, help and sentences name keys: the first two of them.
func show(names []string) string {
	const most = 2
	if len(names) == 0 {
		return noKey
	}
	var shown []string
	for _, name := range names[:min(len(names), most)] {
		base := name[strings.LastIndexByte(name[:len(name)-1], '+')+1:]
		if sign := signs[base]; sign != "" {
			name = strings.TrimSuffix(name, base) + sign
		}
		shown = append(shown, name)
	}
	return strings.Join(shown, " ")
}

// signs are what is shown of keys that are called otherwise.
var signs = map[string]string{"pgdown": "pgdn", "delete": "del"}

// Effective returns the keys of every binding of the catalogue with changes, by
// its ID.
func Effective(changes Changes) map[string][]string {
	found := map[string][]string{}
	for _, named := range Catalogue() {
		names, changed := changes[named.ID]
		if followed, other := changes[named.Follows]; !changed && other {
			names, changed = followed, true
		}
		if !changed {
			names = named.Keys
		}
		found[named.ID] = names
	}
	return found
}

// IDs returns the IDs of the catalogue.
func IDs() []string {
	var all []string
	for _, named := range Catalogue() {
		all = append(all, named.ID)
	}
	return all
}

// Conflicts returns, by the ID of each changed binding that shares a key with
// another where both work, that key and the ID of the other. What shares a key by
// itself never works at the same time.
func Conflicts(changes Changes) map[string]Conflict {
	all, effective := Catalogue(), Effective(changes)
	found := map[string]Conflict{}
	for _, one := range all {
		if _, changed := changes[one.ID]; !changed {
			continue
		}
		for _, other := range all {
			if other.ID == one.ID || other.Follows == one.ID || one.Follows == other.ID || one.Follows != "" && one.Follows == other.Follows || !one.where.meet(other.where) {
				continue
			}
			if name := shared(effective[one.ID], effective[other.ID]); name != "" && shared(one.Keys, other.Keys) == "" {
				found[one.ID] = Conflict{Key: name, ID: other.ID}
				break
			}
		}
	}
	return found
}

// Conflict is a key that another binding has too.
type Conflict struct{ Key, ID string }

func shared(a, b []string) string {
	for _, name := range a {
		if slices.Contains(b, name) {
			return name
		}
	}
	return ""
}
