package ascii_test

import (
	"strings"
	"testing"

	"ztsession/model/text/ascii"
	"ztsession/model/text/measure"
)

func TestLocales(t *testing.T) {
	t.Parallel()
	const nothing, signs, all = ascii.Nothing, ascii.Signs, ascii.All
	for text, want := range map[string]ascii.Extent{
		"": nothing, "LC_ALL=C": all, "LC_ALL=POSIX": all, "LANG=C": all, "LANG=C.UTF-8": nothing, "LANG=C.utf8": nothing, "LANG=de_DE.UTF-8@euro": nothing, "LC_CTYPE=UTF-8": nothing,
		"LANG=en_US.ISO-8859-1": all, "LANG=de_DE@euro": all, "LC_ALL=C LANG=en_US.UTF-8": all, "LC_ALL=en_US.UTF-8 LANG=C": nothing, "LC_CTYPE=C LANG=en_US.UTF-8": all, "LC_ALL= LC_CTYPE= LANG=POSIX": all,
		"LANG=ja_JP.UTF-8": nothing, "LANG=ja_JP.UTF-8 VTE_CJK_WIDTH=wide": signs, "LANG=ja_JP.UTF-8 VTE_CJK_WIDTH=narrow": nothing, "RUNEWIDTH_EASTASIAN=1": signs, "RUNEWIDTH_EASTASIAN=0": nothing, "LANG=C RUNEWIDTH_EASTASIAN=1": all,
		"TERM=linux": signs, "TERM=linux-16color LANG=de_DE.UTF-8": signs, "TERM=linux LANG=C": all, "TERM=xterm-256color": nothing,
	} {
		environment := map[string]string{}
		for _, variable := range strings.Fields(text) {
			name, value, _ := strings.Cut(variable, "=")
			environment[name] = value
		}
		if got := ascii.Wanted(func(name string) string { return environment[name] }); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}

func TestFramesKeepTheirWidth(t *testing.T) {
	t.Parallel()
	const frame = "╭─ ▸ \x1b[1m3 Posture\x1b[m ─╮\n│▐ ✗ FAIL  Zoë 佐藤 e\u0301 👩\u200d💻⋯ │\n╰─ ✓ ∙ – ▪ › ─╯"
	got := ascii.Frame(frame, ascii.All)
	if want := "+- > \x1b[1m3 Posture\x1b[m -+\n|> x FAIL  Zo? ???? e ????~ |\n+- v . - * > -+"; got != want {
		t.Errorf("the frame is %q, want %q", got, want)
	}
	if got, want := ascii.Frame(frame, ascii.Signs), "+- > \x1b[1m3 Posture\x1b[m -+\n|> x FAIL  Zoë 佐藤 e\u0301 👩\u200d💻~ |\n+- v . - * > -+"; got != want {
		t.Errorf("with letters the frame is %q, want %q", got, want)
	}
	if got := ascii.Frame(frame, ascii.Nothing); got != frame {
		t.Errorf("the frame is %q", got)
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
