package words

import "testing"

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 1204567: "1,204,567", -100: "-100", -1204: "-1,204"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 devices", 1: "1 device", 2: "2 devices"} {
		if got := Count(n, "device", "devices"); got != want {
			t.Errorf("Count(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestCapitalTakesALetterNotAByte(t *testing.T) {
	for text, want := range map[string]string{"": "", "open": "Open", "über": "Über", "ǆ": "ǅ", "émigré": "Émigré", "5 files": "5 files", "\xff": "\xff"} {
		if got := Capital(text); got != want {
			t.Errorf("Capital(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestClipCountsCharacters(t *testing.T) {
	for text, want := range map[string]string{"": "", "abc": "abc", "abcd": "abc⋯", "äöü": "äöü", "äöüß": "äöü⋯"} {
		if got := Clip(text, 3); got != want {
			t.Errorf("Clip(%q, 3) = %q, want %q", text, got, want)
		}
	}
}
