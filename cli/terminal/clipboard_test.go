//go:build unix

package terminal_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// clipboards finds what was sent to the terminal for its clipboard.
var clipboards = regexp.MustCompile("\x1b]52;c;([^\x07\x1b]*)(?:\x07|\x1b\\\\)")

func TestCopyUnderSSHGoesToTheTerminal(t *testing.T) {
	p := start(t, options{environment: []string{"SSH_TTY=/dev/pts/9"}}, binary, "demo", failingStory)
	p.want("ben.lindqvist@example.com", onTheSession)
	p.press("y")
	p.want("Sent the ticket to the terminal by OSC 52.")
	// What it is sent changes nothing of what it shows.
	p.press("V")
	p.want("Made by: ztsession")
	found := clipboards.FindAllStringSubmatch(p.output.text(), -1)
	if len(found) != 1 {
		t.Fatalf("%d texts were sent", len(found))
	}
	ticket, err := base64.StdEncoding.DecodeString(found[0][1])
	if err != nil || !strings.Contains(string(ticket), "- PROBLEM BitLocker on every disk: ") || !strings.Contains(string(ticket), "See it again: ztsession demo "+failingStory) {
		t.Errorf("the terminal got %q, %v", ticket, err)
	}
	p.press(escape)
	p.want(onTheSession)
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

// TestCopyGivesAProgramNoCredential: and what it needs to find the display.
func TestCopyGivesAProgramNoCredential(t *testing.T) {
	folder := t.TempDir()
	kept := filepath.Join(folder, "kept")
	script := "#!/bin/sh\ncat > \"" + kept + ".text\"\nenv > \"" + kept + "\"\n"
	if err := os.WriteFile(filepath.Join(folder, "xclip"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	p := start(t, options{environment: []string{
		"PATH=" + folder + ":" + os.Getenv("PATH"), "DISPLAY=:77", "CLOUDFLARE_API_TOKEN=cfut_secret", "CLOUDFLARE_API_KEY=secret", "CLOUDFLARE_EMAIL=secret@example.com",
	}}, binary, "demo", failingStory)
	p.want(onTheSession)
	p.press("Y")
	p.want("Copied the report to the clipboard (xclip).")
	text, err := os.ReadFile(kept + ".text")
	if err != nil || !strings.Contains(string(text), "Client certificate") {
		t.Errorf("it was given %.200q, %v", text, err)
	}
	environ, err := os.ReadFile(kept)
	if err != nil || strings.Contains(string(environ), "secret") || !strings.Contains(string(environ), "DISPLAY=:77") {
		t.Errorf("its environment is %s, %v", environ, err)
	}
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}
