//go:build linux

package terminal_test

import (
	"errors"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestStoppedFromOutside stops the program by a signal that is not a key: with
// the terminal as it was while it is stopped, where the program can help it, and
// drawn anew when it goes on.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	for name, signal := range map[string]syscall.Signal{"SIGTSTP": syscall.SIGTSTP, "SIGSTOP": syscall.SIGSTOP} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, options{width: 160, height: 45, environment: []string{"PS1=ready> "}}, "bash", "--norc", "--noprofile", "-i")
			p.want("ready>")
			p.press(binary + " open " + saved(t) + enter)
			p.want(onTheSession, "? help")
			for range 2 {
				// What is read behind them are no answers of the terminal, which the
				// shell would get from a program that cannot help it.
				p.press("4")
				p.want("▸ 4 mTLS")
				p.press("3")
				p.want(onTheSession)
				p.signalForeground(signal)
				if signal == syscall.SIGTSTP {
					stopped := p.want("Stopped", "ready>")
					if stopped.AlternateScreen || !stopped.CursorShown {
						t.Errorf("while stopped: alternate screen %v, cursor shown %v; want false, true", stopped.AlternateScreen, stopped.CursorShown)
					}
				} else {
					p.wantForegroundShell()
				}
				p.press("fg" + enter)
				p.wantWhole(160, 45)
			}
			p.press("q")
			p.wantPrompt("json")
			p.press("exit" + enter)
			p.wantExit(0)
		})
	}
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

// wantForegroundShell waits until the shell has the terminal again.
func (p *program) wantForegroundShell() {
	p.t.Helper()
	p.until("the shell has the terminal", func() bool { return p.foreground() == p.command.Process.Pid })
}
