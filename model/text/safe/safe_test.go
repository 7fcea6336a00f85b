package safe

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/measure"
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
		{"symbols in the form of emoji", "❤\ufe0f ⚠\ufe0fx", "❤ ⚠x"},
		{"digit in the form of an emoji", "admin1\ufe0f 1\ufe0f\u20e3", `admin1\ufe0f 1\ufe0f\u20e3`},
		{"stray selector", "a\ufe0f é\ufe0e 漢\ufe0f #\ufe0f *\ufe0e", `a\ufe0f é\ufe0e 漢\ufe0f #\ufe0f *\ufe0e`},
		{"selector twice", "❤\ufe0e\ufe0e", "❤\ufe0e" + `\ufe0e`},
		{"emoji made of symbols", "🤷\u200d♀\ufe0f ❤\ufe0f\u200d🔥", "🤷\u200d♀\ufe0f ❤\ufe0f\u200d🔥"},
		{"variant of a Han character", "葛\U000e0100飾", "葛\U000e0100飾"},
		{"half-width katakana", "ﾊﾞｯｸｱｯﾌﾟ ﾃﾞｨｽｸ", "ﾊﾞｯｸｱｯﾌﾟ ﾃﾞｨｽｸ"},
		{"half-width marks alone", "\uff9ea \uff9f", `\uff9ea \uff9f`},
		{"Thai", "ทำงานที่บ้าน น้ำ", "ทำงานที่บ้าน น้ำ"},
		{"Thai vowels in a row", "ทำำำ ำ", `ทำ\u0e33\u0e33 \u0e33`},
		{"Lao vowel after another script", "ນຳ aຳ", `ນຳ a\u0eb3`},
		{"Hindi", "हिन्दी में स्वास्थ्य", "हिन्दी में स्वास्थ्य"},
		{"Korean in letters", "\u1100\u1175\u11b7 한글 ㅋㅋㅋ", "김 한글 ㅋㅋㅋ"},
		{"a syllable and its last consonant", "가\u11a8", "각"},
		{"stray letters of Korean", "\u1161a\u11a8 \u1100\u1100 \ua960 \u1100", `\u1161a\u11a8 ` + "\u1100" + `\u1100 \ua960 ` + "\u1100"},
		{"number signs", "a\u0600 \u06dd1 \u070f \u0890 \u08e2 \U000110bd", `a\u0600 \u06dd1 \u070f \u0890 \u08e2 \U000110bd`},
		{"unassigned and private", "a\u0378 \ue000 \U000e0080 \U0010ffff", `a\u0378 \ue000 \U000e0080 \U0010ffff`},
		{"skin tones", "👍🏽🏽 a🏽 🏽", `👍🏽\U0001f3fd a\U0001f3fd \U0001f3fd`},
		{"flags", "🇩🇪🇫🇷🇸 🇸", `🇩🇪🇫🇷\U0001f1f8 \U0001f1f8`},
		{"invisible letters", "a\U0001d159\U00016fe4\u2800\u115f", `a\U0001d159\U00016fe4\u2800\u115f`},
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

// TestNoClusterIsWiderThanItsBound: what is cut off a line is a whole cluster, so that an endless one
// would take all the rest of the line with it.
func TestNoClusterIsWiderThanItsBound(t *testing.T) {
	for name, one := range map[string]string{
		"first consonants": "\u1100", "vowels": "\u1161", "joined emoji": "👩\u200d", "Hindi": "क्", "Tamil": "க்ஷ", "Malayalam": "ക്", "Thai": "ำ",
		"Arabic number signs": "\u0600", "skin tones": "🏽", "spacing marks": "ा", "half-width marks": "ﾞ", "dot reph": "\u0d4e", "flags": "🇩", "emoji selectors": "❤\ufe0f\u200d",
	} {
		text := Text("ก" + strings.Repeat(one, 120))
		if again := Text(text); again != text {
			t.Errorf("%s: not stable: %q becomes %q", name, text, again)
		}
		for rest := text; rest != ""; {
			size, cells := measure.Cluster(rest)
			if cells > maxCells {
				t.Errorf("%s: the cluster %q takes %d cells", name, rest[:size], cells)
			}
			if graphemes := ansi.StringWidth(rest[:size]); graphemes > cells {
				t.Errorf("%s: the cluster %q is counted as %d cells, and can take %d", name, rest[:size], cells, graphemes)
			}
			rest = rest[size:]
		}
	}
}

// TestEveryCharacterThatStaysHasOneWidth: alone, a character that stays is as wide by either way of counting.
func TestEveryCharacterThatStaysHasOneWidth(t *testing.T) {
	for r := rune(0x20); r <= unicode.MaxRune; r++ {
		s := string(r)
		if !utf8.ValidRune(r) || Text(s) != s {
			continue
		}
		if clusters, points := ansi.StringWidth(s), measure.Cells(s); clusters != points || points == 0 {
			t.Errorf("%U stays and takes %d or %d cells", r, clusters, points)
		}
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
	for _, seed := range []string{"plain", "\x1b[2J", "\u202e\u200d", "👩🏽‍💻", "\xff\x9b", "a\u0301", "\u1100\u1175\u11b7", "क्\u200dषा", "ทำ", "ﾊﾞ", "❤\ufe0f\u200d🔥", "🇩🇪🇫", "1\ufe0f\u20e3", "⤝\ufe0f\u200d🔥", "\u0600\u0378", "\ue000"} {
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
		for rest := out; rest != ""; {
			size, cells := measure.Cluster(rest)
			if graphemes := ansi.StringWidth(rest[:size]); cells > maxCells || graphemes > cells {
				t.Errorf("Text(%q) = %q has the cluster %q of %d or %d cells", in, out, rest[:size], cells, graphemes)
			}
			rest = rest[size:]
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
