//go:build !windows

package paint

import (
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// patience is how long an answer of the terminal is waited for when the
// program ends. An answer that came later would be typed into the shell.
const patience = time.Second

// fence is asked after every other question: all terminals answer it (DA1), and
// they answer in turn, so its answer says that no other is to come.
const fence = ansi.RequestPrimaryDeviceAttributes

// questions keeps account of what the terminal was asked. Only the loop of the
// program uses it.
type questions struct {
	open   int // how many fences are not answered
	latest time.Time
}

// asked notes that questions were sent with a fence behind them.
func (q *questions) asked() {
	q.open, q.latest = q.open+1, time.Now()
}

// answered notes the answer to a fence.
func (q *questions) answered() {
	q.open = max(q.open-1, 0)
}

// wait returns how long answers are to be waited for; 0 when none is to come.
func (q *questions) wait() time.Duration {
	if q.open == 0 {
		return 0
	}
	return max(patience-time.Since(q.latest), 0)
}

// modeQuestions returns the question for mode 2026, by which a terminal shows an
// update at once. Terminal.app prints a part of it, and an answer over SSH can be slow to
// come, so it is asked where Bubble Tea asks it.
func modeQuestions(environ uv.Environ) string {
	_, windows := environ.LookupEnv("WT_SESSION")
	_, remote := environ.LookupEnv("SSH_TTY")
	if windows || !remote && !strings.Contains(environ.Getenv("TERM_PROGRAM"), "Apple") || isModern(environ.Getenv("TERM")) {
		return ansi.RequestModeSynchronizedOutput
	}
	return ""
}

func isModern(term string) bool {
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(term, name) {
			return true
		}
	}
	return false
}
