package wrap

import (
	"strings"
	"testing"

	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
)

func TestText(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width int
		want  string // lines joined with |
	}{
		{"short", "one two", 10, "one two"},
		{"at spaces", "one two three", 8, "one two|three"},
		{"an id stays whole", "the id 5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01 here", 36, "the id|5d2b6c1e-8f0a-4b7e-9d3c-1a2b3c4d5e01|here"},
		{"a long word", "abcdefghij", 4, "abcd|efgh|ij"},
		{"wide characters", "ディスク", 5, "ディ|スク"},
		{"a cluster stays whole", "👩🏽\u200d💻👩🏽\u200d💻", 7, "👩🏽\u200d💻|👩🏽\u200d💻"},
		{"a cluster wider than a line", "👩\u200d💻👩\u200d💻", 3, "👩\u200d|💻|👩\u200d|💻"},
		{"empty", "", 5, ""},
		{"no width", "ab", 0, "a|b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(Text(tt.text, tt.width), "|"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLabelsAreBrokenBetweenTheirWords(t *testing.T) {
	for text, want := range map[string]string{
		"operating_system": "operating_|system", "cert_issuer_ski": "cert_issuer_|ski", "drives.C.encrypted": "drives.C.|encrypted", "time to live": "time to live",
		"a-long-hyphenated": "a-long-|hyphenated", `check["x y"].z`: `check["x y"]|.z`, "incomprehensible": "incomprehens|ible",
	} {
		if got := strings.Join(Label(text, 12), "|"); got != want {
			t.Errorf("Label(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSpacesThatHangOverTheEdgeAreLeftOut(t *testing.T) {
	for text, want := range map[string]string{"one   ": "one", "one two   ": "one|two", "abcdef    ": "abc|def"} {
		if got := strings.Join(Text(text, 3), "|"); got != want {
			t.Errorf("Text(%q, 3) = %q, want %q", text, got, want)
		}
	}
}

func TestLinesStopsWhenNobodyWantsMore(t *testing.T) {
	for range Lines("one two three", 4) {
		return // Going on would be a run-time error.
	}
	t.Error("no line came")
}

func FuzzText(f *testing.F) {
	f.Add("one two-three ディスク 👩🏽\u200d💻", 4)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 2 || width > 200 {
			t.Skip()
		}
		text = safe.Text(text)
		lines := Text(text, width)
		for _, line := range lines {
			if measure.Cells(line) > width {
				t.Errorf("Text(%q, %d) has the line %q of %d cells", text, width, line, measure.Cells(line))
			}
		}
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
			t.Errorf("Text(%q, %d) lost something: %q", text, width, got)
		}
	})
}
