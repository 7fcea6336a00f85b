//go:build !windows

package clipboard

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// install puts a program of that name first in the path.
func install(t *testing.T, name, script string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
}

// TestAProgramThatStaysDoesNotHoldUpCopying: xclip leaves a process behind that
// has its output.
func TestAProgramThatStaysDoesNotHoldUpCopying(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "kept")
	t.Setenv("CLOUDFLARE_API_TOKEN", "secret")
	install(t, "xclip", `cat > "`+kept+`"; env >> "`+kept+`"; sleep 60 &
echo $! > "`+kept+`.pid"`)
	c := New([]string{xterm, x11, "PATH=" + os.Getenv("PATH"), "CLOUDFLARE_API_TOKEN=secret"}, nil)
	c.system = desktopPrograms(c.getenv)
	t.Cleanup(func() {
		pid, _ := os.ReadFile(kept + ".pid")
		if number, err := strconv.Atoi(strings.TrimSpace(string(pid))); err == nil {
			_ = syscall.Kill(number, syscall.SIGKILL)
		}
	})
	copied, err := c.Copy(t.Context(), "the text\n")
	if err != nil || copied.By != "xclip" {
		t.Fatalf("got %+v, %v", copied, err)
	}
	got, err := os.ReadFile(kept)
	if err != nil || !strings.HasPrefix(string(got), "the text\n") || strings.Contains(string(got), "secret") {
		t.Errorf("it was given %q, %v", got, err)
	}
}

func TestAProgramThatFailsIsNamed(t *testing.T) {
	install(t, "xclip", "cat > /dev/null; exit 3")
	if err := start(context.Background(), "xclip", nil, []string{}, "x"); err == nil || err.Error() != "exit status 3" {
		t.Errorf("got %v", err)
	}
	if err := start(context.Background(), "no-such-program-here", nil, []string{}, "x"); err == nil {
		t.Error("a program that is not there was started")
	}
}
