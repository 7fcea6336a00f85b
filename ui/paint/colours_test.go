//go:build unix

package paint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// TestNoFrameWaitsForTmux shows a frame while tmux, which is asked for more
// colours, does not answer; when it does the frame is painted with them.
func TestNoFrameWaitsForTmux(t *testing.T) {
	folder := t.TempDir()
	script := "#!/bin/sh\nwhile [ ! -e " + folder + "/go ]; do sleep 0.01; done\necho 'Tc: (flag) true'\n"
	if err := os.WriteFile(filepath.Join(folder, "tmux"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = master.Close() }()
	defer func() { _ = slave.Close() }()
	if err := pty.Setsize(slave, &pty.Winsize{Cols: 40, Rows: 5}); err != nil {
		t.Fatal(err)
	}
	p := New(t.Context(), &model{}, Terminal{Out: slave, Environ: []string{"TERM=tmux-256color", "TMUX=here"}})
	ended := make(chan error)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	wantWritten(t, master, "38;5;233mwidth 40")
	if err := os.WriteFile(filepath.Join(folder, "go"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantWritten(t, master, "38;2;10;20;30mwidth 40")
	p.Quit()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// wantWritten reads what a program writes until a text has come.
func wantWritten(t *testing.T, from *os.File, text string) {
	t.Helper()
	var all strings.Builder
	chunk := make([]byte, 4096)
	for !strings.Contains(all.String(), text) {
		n, err := from.Read(chunk)
		if err != nil {
			t.Fatalf("%v after %q", err, all.String())
		}
		all.Write(chunk[:n])
	}
}
