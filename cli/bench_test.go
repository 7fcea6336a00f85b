package cli

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"ztsession/ui"
)

// BenchmarkOpenUntilTheScreens is what the command line costs before the
// screens start: the tree of commands, the flags, the settings, a small session.
func BenchmarkOpenUntilTheScreens(b *testing.B) {
	env := Env{
		Args: []string{"open", "../api/testdata/01-all-pass-macos-warp.json"}, Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
		StdinIsTerminal: true, StdoutIsTerminal: true,
		Getenv: func(string) string { return "" }, Now: time.Now, Zone: time.UTC, Signals: context.WithCancel,
		RunUI: func(context.Context, ui.Options, ui.Terminal) error { return nil },
	}
	b.ReportAllocs()
	for b.Loop() {
		if code := Run(b.Context(), env); code != 0 {
			b.Fatalf("exit code %d", code)
		}
	}
}
