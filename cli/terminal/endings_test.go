//go:build unix

package terminal_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ztsession/screenshots/emulator"
)

// saved returns a file with an answer of the API.
func saved(t *testing.T) string {
	t.Helper()
	answer, err := exec.Command(binary, "demo", "-o", "raw", failingStory).Output()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "answer.json")
	if err := os.WriteFile(name, answer, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestQuittingLeavesNoAnswerForTheShell quits at many moments, with a terminal
// that answers in many ways.
func TestQuittingLeavesNoAnswerForTheShell(t *testing.T) {
	t.Parallel()
	file := saved(t)
	for name, when := range map[string]answers{"at once": atOnce, "late": late, "never": never} {
		for _, after := range []time.Duration{5 * time.Millisecond, 30 * time.Millisecond, 100 * time.Millisecond, 500 * time.Millisecond} {
			t.Run(fmt.Sprint("answered ", name, ", quit after ", after), func(t *testing.T) {
				t.Parallel()
				p := start(t, options{answers: when}, binary, "open", file)
				time.AfterFunc(after, func() { _, _ = p.master.WriteString("q") })
				p.wantExit(0)
				p.wantRestored()
				p.wantNothingForTheShell()
			})
		}
	}
}

// TestSecondSignalEndsTheProgram signals twice while the terminal takes no
// output, so that the program cannot end by itself.
func TestSecondSignalEndsTheProgram(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			p := start(t, options{}, binary, "open", saved(t))
			p.want(onTheSession)
			resume := p.stopReading()
			for {
				// It can have ended meanwhile.
				_ = p.command.Process.Signal(signal)
				select {
				case code := <-p.exitCode:
					if want := 128 + int(signal); code != want {
						t.Errorf("the exit code is %d, want %d", code, want)
					}
					resume()
					p.wantRestored()
					return
				case <-time.After(50 * time.Millisecond):
					// The first signal can still be on its way, and the second is then lost.
				case <-p.ctx.Done():
					t.Fatal("the program does not end")
				}
			}
		})
	}
}

// stopReading lets the terminal take no more output, and fills what the system
// keeps for it. The function that it returns lets it read again.
func (p *program) stopReading() func() {
	p.t.Helper()
	stopped := make(chan struct{})
	p.output.mu.Lock()
	p.output.stopped = stopped
	p.output.mu.Unlock()
	filler, err := os.OpenFile(p.slave.Name(), os.O_WRONLY|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = filler.Close() }()
	raw, err := filler.SyscallConn()
	if err != nil {
		p.t.Fatal(err)
	}
	nothing := bytes.Repeat([]byte("\r"), 1024)
	// The system moves some of it on, so that there is room again.
	for range 20 {
		err = raw.Control(func(descriptor uintptr) {
			for n, err := 1, error(nil); n > 0 && err == nil; {
				n, err = syscall.Write(int(descriptor), nothing)
			}
		})
		if err != nil {
			p.t.Fatal(err)
		}
		time.Sleep(time.Millisecond)
	}
	resume := sync.OnceFunc(func() { close(stopped) })
	p.t.Cleanup(resume)
	return resume
}

// TestSuspendWhereNobodyResumes presses ctrl+z where no shell continues the
// program: as the leader of a session, and as a child of a script.
func TestSuspendWhereNobodyResumes(t *testing.T) {
	t.Parallel()
	file := saved(t)
	for name, command := range map[string][]string{
		"a session leader": {binary, "open", file},
		"below a script":   {"/bin/sh", "-c", binary + " open " + file + "; exit $?"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, options{}, command[0], command[1:]...)
			p.want(onTheSession)
			p.press(ctrlZ)
			p.want("Nothing here would continue ztsession")
			p.press("5")
			p.want("▸5 JSON")
			if leader := command[0] == binary; leader && strings.Contains(p.output.text(), leavesScreen) {
				t.Error("the screen was left, though the program cannot be stopped")
			}
			p.press(ctrlZ + ctrlZ)
			p.press("1")
			p.want("1 Identity", "▐ ")
			p.press("q")
			p.wantExit(0)
			p.wantRestored()
		})
	}
}

// TestSuspendingLeavesNoAnswerForTheShell suspends as soon as there is a form,
// with a terminal that answers late, and finds an empty command line.
func TestSuspendingLeavesNoAnswerForTheShell(t *testing.T) {
	t.Parallel()
	for name, when := range map[string]answers{"at once": atOnce, "late": late, "never": never} {
		t.Run("answered "+name, func(t *testing.T) {
			t.Parallel()
			p := start(t, options{answers: when, environment: []string{"PS1=ready> "}}, "bash", "--norc", "--noprofile", "-i")
			p.want("ready>")
			p.press(binary + " demo" + enter)
			p.want(onTheForm)
			if when == late {
				// They come while the program waits to be suspended.
				time.AfterFunc(100*time.Millisecond, p.output.answerNow)
			}
			p.press(ctrlZ)
			_, err := p.screen.Wait(p.ctx, "an empty command line", func(s *emulator.Screen) bool {
				return strings.Contains(s.Text(), "Stopped") && strings.HasSuffix(strings.TrimRight(s.Text(), "\n"), "\nready>")
			})
			if err != nil {
				t.Fatal(err)
			}
			p.press("fg" + enter)
			p.want(onTheForm, "ctrl+c quit")
			p.press(ctrlC)
			p.wantPrompt("demo")
			p.press("exit" + enter)
			p.wantExit(0)
		})
	}
}

// TestResizeWhileSuspended changes the size while the shell has the terminal,
// so that only the shell is told.
func TestResizeWhileSuspended(t *testing.T) {
	t.Parallel()
	file := saved(t)
	p := start(t, options{environment: []string{"PS1=ready> "}}, "bash", "--norc", "--noprofile", "-i")
	p.want("ready>")
	p.press(binary + " open " + file + enter)
	p.want(onTheSession)
	p.press(ctrlZ)
	p.want("Stopped")
	p.resize(100, 30)
	p.press("fg" + enter)
	p.wantWhole(100, 30)
	p.press("q")
	p.wantPrompt("json")
	p.press("exit" + enter)
	p.wantExit(0)
}

// TestResizeStorm changes the size faster than frames are drawn. The emulator
// itself stays large: it cannot show what was drawn for a larger terminal.
func TestResizeStorm(t *testing.T) {
	t.Parallel()
	p := start(t, options{width: 160, height: 45}, binary, "open", saved(t))
	p.want(onTheSession)
	for i := range 200 {
		p.setSize(60+i%90, 15+i%30)
		if i%10 == 0 {
			p.press("j")
		}
	}
	p.setSize(160, 45)
	p.setSize(159, 44)
	p.setSize(160, 45)
	p.wantWhole(160, 45)
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

// wantWhole waits until the screen shows a whole frame of a size.
func (p *program) wantWhole(width, height int) {
	p.t.Helper()
	_, err := p.screen.Wait(p.ctx, fmt.Sprintf("a frame of %dx%d", width, height), func(s *emulator.Screen) bool {
		lines := strings.Split(s.Text(), "\n")
		boxes := 0
		for _, line := range lines {
			boxes += strings.Count(line, "╭") - strings.Count(line, "╰")
		}
		return len(lines) == height && strings.Contains(lines[height-1], "? help") && strings.Contains(s.Text(), "ACTIVE") && boxes == 0
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

func TestPasteFillsAField(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "demo")
	p.want(onTheForm)
	p.press("\x1b[200~okafor\x1b[201~")
	p.want("People ∙ 1 ")
	p.press(ctrlC)
	p.wantExit(0)
	p.wantRestored()
}

// TestBurstOfKeysEndsWithTheLast sends keys faster than anyone sees frames.
func TestBurstOfKeysEndsWithTheLast(t *testing.T) {
	t.Parallel()
	p := start(t, options{}, binary, "open", saved(t))
	p.want(onTheSession)
	p.press(strings.Repeat("jk", 500) + "4")
	p.want("▸ 4 mTLS")
	p.press("q")
	p.wantExit(0)
	p.wantRestored()
}

// TestNothingSwallowsTheKeysBehindIt pastes and types what begins and never ends, and quits with a key.
func TestNothingSwallowsTheKeysBehindIt(t *testing.T) {
	t.Parallel()
	for _, open := range []string{
		"\x1b]0;", "\x1b[M", "\x1bPq", "\x1b_x", "\x1b^x", "\x1bXx", "\x1b[", "\x1bO", "\x1b", "\x90", "\x98", "\x9b", "\x9d", "\x9e", "\x9f", "\xf0\x9f", "\xc3", "\x1b[20", "\x1b[200~",
	} {
		for name, keys := range map[string][]string{
			"pasted into the form": {"\x1b[200~a" + open + "\x1b[201~", ctrlC}, "typed into the form": {open, ctrlC}, "without an end": {"\x1b[200~" + open, ctrlC},
		} {
			t.Run(fmt.Sprintf("%q %s", open, name), func(t *testing.T) {
				t.Parallel()
				// A key that comes too late would be a signal, and drop what was written.
				p := start(t, options{quiet: true}, binary, "demo")
				p.want(onTheForm)
				p.press(keys[0])
				p.pressUntilItEnds(keys[1])
				p.wantRestored()
			})
		}
	}
}

// pressUntilItEnds presses a key again and again: one that is read together with a paste is a part of it.
func (p *program) pressUntilItEnds(key string) {
	p.t.Helper()
	for {
		_, _ = p.master.WriteString(key)
		select {
		case code := <-p.exitCode:
			if code != 0 {
				p.t.Errorf("the exit code is %d", code)
			}
			return
		case <-time.After(50 * time.Millisecond):
		case <-p.ctx.Done():
			p.t.Fatal("the program does not end")
		}
	}
}
