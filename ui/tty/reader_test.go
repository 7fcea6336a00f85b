package tty

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

func filtered(pieces ...string) string {
	var f filter
	var out strings.Builder
	for _, piece := range pieces {
		p := []byte(piece)
		out.Write(p[:f.keep(p)])
	}
	return out.String()
}

func TestOrdinaryInputPassesAsItIs(t *testing.T) {
	for _, in := range []string{
		"plain ; text : 1;2;3", "\x1b[A", "\x1b[1;5C", "\x1b[27;2;13~", "\x1b[?2026;2$y", "\x1b]11;rgb:1a1a/1b1b/2626\x1b\\",
		"\x1bP>|term(1)\x1b\\", "\x1b[200~pasted\x1b[201~", "ěščř ディスク 👩🏽‍💻", "\x1bx", "\x1b\x1b[B",
	} {
		if got := filtered(in); got != in {
			t.Errorf("%q became %q", in, got)
		}
	}
}

// TestTooManyParametersAreDropped shows that what is handed on does not end
// the parser, as the whole would.
func TestTooManyParametersAreDropped(t *testing.T) {
	for _, start := range []string{"\x1b[", "\x1bP", "\x9b", "\x90"} {
		long := start + strings.Repeat("1;", 100) + "m" + "after"
		got := filtered(long)
		if !strings.HasSuffix(got, "mafter") || strings.Count(got, ";") >= maxParameters {
			t.Errorf("%q became %q", long, got)
		}
		ansi.DecodeSequence(got, 0, ansi.NewParser())
		if halves := filtered(long[:31], long[31:77], long[77:]); halves != got {
			t.Errorf("in pieces %q became %q, whole %q", long, halves, got)
		}
	}
}

// TestAsManyParametersPassAsTheParserHolds stands at the boundary: the last
// parameter that is handed on, and the first that is not.
func TestAsManyParametersPassAsTheParserHolds(t *testing.T) {
	const most = "1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;12"
	for in, want := range map[string]string{
		"\x1b[" + most + "m":      "\x1b[" + most + "m",
		"\x1b[" + most + ";34;5m": "\x1b[" + most + "m",
		"\x1b[" + most + ":34m":   "\x1b[" + most + "m",
	} {
		got := filtered(in)
		if got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
		ansi.DecodeSequence(got, 0, ansi.NewParser())
	}
}

// TestTheParserNeedsTheReader fails when the parser has learnt to count: then
// this package can go.
func TestTheParserNeedsTheReader(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the parser takes any number of parameters; nothing has to be left out for it any more")
		}
	}()
	ansi.DecodeSequence("\x1b["+strings.Repeat("1;", maxParameters+1)+"m", 0, ansi.NewParser())
}

func TestReaderNeverReturnsNothing(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := write.WriteString("\x1b[" + strings.Repeat("1;", 5000) + "mend"); err != nil {
		t.Fatal(err)
	}
	if err := write.Close(); err != nil {
		t.Fatal(err)
	}
	reader := NewReader(read)
	var all []byte
	p := make([]byte, 64)
	for {
		n, err := reader.Read(p)
		all = append(all, p[:n]...)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || n == 0 {
			t.Fatalf("Read = %d, %v", n, err)
		}
	}
	if !strings.HasSuffix(string(all), "mend") {
		t.Errorf("read %q", all)
	}
}

// FuzzFilter hands what passes the filter to the decoder that Bubble Tea reads
// keys with. A panic there would leave the terminal raw.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{
		"\x1b[" + strings.Repeat("1;", 40) + "m", "\x1b[<0;10;10M", "\x1b[?1;2c", "\x1bP1+r5463=31\x1b\\", "\x1b]52;c;aGk=\a", "\x1b[27;5;97~", "\x1b[97:65;2:1;97u",
	} {
		f.Add(seed, 7)
	}
	f.Fuzz(func(t *testing.T, in string, cut int) {
		cut = min(max(cut, 0), len(in))
		got := filtered(in[:cut], in[cut:])
		var decoder uv.EventDecoder
		for rest := []byte(got); len(rest) > 0; {
			n, _ := decoder.Decode(rest)
			rest = rest[max(n, 1):]
		}
		if len(got) > len(in) {
			t.Errorf("%q grew to %q", in, got)
		}
	})
}
