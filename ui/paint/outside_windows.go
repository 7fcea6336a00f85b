package paint

import (
	"context"
	"errors"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
)

// ErrNoTerminal says that there is no terminal to give to another program.
var ErrNoTerminal = errors.New("there is no terminal to give to another program")

// Outside returns the command that gives the terminal, as it was found, to another
// program: run has it from when it is called until it returns, and nothing else
// happens meanwhile. ctx ends when the program is to end. done makes the message of
// how it went.
func Outside(run func(ctx context.Context, in, out *os.File) error, done func(error) tea.Msg) tea.Cmd {
	return tea.Exec(outside(run), done)
}

// outside is another program that has the terminal.
type outside func(ctx context.Context, in, out *os.File) error

// SetStdin, SetStdout and SetStderr are told what Bubble Tea reads and writes.
func (outside) SetStdin(io.Reader) {}

// SetStdout is told where frames go.
func (outside) SetStdout(io.Writer) {}

// SetStderr is told where errors go.
func (outside) SetStderr(io.Writer) {}

// Run runs the other program on the console.
func (o outside) Run() error { return o(context.Background(), os.Stdin, os.Stdout) }

// Outside reports whether another program has the console; here its signals come to
// nobody else.
func (p *Program) Outside() bool { return false }
