package ascii_test

import (
	"strings"
	"testing"

	"ztsession/model/text/ascii"
	"ztsession/model/text/measure"
)

func TestLocales(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"": false, "LC_ALL=C": true, "LC_ALL=POSIX": true, "LANG=C": true, "LANG=C.UTF-8": false, "LANG=C.utf8": false, "LANG=de_DE.UTF-8@euro": false, "LC_CTYPE=UTF-8": false,
		"LANG=en_US.ISO-8859-1": true, "LANG=de_DE@euro": true, "LC_ALL=C LANG=en_US.UTF-8": true, "LC_ALL=en_US.UTF-8 LANG=C": false, "LC_CTYPE=C LANG=en_US.UTF-8": true, "LC_ALL= LC_CTYPE= LANG=POSIX": true,
		"LANG=ja_JP.UTF-8": false, "LANG=ja_JP.UTF-8 VTE_CJK_WIDTH=wide": true, "LANG=ja_JP.UTF-8 VTE_CJK_WIDTH=narrow": false, "RUNEWIDTH_EASTASIAN=1": true, "RUNEWIDTH_EASTASIAN=0": false,
	} {
		environment := map[string]string{}
		for _, variable := range strings.Fields(text) {
			name, value, _ := strings.Cut(variable, "=")
			environment[name] = value
		}
		if got := ascii.Wanted(func(name string) string { return environment[name] }); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestFramesKeepTheirWidth(t *testing.T) {
	t.Parallel()
	const frame = "╭─ ▸ \x1b[1m3 Posture\x1b[m ─╮\n│▌ ✗ FAIL  Zoë 佐藤 e\u0301 👩\u200d💻… │\n╰─ ✓ · – ● › ─╯"
	got := ascii.Frame(frame)
	if want := "+- > \x1b[1m3 Posture\x1b[m -+\n|> x FAIL  Zo? ???? e ????~ |\n+- v . - * > -+"; got != want {
		t.Errorf("the frame is %q, want %q", got, want)
	}
	for i, line := range strings.Split(frame, "\n") {
		if was, is := measure.Cells(line), measure.Cells(strings.Split(got, "\n")[i]); was != is {
			t.Errorf("line %d had %d cells and has %d", i, was, is)
		}
	}
}

func TestWriter(t *testing.T) {
	t.Parallel()
	const text = "✓ Zoë · 佐藤 – \xff"
	for letters, want := range map[bool]string{true: "v Zoë . 佐藤 - \xff", false: `v Zo\u00eb . \u4f50\u85e4 - ` + "\xff"} {
		var out strings.Builder
		w := &ascii.Writer{To: &out, Letters: letters}
		for i := range len(text) {
			if n, err := w.Write([]byte{text[i]}); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		}
		if out.String() != want {
			t.Errorf("%q, want %q", out.String(), want)
		}
	}
}
