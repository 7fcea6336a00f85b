package country_test

import (
	"testing"

	"ztsession/model/country"
)

func TestWords(t *testing.T) {
	for code, want := range map[string]string{
		"SE": "Sweden (SE)", "se": "Sweden (se)", "GB": "United Kingdom (GB)", "XK": "Kosovo (XK)", "CI": "Côte d'Ivoire (CI)", "MM": "Myanmar (MM)",
		"T1": "the Tor network (T1)", "XX": "an unknown country (XX)",
		"ZZ": "ZZ", "Sweden": "Sweden", "": "",
	} {
		if got := country.Words(code); got != want {
			t.Errorf("Words(%q) = %q, want %q", code, got, want)
		}
	}
}

// TestEveryCountryOfTheStandardHasAName counts the officially assigned codes of
// ISO 3166-1, and Kosovo.
func TestEveryCountryOfTheStandardHasAName(t *testing.T) {
	count := 0
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			if _, ok := country.Name(string([]rune{first, second})); ok {
				count++
			}
		}
	}
	const assigned, kosovo, unknown = 249, 1, 1
	if count < assigned+kosovo+unknown {
		t.Errorf("%d countries have a name", count)
	}
}
