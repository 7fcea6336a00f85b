package probe_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"ztsession/cli/probe"
)

const (
	narrow = "\x1b[7;2R\x1b[7;2R\x1b[7;3R"
	known  = "\x1b[?2027;2$y"
	device = "\x1b[?62;22c"
)

// TestWhatTerminalsAnswer, in whatever pieces it comes.
func TestWhatTerminalsAnswer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer string
		want   probe.Widths
		whole  bool
	}{
		"narrow":                    {narrow + known + device, probe.Widths{Line: 1, Letter: 1, Emoji: 2, Clusters: probe.Off}, true},
		"wide, and clusters are on": {"\x1b[1;3R\x1b[1;3R\x1b[1;2R\x1b[?2027;1$y" + device, probe.Widths{Line: 2, Letter: 2, Emoji: 1, Clusters: probe.On}, true},
		"clusters always":           {narrow + "\x1b[?2027;3$y" + device, probe.Widths{Line: 1, Letter: 1, Emoji: 2, Clusters: probe.On}, true},
		"the mode is not known":     {narrow + "\x1b[?2027;0$y" + device, probe.Widths{Line: 1, Letter: 1, Emoji: 2, Clusters: probe.Unknown}, true},
		"no answer about modes":     {narrow + device, probe.Widths{Line: 1, Letter: 1, Emoji: 2}, true},
		"keys between":              {"x\x1b[A" + narrow + "q" + known + device, probe.Widths{Line: 1, Letter: 1, Emoji: 2, Clusters: probe.Off}, true},
		"only what it is":           {device, probe.Widths{}, true},
		"one place is missing":      {"\x1b[7;2R\x1b[7;2R" + device, probe.Widths{}, true},
		"a column that cannot be":   {"\x1b[7;0R\x1b[7;2R\x1b[7;2R" + device, probe.Widths{}, true},
		"ctrl+c":                    {"\x1b[7;2R\x03" + narrow + device, probe.Widths{}, false},
		"the terminal is gone":      {narrow, probe.Widths{Line: 1, Letter: 1, Emoji: 2}, false},
		"anything but answers":      {strings.Repeat("x", 10_000), probe.Widths{}, false},
		"nothing":                   {"", probe.Widths{}, false},
	} {
		for how, in := range map[string]io.Reader{"at once": strings.NewReader(test.answer), "byte by byte": iotest.OneByteReader(strings.NewReader(test.answer))} {
			var asked strings.Builder
			got, whole := probe.Ask(t.Context(), in, &asked)
			if name == "ctrl+c" {
				got = probe.Widths{} // What had come before depends on the pieces.
			}
			if got != test.want || whole != test.whole {
				t.Errorf("%s, %s: %+v, whole %t", name, how, got, whole)
			}
			if written := asked.String(); !strings.HasSuffix(written, "\x1b[2K\x1b[?2027$p\x1b[c") || strings.Contains(written, "\n") {
				t.Errorf("%s: %q is written", name, written)
			}
		}
	}
}

// TestATerminalThatNeverAnswers is not waited for when the context has ended, and one
// that takes nothing is not asked.
func TestATerminalThatNeverAnswers(t *testing.T) {
	t.Parallel()
	silent, end := io.Pipe()
	t.Cleanup(func() { _ = end.Close() })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got, whole := probe.Ask(ctx, silent, io.Discard); got != (probe.Widths{}) || whole {
		t.Errorf("%+v, whole %t", got, whole)
	}
	_, closed := io.Pipe()
	_ = closed.Close()
	if got, whole := probe.Ask(t.Context(), silent, closed); got != (probe.Widths{}) || whole {
		t.Errorf("%+v, whole %t", got, whole)
	}
}
