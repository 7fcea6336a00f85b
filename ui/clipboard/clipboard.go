// Package clipboard puts text on the clipboard of whoever sits at the terminal.
//
// Under SSH that clipboard is on another computer, which only the terminal
// reaches: the text goes there as an escape sequence (OSC 52), inside tmux
// through tmux. Elsewhere the system's own way is tried first, then tmux's
// buffer, and OSC 52 last, since nobody says whether a terminal took it.
package clipboard

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Way is how a text was handed over.
type Way uint8

// The ways.
const (
	// System means that a program of the system took the text.
	System Way = iota + 1
	// TmuxBuffer means that tmux took it, and no terminal was sent it.
	TmuxBuffer
	// Tmux means that tmux took it, and was asked to pass it on to the terminal.
	Tmux
	// Terminal means that Sequence is to be sent to the terminal. Whether it takes
	// the text it does not say.
	Terminal
)

// Copied is what became of a text.
type Copied struct {
	Way Way
	// By is the program that took it; empty for Terminal.
	By string
	// Sequence is what is to be sent to the terminal; empty for other ways.
	Sequence string
}

// longest is the size in bytes of the longest text that is sent to a terminal:
// with more than 100,000 bytes of base64 some drop the sequence, or print it.
const longest = 74_994

// TooLongError says that only the terminal is left to hand a text to, and that
// it is too long for that.
type TooLongError struct {
	Bytes int
	// Others is why the other ways did not work; nil when there are none.
	Others error
}

// Error says how long the text is, and may be.
func (e *TooLongError) Error() string {
	text := fmt.Sprintf("the text has %d kB, and a terminal takes %d kB", e.Bytes/1000, longest/1000)
	if e.Others != nil {
		text += "; " + e.Others.Error()
	}
	return text
}

// Unwrap returns why the other ways did not work.
func (e *TooLongError) Unwrap() error { return e.Others }

// ErrNoWay says that nothing here takes a text.
var ErrNoWay = errors.New("there is no clipboard here, and this terminal takes none")

// perProgram is how long one program may take. One that talks to a display that
// is not there may hang.
const perProgram = 2 * time.Second

// Clipboard hands texts over. It is safe for use by several goroutines.
type Clipboard struct {
	environ []string
	run     Runner
	system  []program
}

// Runner starts a program, hands it the input and waits until it has ended. The
// error is why it could not be started, or that it failed. Environ is all of its
// environment.
type Runner func(ctx context.Context, name string, args, environ []string, input string) error

// New returns the clipboard of a terminal with that environment, as KEY=value.
// With a nil run the programs of this computer are started.
func New(environ []string, run Runner) *Clipboard {
	c := &Clipboard{environ: environ, run: run}
	if run == nil {
		c.run = start
	}
	c.system = systemPrograms(c.getenv)
	return c
}

// Copy hands text over in the first way that works. It takes seconds at most, and
// ends when ctx does.
func (c *Clipboard) Copy(ctx context.Context, text string) (Copied, error) {
	var failed []error
	try := func(p program, way Way) (Copied, bool) {
		err := c.hand(ctx, p, text)
		if err != nil {
			failed = append(failed, err)
		}
		return Copied{Way: way, By: p.name}, err == nil
	}
	if !c.isRemote() {
		for _, p := range c.system {
			if copied, ok := try(p, System); ok {
				return copied, nil
			}
		}
	}
	if c.getenv("TMUX") != "" {
		if copied, ok := try(program{name: "tmux", args: []string{"load-buffer", "-w", "-"}}, Tmux); ok {
			return copied, nil
		}
		// Before version 3.2 tmux does not know -w.
		if copied, ok := try(program{name: "tmux", args: []string{"load-buffer", "-"}}, TmuxBuffer); ok {
			return copied, nil
		}
	}
	switch {
	case ctx.Err() != nil:
		return Copied{}, ctx.Err()
	case !c.terminalTakes():
		return Copied{}, errors.Join(append(failed, ErrNoWay)...)
	case len(text) > longest:
		return Copied{}, &TooLongError{Bytes: len(text), Others: errors.Join(failed...)}
	default:
		return Copied{Way: Terminal, Sequence: c.sequence(text)}, nil
	}
}

// hand gives a program the text.
func (c *Clipboard) hand(ctx context.Context, p program, text string) error {
	if p.direct != nil {
		return p.direct(text)
	}
	if p.encode != nil {
		text = p.encode(text)
	}
	ctx, cancel := context.WithTimeout(ctx, perProgram)
	defer cancel()
	err := c.run(ctx, p.name, p.args, childEnviron(c.environ), text)
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%s did not answer within %v", p.name, perProgram)
	default:
		return fmt.Errorf("%s: %w", p.name, err)
	}
}

// isRemote reports whether the terminal is on another computer.
func (c *Clipboard) isRemote() bool {
	return c.getenv("SSH_TTY") != "" || c.getenv("SSH_CONNECTION") != "" || c.getenv("SSH_CLIENT") != ""
}

// terminalTakes reports whether a terminal may take texts. The consoles of Linux
// and a dumb terminal do not.
func (c *Clipboard) terminalTakes() bool {
	switch c.getenv("TERM") {
	case "", "linux", "dumb", "vt100", "vt220", "cons25", "sun":
		return false
	default:
		return true
	}
}

// screenLimit is how long a string is that GNU Screen passes on, in bytes.
const screenLimit = 768

// sequence returns what hands a text to the terminal.
func (c *Clipboard) sequence(text string) string {
	sequence := ansi.SetSystemClipboard(text)
	if c.getenv("STY") != "" && c.getenv("TMUX") == "" {
		return ansi.ScreenPassthrough(sequence, screenLimit)
	}
	return sequence
}

// getenv returns the value of a variable; of one that is there twice, the last.
func (c *Clipboard) getenv(name string) string {
	value := ""
	for _, entry := range c.environ {
		if key, of, ok := strings.Cut(entry, "="); ok && key == name {
			value = of
		}
	}
	return value
}
