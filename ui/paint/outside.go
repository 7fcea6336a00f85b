//go:build !windows

package paint

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// ErrNoTerminal says that there is no terminal to give to another program.
var ErrNoTerminal = errors.New("there is no terminal to give to another program")

// outsideMsg asks for the terminal for somebody else.
type outsideMsg struct {
	run  func(ctx context.Context, in, out *os.File) error
	done func(error) tea.Msg
}

// Outside returns the command that gives the terminal, as it was found, to another
// program: run has it from when it is called until it returns, and nothing else
// happens meanwhile. ctx ends when the program is to end. done makes the message of
// how it went.
func Outside(run func(ctx context.Context, in, out *os.File) error, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return outsideMsg{run, done} }
}

// goOut gives the terminal away, once no answer of it is to come any more, which the
// other program would get.
func (p *Program) goOut(msg outsideMsg) tea.Msg {
	switch {
	case p.leaving:
		return nil
	case p.device.in == nil || p.device.out == nil:
		return msg.done(ErrNoTerminal)
	case p.questions.wait() > 0:
		time.AfterFunc(p.questions.wait(), func() { p.tea.Send(msg) })
		return nil
	default:
		return tea.Exec(&outside{program: p, run: msg.run}, msg.done)()
	}
}

// outside is another program that has the terminal. Bubble Tea does not read keys
// while it runs.
type outside struct {
	program *Program
	run     func(ctx context.Context, in, out *os.File) error
}

// SetStdin, SetStdout and SetStderr are told what Bubble Tea reads and writes, which
// are not the files that another program needs.
func (*outside) SetStdin(io.Reader) {}

// SetStdout is told where frames go.
func (*outside) SetStdout(io.Writer) {}

// SetStderr is told where errors go.
func (*outside) SetStderr(io.Writer) {}

// Run runs the other program on the terminal as the shell had it.
func (o *outside) Run() (err error) {
	p := o.program
	select {
	case <-p.painter.leave():
	case <-p.killed:
		return context.Canceled
	}
	p.device.restore()
	ctx, stop := context.WithCancel(context.Background())
	p.away.Store(&stop)
	// ctrl+z in the other program stops this one too, or the shell would wait for it.
	watch := defaultStops()
	defer func() {
		if cause := recover(); cause != nil {
			p.note(&PanicError{Value: cause, Stack: debug.Stack()})
			p.Quit()
		}
		watch()
		p.away.Store(nil)
		stop()
		if failure := p.device.makeRaw(); failure != nil {
			p.fail(failure)
			return
		}
		p.painter.enter()
		go p.measure()
	}()
	in, err := own(p.device.in.Fd())
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := own(p.device.out.Fd())
	if err != nil {
		return err
	}
	defer func() { _ = out.Close() }()
	return o.run(ctx, in, out)
}

// own returns a file of one's own on what a file is of.
func own(fd uintptr) (*os.File, error) {
	copied, err := unix.FcntlInt(fd, unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(copied), "terminal"), nil
}

// Outside reports whether another program has the terminal: its signals from the
// keyboard are for that one.
func (p *Program) Outside() bool { return p.away.Load() != nil }

// comeBack ends the other program that has the terminal, if there is one.
func (p *Program) comeBack() {
	if stop := p.away.Load(); stop != nil {
		(*stop)()
	}
}
