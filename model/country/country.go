// Package country puts the codes of countries into words, as Cloudflare writes
// them: those of ISO 3166-1, T1 for the Tor network and XX where the country is
// not known.
//
// The names were written once, by generate.go, since the library that has them would add two
// megabytes of other languages and scripts to the program.
package country

import "strings"

// The codes that Cloudflare uses beside those of ISO 3166-1.
const (
	Tor     = "T1"
	Unknown = "XX"
)

// Name returns what a country is called in English, for instance Sweden for SE:
// "the Tor network" for T1, "an unknown country" for XX. ok is false for a code
// that nobody knows. The case of the letters does not matter.
func Name(code string) (name string, ok bool) {
	switch code = strings.ToUpper(code); code {
	case Tor:
		return "the Tor network", true
	case Unknown:
		return "an unknown country", true
	default:
		name, ok = names[code]
		return name, ok
	}
}

// Words returns the country with its code as it was sent, so that the one can be
// checked against the other: Sweden (SE), the Tor network (T1). A code that nobody
// knows stays as it is.
func Words(code string) string {
	if name, ok := Name(code); ok {
		return name + " (" + code + ")"
	}
	return code
}
