// Package scene plays the demo up to the moments that the pictures in
// screenshots/ show. It drives the whole program, from the command line to the
// frame, on an emulated terminal at a fixed time, so that a picture can only
// show what a person would see.
package scene

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ztsession/cli"
	"ztsession/screenshots/emulator"
	"ztsession/screenshots/svg"
	"ztsession/ui"
	"ztsession/ui/clipboard"
)

// Scene is one moment of the demo.
type Scene struct {
	// Name is the picture's, without its extension.
	Name string
	// Width and Height are the terminal's, in cells.
	Width, Height int
	// Story is the story of the demo that is opened; empty for the look-up form.
	Story string
	// Repair has the recording of a repair opened, in place of the demo.
	Repair bool
	// Light is a terminal with a light background.
	Light bool
	// Typed are lines that are typed line by line, in place of screens; what the
	// terminal shows at their end is the picture.
	Typed []string
	Steps []Step
}

// Step presses keys, as the bytes that a terminal sends for them, once the
// screen shows a text.
type Step struct {
	Until string
	Press string
	// For is how long what is shown then stays in a film; a scene without any step
	// that stays is one picture of its end.
	For time.Duration
}

// File returns the name of the scene's picture.
func (s Scene) File() string { return s.Name + ".svg" }

// Picture plays the scene and returns its picture.
func (s Scene) Picture(ctx context.Context) ([]byte, error) {
	frames, err := s.Play(ctx)
	if err != nil {
		return nil, err
	}
	look := svg.Dark()
	if s.Light {
		look = svg.Light()
	}
	return svg.Film(frames, look), nil
}

// moment is when every scene plays.
const moment = "2026-09-10T12:00:00Z"

// now is the moment. It does not go on, so that no picture depends on how fast the
// machine is.
func now() time.Time {
	at, _ := time.Parse(time.RFC3339, moment)
	return at
}

// Play runs the demo and returns what is to be seen: the screen after the last step,
// or those that stay. The error says which text was not shown before ctx ended.
func (s Scene) Play(ctx context.Context) ([]svg.Frame, error) {
	var frames []svg.Frame
	var failure error
	var complaints bytes.Buffer
	args, tidy, err := s.command(ctx)
	if err != nil {
		return nil, err
	}
	defer tidy()
	env := cli.Env{
		Args: args, Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &complaints,
		StdinIsTerminal: true, StdoutIsTerminal: true,
		Getenv: func(string) string { return "" }, Now: now, Zone: time.UTC,
		Signals: context.WithCancel,
		RunUI: func(ctx context.Context, opts ui.Options, _ ui.Terminal) error {
			frames, failure = s.perform(ctx, opts)
			return failure
		},
	}
	var terminal *emulator.Terminal
	if len(s.Typed) > 0 {
		terminal = newTerminal(s.Width, s.Height, io.Discard)
		defer terminal.Close()
		env.Args = append(env.Args, "--accessible")
		person := &person{lines: s.Typed, at: terminal, asked: make(chan struct{}, len(s.Typed)+1)}
		env.Stdin, env.Stdout = person, person
	}
	code := cli.Run(ctx, env)
	if failure != nil {
		return nil, failure
	}
	if terminal != nil {
		frames = []svg.Frame{{Screen: terminal.Screen()}}
	}
	if code != 0 || len(frames) == 0 {
		return nil, fmt.Errorf("%s: the demo ended with exit code %d: %s", s.Name, code, complaints.String())
	}
	return frames, nil
}

// command returns the arguments of the program, and what takes away the file that they
// name.
func (s Scene) command(ctx context.Context) (args []string, tidy func(), err error) {
	theme := "dark"
	if s.Light {
		theme = "light"
	}
	tidy = func() {}
	if !s.Repair {
		args = []string{"demo", "--now", moment, "--theme", theme}
		if s.Story != "" {
			args = append(args, s.Story)
		}
		return args, tidy, nil
	}
	folder, err := os.MkdirTemp("", "scene")
	if err != nil {
		return nil, tidy, err
	}
	tidy = func() { _ = os.RemoveAll(folder) }
	file, err := recordRepair(ctx, folder)
	if err != nil {
		tidy()
	}
	return []string{"open", "--theme", theme, file}, tidy, err
}

// newTerminal returns an emulated terminal for a program whose output is none: it
// ends its lines without a carriage return, and in this mode (LNM) needs none.
func newTerminal(width, height int, typed io.Writer) *emulator.Terminal {
	terminal := emulator.New(width, height, typed)
	_, _ = io.WriteString(terminal, "\x1b[20h")
	return terminal
}

// person types a line each time that one is asked for, where it is seen.
type person struct {
	lines []string
	at    io.Writer
	asked chan struct{}
}

// Write shows what the program says. A line that does not end asks for one.
func (p *person) Write(text []byte) (int, error) {
	n, err := p.at.Write(text)
	if bytes.HasSuffix(text, []byte(" ")) {
		p.asked <- struct{}{}
	}
	return n, err
}

// Read types the next line.
func (p *person) Read(into []byte) (int, error) {
	<-p.asked
	if len(p.lines) == 0 {
		return 0, io.EOF
	}
	line := p.lines[0] + "\n"
	p.lines = p.lines[1:]
	_, _ = io.WriteString(p.at, line)
	return copy(into, line), nil
}

// perform shows the screens on an emulated terminal and takes the steps.
func (s Scene) perform(ctx context.Context, opts ui.Options) ([]svg.Frame, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	keyboard, typed := io.Pipe()
	terminal := newTerminal(s.Width, s.Height, typed)
	opts.Clipboard = nobodysClipboard{}
	program := tea.NewProgram(ui.New(ctx, opts),
		tea.WithInput(keyboard), tea.WithOutput(terminal), tea.WithWindowSize(s.Width, s.Height),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithEnvironment([]string{"TERM=xterm-256color"}),
		tea.WithoutSignalHandler(),
	)
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		_ = keyboard.Close() // Or a key would wait for ever to be read.
		cancel()
		ended <- err
	}()
	frames, err := s.take(ctx, terminal, typed)
	program.Quit()
	if ending := <-ended; err == nil {
		err = ending
	}
	terminal.Close()
	return frames, err
}

// nobodysClipboard takes what is copied and forgets it.
type nobodysClipboard struct{}

// Copy forgets the text.
func (nobodysClipboard) Copy(context.Context, string) (clipboard.Copied, error) {
	return clipboard.Copied{Way: clipboard.System, By: "wl-copy"}, nil
}

func (s Scene) take(ctx context.Context, terminal *emulator.Terminal, typed io.Writer) ([]svg.Frame, error) {
	var screen *emulator.Screen
	var frames []svg.Frame
	for _, step := range s.Steps {
		var err error
		if screen, err = terminal.WaitFor(ctx, step.Until); err != nil {
			return nil, err
		}
		if step.For > 0 {
			frames = append(frames, svg.Frame{Screen: screen, For: step.For})
		}
		if _, err := io.WriteString(typed, step.Press); err != nil {
			return nil, fmt.Errorf("the program takes no keys: %w", err)
		}
	}
	if len(frames) == 0 {
		frames = []svg.Frame{{Screen: screen}}
	}
	return frames, nil
}
