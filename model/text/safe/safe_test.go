package safe

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Full disk encryption", "Full disk encryption"},
		{"escape sequence", "a\x1b[2Jb", `a\x1b[2Jb`},
		{"OSC 52", "\x1b]52;c;aGk=\a", `\x1b]52;c;aGk=\x07`},
		{"line ends and tab", "a\r\n\tb", `a\r\n\tb`},
		{"NUL and DEL", "\x00\x7f", `\x00\x7f`},
		{"C1 as UTF-8", "a\u009b31m", `a\u009b31m`},
		{"C1 raw", "a\x9b31m", `a\x9b31m`},
		{"broken UTF-8", "a\xe2\x82", `a\xe2\x82`},
		{"replacement character itself", "a\ufffd", "a\ufffd"},
		{"bidi override", "user\u202etxt.exe", `user\u202etxt.exe`},
		{"bidi isolate and mark", "\u2066a\u2069\u200e\u061c", `\u2066a\u2069\u200e\u061c`},
		{"zero width", "a\u200b\ufeff\u2060\u00ad\u180e", `a\u200b\ufeff\u2060\u00ad\u180e`},
		{"separators", "a\u2028b\u2029", `a\u2028b\u2029`},
		{"tag characters", "a\U000e0041", `a\U000e0041`},
		{"Hangul filler", "\u3164", `\u3164`},
		{"stray joiners", "zero\u200dx y\u200c", `zero\u200dx y\u200c`},
		{"joiner twice", "👩\u200d\u200d💻", `👩\u200d\u200d💻`},
		{"family emoji", "👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"},
		{"skin tone and profession", "👩🏽‍💻", "👩🏽‍💻"},
		{"heart with selector", "❤️ 1️⃣", "❤️ 1️⃣"},
		{"stray selector", "a\ufe0f", `a\ufe0f`},
		{"rainbow flag", "🏳️‍🌈", "🏳️‍🌈"},
		{"Arabic", "ليلى الخوري", "ليلى الخوري"},
		{"Persian with ZWNJ", "می\u200cخواهم", "می\u200cخواهم"},
		{"Devanagari with ZWJ", "क्\u200dष", "क्\u200dष"},
		{"Hebrew", "מחלקת תמיכה", "מחלקת תמיכה"},
		{"Japanese", "サポート部 ディスク０", "サポート部 ディスク０"},
		{"combining mark", "e\u0301cran", "e\u0301cran"},
		{"leading mark", "\u0301x", `\u0301x`},
		{"mark after a space", "a \u0301x", `a \u0301x`},
		{"mark after an escape", "\x1b\u0301", `\x1b\u0301`},
		{"Windows path", `C:\ProgramData\x`, `C:\ProgramData\x`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(tt.in); got != tt.want {
				t.Errorf("Text(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestTextBoundsCombiningMarks(t *testing.T) {
	got := Text("a" + strings.Repeat("\u0301", 1000))
	if kept := strings.Count(got, "\u0301"); kept > maxMarks*2 {
		t.Errorf("%d combining marks on one letter were kept", kept)
	}
	if !strings.Contains(got, `\u0301`) {
		t.Error("the marks beyond the bound are not visible")
	}
}

func TestIsPlainLooksAtEveryByte(t *testing.T) {
	for length := range 20 {
		for place := range length {
			for c := range 256 {
				text := []byte(strings.Repeat("~ a", 7)[:length])
				text[place] = byte(c)
				if got, want := IsPlain(string(text)), c >= ' ' && c <= '~'; got != want {
					t.Fatalf("IsPlain(%q) = %t", text, got)
				}
			}
		}
	}
}

func TestAppendJSON(t *testing.T) {
	for _, in := range []string{"plain", `quote " and \`, "esc \x1b[2J", "C1 \u009b", "bidi \u202e", "tag \U000e0041", "ليلى 👩🏽‍💻", "line\nend\ttab"} {
		out := AppendJSON(nil, in)
		var back string
		if err := json.Unmarshal(out, &back); err != nil {
			t.Fatalf("AppendJSON(%q) = %s is not JSON: %v", in, out, err)
		}
		if back != in {
			t.Errorf("AppendJSON(%q) reads back as %q", in, back)
		}
		if i := strings.IndexFunc(string(out), isDangerous); i >= 0 {
			t.Errorf("AppendJSON(%q) = %q has a dangerous character at %d", in, out, i)
		}
	}
	if got := string(AppendJSON(nil, "\x9b")); got != `"\u009b"` {
		t.Errorf("a raw C1 byte became %s", got)
	}
}

// isDangerous is the part of the rule that needs no context.
func isDangerous(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x200b || r == 0xfeff || r == 0x2028
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"plain", "\x1b[2J", "\u202e\u200d", "👩🏽‍💻", "\xff\x9b", "a\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out := Text(in)
		if !utf8.ValidString(out) {
			t.Errorf("Text(%q) = %q is not UTF-8", in, out)
		}
		if strings.ContainsFunc(out, isDangerous) {
			t.Errorf("Text(%q) = %q is not safe", in, out)
		}
		if again := Text(out); again != out {
			t.Errorf("Text is not stable: %q becomes %q", out, again)
		}
		if !json.Valid(AppendJSON(nil, in)) {
			t.Errorf("AppendJSON(%q) is not JSON", in)
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, text := range map[string]string{
		"plain":   strings.Repeat("Full disk encryption ", 50),
		"arabic":  strings.Repeat("ليلى الخوري ", 50),
		"hostile": strings.Repeat("\x1b]52;c;\u202e", 50),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Text(text)
			}
		})
	}
}
