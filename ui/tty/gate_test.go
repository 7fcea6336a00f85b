package tty

import (
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// passed returns what is handed on of what was read in pieces.
func passed(pieces ...string) string {
	var g gate
	var f filter
	var out strings.Builder
	for _, piece := range pieces {
		p := g.take(nil, []byte(piece))
		out.Write(p[:f.keep(p)])
	}
	return out.String()
}

func TestWholePiecesPassAsTheyAre(t *testing.T) {
	for _, in := range []string{
		"plain ; text : 1;2;3", "\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[27;2;13~", "\x1b[?2026;2$y", "\x1b]11;rgb:1a1a/1b1b/2626\x1b\\", "\x1b]11;rgb:1/2/3\a",
		"\x1bP>|term(1)\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b[200~pasted\r\n\ttext ディスク 👩🏽\u200d💻\x1b[201~q", "ěščř ディスク 👩🏽\u200d💻", "\x1bx", "\x1b\x1b[B",
		"\x1b", "\x1b\x1b", "\x03\x1a\r\t\x7f", "\x1b[<0;10;10M", "\x1b[97;5u", "\ufffd", "\x1b[O\x1b[I",
	} {
		if got := passed(in); got != in {
			t.Errorf("%q became %q", in, got)
		}
		for cut := range in {
			if got := passed(in[:cut], in[cut:]); got != in {
				t.Errorf("%q, read in pieces of %d bytes and more, became %q", in, cut, got)
			}
		}
	}
}

// TestNothingSwallowsTheKeysBehindIt: whatever has begun, in a paste and outside of one, the keys that
// are pressed afterwards arrive.
func TestNothingSwallowsTheKeysBehindIt(t *testing.T) {
	for _, open := range hostile {
		for name, test := range map[string]struct {
			pieces []string
			want   string // the end of what is handed on
		}{
			"pasted":          {[]string{"\x1b[200~a" + open + "b\x1b[201~", "q"}, "\x1b[201~q"},
			"pasted at once":  {[]string{"\x1b[200~" + open + "\x1b[201~q"}, "\x1b[201~q"},
			"typed":           {[]string{open, "\x03"}, "\x03"},
			"before an end":   {[]string{open, "\x1b[201~", "q"}, "q"},
			"without an end":  {[]string{"\x1b[200~" + open, "\x03"}, "\x1b[201~\x03"},
			"cut and pressed": {[]string{"\x1b[200~", open, "\x1b[20", "x", "\x03"}, "\x1b[201~\x03"},
		} {
			if got := passed(test.pieces...); !strings.HasSuffix(got, test.want) {
				t.Errorf("%q %s became %q", open, name, got)
			}
		}
	}
}

var hostile = []string{
	"\x1b]0;", "\x1b[M", "\x1bPq", "\x1b_x", "\x1b^x", "\x1bXx", "\x1b[", "\x1b[?", "\x1b[1;2", "\x1bO", "\x1b", "\x1b\x1b", "\x1bP1;2|", "\x1b]52;c;", "\x1b[200~", "\x1b[201", "\x1b[20",
	"\x90", "\x98", "\x9b", "\x9d", "\x9e", "\x9f", "\x8f", "\xf0\x9f", "\xf0\x9f\x92", "\xe2", "\xc3", "\xff", "\xc2\x9b", "\xc2\x90", "\xed\xa0\x80", "\x1b]" + strings.Repeat("x", 5000), "\x1b[" + strings.Repeat("1;", 5000),
}

// TestAKeyIsNotTakenForTheStartOfAnAnswer: esc and then a name, alt and a letter.
func TestAKeyIsNotTakenForTheStartOfAnAnswer(t *testing.T) {
	var g gate
	out := g.take(nil, []byte("\x1b"))
	g.after(patienceESC + time.Millisecond)
	for _, key := range "Peter ]_^X[O" {
		out = g.take(out, []byte(string(key)))
	}
	if string(out) != "\x1bPeter ]_^X[O" {
		t.Errorf("esc and a name became %q", out)
	}
	_ = g.take(nil, []byte("\x1bP"))
	g.after(patienceESC + time.Millisecond)
	if got := g.take(nil, []byte("x")); string(got) != "x" {
		t.Errorf("after alt and P x became %q", got)
	}
	_ = g.take(nil, []byte("\x1b]0;"))
	g.after(patience + time.Millisecond)
	if got := g.take(nil, []byte("q")); string(got) != "q" {
		t.Errorf("after a string without an end q became %q", got)
	}
}

// TestAPasteWithoutAnEndEndsWithAKey: what is pressed once it has come to a stop arrives, and what a
// slow line held up is still pasted.
func TestAPasteWithoutAnEndEndsWithAKey(t *testing.T) {
	for _, test := range []struct {
		silence  time.Duration
		in, want string
	}{
		{2 * patience, "q", pasteEnds + "q"},
		{2 * patience, "\x1b", pasteEnds + "\x1b"},
		{2 * patience, "\x1a", pasteEnds + "\x1a"},
		{2 * patience, "\x1b[27u", pasteEnds + "\x1b[27u"},
		{2 * patience, "\x1b[A", pasteEnds + "\x1b[A"},
		{0, "\x1b[99;5u", pasteEnds + "\x1b[99;5u"},
		{0, "q", "q"},
		{2 * patience, "quit now", "quit now"},
		{2 * patience, "", ""},
		{2 * patience, pasteEnds, pasteEnds},
		{2 * patience, "rest" + pasteEnds, "rest" + pasteEnds},
	} {
		var g gate
		_ = g.take(nil, []byte(pasteStarts+"text"))
		g.after(test.silence)
		if got := g.take(nil, []byte(test.in)); string(got) != test.want {
			t.Errorf("in a paste, after %s: %q became %q", test.silence, test.in, got)
		}
	}
}

// FuzzGate reads anything, the end of a paste and a key, and expects the key.
func FuzzGate(f *testing.F) {
	for _, open := range hostile {
		f.Add(open, 1)
		f.Add("\x1b[200~"+open, 7)
	}
	f.Fuzz(func(t *testing.T, in string, cut int) {
		cut = min(max(cut, 0), len(in))
		got := passed(in[:cut], in[cut:], "\x1b[201~", "q")
		var decoder uv.EventDecoder
		var last uv.Event
		for rest := []byte(got); len(rest) > 0; {
			n, event := decoder.Decode(rest)
			rest, last = rest[max(n, 1):], event
		}
		if key, ok := last.(uv.KeyPressEvent); !ok || key.Text != "q" {
			t.Errorf("%q is handed on as %q, which ends with %T %v", in, got, last, last)
		}
		if starts, ends := strings.Count(got, "\x1b[200~"), strings.Count(got, "\x1b[201~"); starts > ends {
			t.Errorf("%q is handed on as %q, with %d starts of a paste and %d ends", in, got, starts, ends)
		}
	})
}
