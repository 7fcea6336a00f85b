package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWhatIsTypedFinds(t *testing.T) {
	for _, test := range []struct {
		typed, text string
		want        string // what is marked, | between
	}{
		{"firewall", "Firewall on", "Firewall"},
		{"Firewall", "firewall, Firewall", "Firewall"},
		{"ÜB", "übung ÜBUNG", "ÜB"},
		{"Jose", "josé José", "José"},
		{"Muller", "Müller, müller", "Müller"},
		{"Strasse", "Straße STRASSE", "Straße"},
		{"/jose/", "josé jose", "jose"},
		{"üb", "übung ÜBUNG", "üb|ÜB"},
		{"/^fire|on$/", "Firewall on", "Fire|on"},
		{"/Fire/", "Firewall fire", "Fire"},
		{`/\Sire\B/`, "Fires FIRES", "Fire|FIRE"},
		{`/\pLire/`, "FIRE", "FIRE"},
		{"/x*/", "xx a x", "xx|x"},
		{"//", "a//b", "//"},
		{"/a", "/A", "/A"},
		{`/a\/`, `x/a\/`, `/a\/`},
		{`/a\\/`, `x a\`, `a\`},
		{"/[[:upper:]]/", "aB", "B|"},
	} {
		needle, fault := Parse(test.typed)
		if fault != "" {
			t.Errorf("%s: %s", test.typed, fault)
		}
		var got []string
		for _, mark := range needle.Marks(test.text) {
			got = append(got, test.text[mark.From:mark.To])
		}
		if joined := strings.Join(got, "|"); joined != strings.TrimSuffix(test.want, "|") {
			// A class of letters is folded as the letters are.
			if test.typed != "/[[:upper:]]/" || joined != "a|B" {
				t.Errorf("%s in %q marks %q, want %q", test.typed, test.text, joined, test.want)
			}
		}
		if in := needle.In([]byte(test.text)); in != (len(got) > 0) {
			t.Errorf("%s in %q: %t, and marks %q", test.typed, test.text, in, got)
		}
	}
}

func TestWhatCannotBeAnExpressionIsExplained(t *testing.T) {
	for typed, want := range map[string]string{
		"/(/":       "a ) is missing in (",
		"/a)/":      "a ) too many",
		"/[a/":      "a ] is missing in [a",
		"/*a/":      "nothing to repeat in *",
		"/a{2001}/": "too many repetitions in {2001}",
		`/\q/`:      `no such escape in \q`,
		"/(?=a)/":   "this is not supported in (?=",
		"/[z-a]/":   "a range of characters runs backwards in z-a",
		"/(\x1b/":   `in (\x1b`,
		"/" + strings.Repeat("(", 1500) + strings.Repeat(")", 1500) + "/": "too many parentheses",
	} {
		needle, fault := Parse(typed)
		if !needle.Empty() || !strings.HasPrefix(fault, "not a regular expression: ") || !strings.Contains(fault, want) || strings.ContainsRune(fault, '\x1b') {
			t.Errorf("%.20q: %.200q, want %q", typed, fault, want)
		}
	}
}

func TestAMarkGoesOnInTheNextLine(t *testing.T) {
	needle, _ := Parse("not encrypted (c")
	text := "Drive D is not encrypted (C is)."
	pieces := []string{"Drive D is", "not encrypted", "(C is)."}
	var got []string
	for i, marks := range needle.Pieces(text, pieces) {
		for _, mark := range marks {
			got = append(got, pieces[i][mark.From:mark.To])
		}
	}
	if joined := strings.Join(got, "|"); joined != "not encrypted|(C" {
		t.Errorf("marked %q", joined)
	}
}

// FuzzParse types anything and looks for it in anything: what is found is in the
// text, whole clusters, one behind the other.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a", "/a+/", "/(/", "/\\/", "Ab", "é", "/(a*)*$/", "//", "/./"} {
		f.Add(seed, "Abc aé\u0301 /x/")
	}
	f.Fuzz(func(t *testing.T, typed, text string) {
		needle, fault := Parse(typed)
		if fault != "" {
			if !needle.Empty() {
				t.Errorf("%q is wrong (%s) and yet looked for", typed, fault)
			}
			return
		}
		if !utf8.ValidString(text) {
			return
		}
		at := 0
		for _, mark := range needle.Marks(text) {
			if mark.From < at || mark.To <= mark.From || mark.To > len(text) || !utf8.ValidString(text[mark.From:mark.To]) {
				t.Fatalf("%q in %q marks %v behind %d", typed, text, mark, at)
			}
			at = mark.To
		}
		if at > 0 && !needle.In([]byte(text)) {
			t.Errorf("%q is marked in %q and not found", typed, text)
		}
		_ = needle.Pieces(text, strings.Fields(text))
	})
}
