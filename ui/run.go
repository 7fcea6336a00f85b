package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/safe"
	"ztsession/ui/clipboard"
	"ztsession/ui/pager"
	"ztsession/ui/paint"
	"ztsession/ui/tty"
)

// SignalError says that a signal ended the program. The terminal was restored.
type SignalError struct{ Signal os.Signal }

// Error names the signal.
func (e *SignalError) Error() string { return fmt.Sprintf("ended by the signal %q", e.Signal) }

// ExitCode returns what shells report for a program that the signal ended: 128
// and the signal's number.
func (e *SignalError) ExitCode() int {
	if number, ok := e.Signal.(syscall.Signal); ok {
		return 128 + int(number)
	}
	return 1
}

// Run shows the program on a terminal until the person quits, a signal comes or
// ctx ends. It returns a *SignalError for a signal, and for a terminal that is
// gone. The terminal is restored in every case, a panic included.
func Run(ctx context.Context, opts Options, terminal Terminal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	in, err := keyboard(terminal.In)
	if err != nil {
		return explain(err)
	}
	if opts.Opener == nil {
		opts.Opener = pager.New(terminal.Environ)
	}
	if opts.Clipboard == nil {
		opts.Clipboard = clipboard.New(terminal.Environ, nil)
	}
	program := paint.New(ctx, New(ctx, opts), paint.Terminal{
		In: in, Out: terminal.Out, Environ: terminal.Environ, NoColor: opts.NoColor,
	})
	stop := watchSignals(program)
	_, err = program.Run()
	signal := stop()
	var mistake *paint.PanicError
	switch {
	case errors.As(err, &mistake):
		_, _ = io.WriteString(os.Stderr, trace(mistake))
	case signal != nil:
		return &SignalError{Signal: signal}
	case errors.Is(err, syscall.EIO):
		// Reading can fail before the signal is here that says why.
		return &SignalError{Signal: syscall.SIGHUP}
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	}
	return explain(err)
}

// trace returns what a panic leaves for the makers. What it was called with can
// be text that other people wrote.
func trace(mistake *paint.PanicError) string {
	var out strings.Builder
	out.WriteString(safe.Text(mistake.Error()) + "\n\n")
	for line := range strings.Lines(string(mistake.Stack)) {
		indent := strings.Repeat("\t", len(line)-len(strings.TrimLeft(line, "\t")))
		out.WriteString(indent + safe.Text(strings.Trim(line, "\t\n")) + "\n")
	}
	return out.String()
}

// keyboard returns what keys are read from: in, or the controlling terminal
// when there is none. Where it is a terminal, what would end the library's
// parser is left out of it; the console of Windows is read in another way.
func keyboard(in io.Reader) (io.Reader, error) {
	if in == nil {
		file, _, err := tea.OpenTTY()
		if err != nil {
			return nil, fmt.Errorf("could not open /dev/tty: %w", err)
		}
		in = file
	}
	if file, ok := in.(*os.File); ok && runtime.GOOS != "windows" {
		return tty.NewReader(file), nil
	}
	return in, nil
}

// watchSignals ends the program on the first signal, with the terminal
// restored, and the process on the second: a terminal that has stopped reading
// keeps the program from ending by itself. The function that it returns ends
// the watch and returns the signal that came, if one did.
func watchSignals(program *paint.Program) func() os.Signal {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGALRM)
	came, done := make(chan os.Signal, 1), make(chan struct{})
	go func() {
		for waiting := true; waiting; {
			select {
			case first := <-signals:
				if program.Outside() && (first == os.Interrupt || first == syscall.SIGQUIT) {
					// Keys in another program send it to all who have the terminal.
					continue
				}
				came <- first
				program.Quit()
				waiting = false
			case <-done:
				return
			}
		}
		select {
		case second := <-signals:
			program.Abandon()
			os.Exit((&SignalError{Signal: second}).ExitCode())
		case <-done:
		}
	}()
	return func() os.Signal {
		signal.Stop(signals)
		close(done)
		select {
		case first := <-came:
			return first
		default:
			return nil
		}
	}
}

// explain puts the ways in which a terminal fails into words.
func explain(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.As(err, new(*paint.PanicError)), errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("ztsession met a mistake of its own and ended; the lines above tell its makers where: %w", err)
	case errors.Is(err, io.EOF), strings.Contains(err.Error(), "/dev/tty"):
		return fmt.Errorf("there is no terminal to show the screens on; use ztsession get, or -o text: %w", err)
	default:
		return err
	}
}
