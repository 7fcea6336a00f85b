package measure

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestPlainCharactersAreOneCellWide(t *testing.T) {
	for _, characters := range plain {
		for r := characters.first; r <= characters.last; r++ {
			text := "x" + string(r) + "x"
			cluster, _ := ansi.FirstGraphemeCluster(text[1:], ansi.GraphemeWidth)
			if each, clusters := ansi.WcWidth.StringWidth(text), ansi.GraphemeWidth.StringWidth(text); each != 3 || clusters != 3 || cluster != string(r) {
				t.Errorf("%U is %d and %d cells wide, want 1", r, each-2, clusters-2)
			}
		}
	}
	for _, r := range "\x00\t\x1b\x7f\u00ad\u0301\u200b\u200d\ufe0f日あ한🔓🇯\u202e\ufffd" {
		if Plain(r) {
			t.Errorf("%U is plain", r)
		}
	}
}

// FuzzCells compares the measure with the library's.
func FuzzCells(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "\x1b[1;38;2;1;2;3mstyled\x1b[m", "│ ✓ café │", "日本\x1b[mx", "e\u0301", "a\tb", "\x1b]8;;x\x1b\\y", "\x1b[", "\x1b[1", "\x1b", "x\x1bm", "\x1b[1A", "a\xc3", "👩🏽‍💻", "\x1b[4:3mx", "a\u200db",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := Cells(text), ansi.StringWidthWc(text); got != want {
			t.Errorf("%q is %d cells wide, want %d", text, got, want)
		}
	})
}

func BenchmarkCells(b *testing.B) {
	line := strings.Repeat("\x1b[38;2;1;2;3m│\x1b[m some words of a row ", 5)
	for b.Loop() {
		_ = Cells(line)
	}
}
