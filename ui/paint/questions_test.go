//go:build !windows

package paint

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestQuitWaitsForAnswers quits while the terminal has questions to answer.
func TestQuitWaitsForAnswers(t *testing.T) {
	const answers = "\x1b[?2026;2$y\x1b[?62c"
	for name, test := range map[string]struct {
		before, after string // answers before and after the program was quit
		waits         time.Duration
	}{
		"answered at once":              {answers + "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c", "", 0},
		"answered late":                 {"", answers + "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c", 0},
		"knows the last question only":  {"", "\x1b[?62c\x1b[?62c", 0},
		"half of the answers are there": {answers, "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c", 0},
		"never answered":                {"", "", patience},
		"half is never answered":        {answers, "", patience},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := &model{init: tea.RequestBackgroundColor}
				c := connect(t, m, xterm)
				time.Sleep(rest)
				synctest.Wait()
				if out := c.output(); strings.Count(out, "\x1b[c") != 2 || strings.Count(out, "\x1b]11;?") != 1 || strings.Count(out, "\x1b[?2026$p") != 1 {
					t.Errorf("the terminal was asked %q", out)
				}
				began := time.Now()
				_, _ = io.WriteString(c.keyboard, test.before)
				_, _ = io.WriteString(c.keyboard, "q")
				synctest.Wait()
				c.wantLeft(t)
				if test.after != "" {
					// The program reads on, so that the shell does not get it.
					_, _ = io.WriteString(c.keyboard, "x"+test.after)
				}
				<-c.ended
				// Bubble Tea may take half a second for the end of its reader.
				if waited := time.Since(began) + rest; waited < test.waits || waited > test.waits+patience/2+rest || c.err != nil {
					t.Errorf("quitting took %v, want %v; %v", waited, test.waits, c.err)
				}
				if told := strings.Join(m.told, " "); strings.Contains(told, "Report") || strings.Count(told, "KeyPress") != 1 {
					t.Errorf("the model was told %s", told)
				}
			})
		})
	}
}

func TestUpdatesAreSynchronisedWhereTheTerminalCanDoIt(t *testing.T) {
	for answers, want := range map[string]int{"\x1b[?2026;2$y\x1b[?62c": 1, "\x1b[?2026;0$y\x1b[?62c": 0} {
		synctest.Test(t, func(t *testing.T) {
			keys := 0
			c := connect(t, &model{
				update: func(msg tea.Msg) tea.Cmd {
					if _, ok := msg.(tea.KeyPressMsg); ok {
						keys++
					}
					return nil
				},
				view: func() string { return fmt.Sprint("keys ", keys) },
			}, xterm)
			_, _ = io.WriteString(c.keyboard, answers)
			synctest.Wait()
			before := len(c.output())
			_, _ = io.WriteString(c.keyboard, "x")
			synctest.Wait()
			time.Sleep(time.Second)
			if out := c.output()[before:]; strings.Count(out, "\x1b[?2026h") < want || strings.Count(out, "\x1b[?2026l") > want*2 || !strings.Contains(out, "1") {
				t.Errorf("after %q a frame is sent as %q", answers, out)
			}
			if strings.Contains(c.output(), "\x1b[?2027h") {
				t.Errorf("after %q clusters are measured as one", answers)
			}
		})
	}
}

func TestModesAreAskedOfTerminalsThatUnderstand(t *testing.T) {
	for environ, want := range map[string]bool{
		"TERM=xterm-256color":                             true,
		"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal": false,
		"TERM=xterm-256color SSH_TTY=/dev/pts/1":          false,
		"TERM=xterm-kitty SSH_TTY=/dev/pts/1":             true,
		"TERM=xterm SSH_TTY=/dev/pts/1 WT_SESSION=1":      true,
	} {
		if got := modeQuestions(strings.Fields(environ)) != ""; got != want {
			t.Errorf("%s: asked %v, want %v", environ, got, want)
		}
	}
}
