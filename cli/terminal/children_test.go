//go:build unix

package terminal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoChildInheritsACredential lets the program start whatever it would start
// within tmux and for the clipboard, also while it is only being initialised.
func TestNoChildInheritsACredential(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	seen := filepath.Join(folder, "environments")
	script := "#!/bin/sh\n{ echo \"started $0\"; env; } >> " + seen + "\necho pasted\n"
	for _, name := range []string{"tmux", "xclip", "xsel", "wl-copy", "wl-paste", "pbcopy", "pbpaste", "termux-clipboard-get", "infocmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	p := start(t, options{environment: []string{
		"PATH=" + folder + ":" + os.Getenv("PATH"), "TERM=tmux-256color", "COLORTERM=", "TMUX=/here,1,1", "DISPLAY=:0", "WAYLAND_DISPLAY=wayland-0",
		"CLOUDFLARE_API_TOKEN=credential", "CLOUDFLARE_API_KEY=credential", "CF_API_KEY=credential", "HTTPS_PROXY=http://user:credential@127.0.0.1:9",
	}}, binary, "demo", failingStory)
	p.want(onTheSession)
	p.press("5")
	p.want("▸5 JSON")
	p.press("/a\x16" + ctrlC)
	p.wantExit(0)
	environments, err := os.ReadFile(seen)
	if err != nil {
		t.Fatalf("tmux was not asked for its colours: %v", err)
	}
	if strings.Contains(string(environments), "credential") {
		t.Errorf("a program was started with a credential:\n%s", environments)
	}
}

// TestLibrariesWriteNoFiles types into a program whose libraries are asked to write down what is typed.
func TestLibrariesWriteNoFiles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	p := start(t, options{environment: []string{"TEA_TRACE=" + folder + "/trace", "UV_DEBUG=" + folder + "/debug", "TEA_DEBUG=1", "BASH_COMP_DEBUG_FILE=" + folder + "/completion"}}, binary, "demo")
	p.want(onTheForm)
	p.press("x" + ctrlC)
	p.wantExit(0)
	if files, err := os.ReadDir(folder); err != nil || len(files) > 0 {
		t.Errorf("there are files: %v, %v", files, err)
	}
}
