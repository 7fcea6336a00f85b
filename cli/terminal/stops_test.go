//go:build linux

package terminal_test

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"ztsession/screenshots/emulator"
)

// TestStoppedFromOutside stops the program by the signal of ctrl+z, which is no
// key: the terminal is as it was while it is stopped, and all is drawn anew when it
// goes on.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	p := start(t, options{width: 160, height: 45, environment: []string{"PS1=ready> "}}, "bash", "--norc", "--noprofile", "-i")
	p.want("ready>")
	p.press(binary + " open " + saved(t) + enter)
	p.want(onTheSession, "? help")
	for range 2 {
		p.signalForeground(syscall.SIGTSTP)
		stopped := p.wantShell()
		if stopped.AlternateScreen || !stopped.CursorShown {
			t.Errorf("while stopped: alternate screen %v, cursor shown %v; want false, true", stopped.AlternateScreen, stopped.CursorShown)
		}
		p.press("fg" + enter)
		p.wantWhole(160, 45)
		p.press("4")
		p.want("▸ 4 mTLS")
		p.press("3")
		// A key that is not read yet would be left for the shell.
		p.want("▸3 Posture")
	}
	p.press("q")
	p.wantPrompt("json")
	p.press("exit" + enter)
	p.wantExit(0)
}

// TestContinuedWithAnotherTerminal stops the program by the signal that no program
// sees, and lets others change the terminal and write on it meanwhile.
func TestContinuedWithAnotherTerminal(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "open", saved(t))
	p.want(onTheSession, "? help")
	raw, err := term.GetState(p.slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	p.signal(syscall.SIGSTOP)
	p.until("the program is stopped", func() bool {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
		return err == nil && strings.Contains(string(stat), ") T ")
	})
	if err := term.Restore(p.slave.Fd(), p.before); err != nil {
		t.Fatal(err)
	}
	const scribble = "somebody else was here"
	if _, err := p.slave.WriteString("\x1b[H\x1b[2J" + strings.Repeat(scribble+"\r\n", 60)); err != nil {
		t.Fatal(err)
	}
	p.want(scribble)
	p.signal(syscall.SIGCONT)
	p.wantWhole(120, 40)
	if text := p.screen.Screen().Text(); strings.Contains(text, scribble) {
		t.Errorf("not everything was drawn anew:\n%s", text)
	}
	p.until("keys are read as they are pressed", func() bool {
		now, err := term.GetState(p.slave.Fd())
		return err == nil && reflect.DeepEqual(now, raw)
	})
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

// signalForeground sends a signal to the job that has the terminal.
func (p *program) signalForeground(signal syscall.Signal) {
	p.t.Helper()
	if err := syscall.Kill(-p.foreground(), signal); err != nil {
		p.t.Fatal(err)
	}
}

// foreground returns the process group that has the terminal.
func (p *program) foreground() int {
	p.t.Helper()
	raw, err := p.master.SyscallConn()
	if err != nil {
		p.t.Fatal(err)
	}
	group := 0
	failed := raw.Control(func(descriptor uintptr) { group, err = unix.IoctlGetInt(int(descriptor), unix.TIOCGPGRP) })
	if err := errors.Join(failed, err); err != nil {
		p.t.Fatal(err)
	}
	return group
}

// wantShell waits until the shell has the terminal again and asks for a command.
func (p *program) wantShell() (screen *emulator.Screen) {
	p.t.Helper()
	p.until("the shell asks for a command", func() bool {
		screen = p.screen.Screen()
		return p.foreground() == p.command.Process.Pid && strings.HasSuffix(strings.TrimRight(screen.Text(), "\n "), "\nready>")
	})
	return screen
}
