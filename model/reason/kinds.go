package reason

import (
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// groups are the tables of the types, by what they are about.
var groups = []map[string]*kind{deviceKinds, listKinds, programKinds, clientKinds, vendorKinds}

// kinds are the types by their names in the API.
var kinds = join(groups)

func join(groups []map[string]*kind) map[string]*kind {
	all := map[string]*kind{}
	for _, group := range groups {
		for name, k := range group {
			all[name] = k
		}
	}
	return all
}

// Types returns how many types of rules are known.
func Types() int { return len(kinds) }

// Knows reports whether a type of rule is known, by its name in the API.
func Knows(name string) bool { return kinds[strings.ToLower(name)] != nil }

// kindOf returns what is known of the type of a check.
func kindOf(check *model.PostureCheck) *kind {
	if k, ok := kinds[strings.ToLower(check.Type.Value)]; ok {
		return k
	}
	unknown := kind{
		unread: "This was not checked", judge: func(*judge) {}, source: checkDocs, guess: true,
		next: "Compare what was found with what the rule wants: this type of rule is not known here.",
		tell: "One of our checks of your device is not met; I will see what it is about.",
	}
	if check.AsksVendor() {
		unknown.vendor = vendorIn(check.Type.Value)
	}
	return &unknown
}

// vendorIn returns the vendor that a type not known here is named after.
func vendorIn(name string) string {
	name = strings.TrimSpace(strings.ReplaceAll(strings.TrimSuffix(name, "_s2s"), "_", " "))
	if name == "" {
		return "The vendor"
	}
	return words.Capital(words.Clip(name, mostName))
}
