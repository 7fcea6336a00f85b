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
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ztsession/cli"
	"ztsession/screenshots/emulator"
	"ztsession/ui"
)

// Scene is one moment of the demo.
type Scene struct {
	// Name is the picture's, without its extension.
	Name string
	// Width and Height are the terminal's, in cells.
	Width, Height int
	// Story is the story of the demo that is opened; empty for the look-up form.
	Story string
	Steps []Step
}

// Step presses keys, as the bytes that a terminal sends for them, once the
// screen shows a text.
type Step struct {
	Until string
	Press string
}

// FrameKeyword is the keyword under which a picture keeps the frame that it was
// drawn from (see package pngtext).
const FrameKeyword = "Frame"

// File returns the name of the scene's picture.
func (s Scene) File() string { return s.Name + ".png" }

// now is the moment at which every scene plays.
const now = "2026-09-10T12:00:00Z"

// Play runs the demo and returns the screen after the last step, or an error
// when ctx ends before a step's text is shown.
func (s Scene) Play(ctx context.Context) (*emulator.Screen, error) {
	var screen *emulator.Screen
	var failure error
	var complaints bytes.Buffer
	args := []string{"demo", "--now", now, "--theme", "dark"}
	if s.Story != "" {
		args = append(args, s.Story)
	}
	code := cli.Run(ctx, cli.Env{
		Args: args, Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &complaints,
		StdinIsTerminal: true, StdoutIsTerminal: true,
		Getenv: func(string) string { return "" }, Now: time.Now, Zone: time.UTC,
		Signals: context.WithCancel,
		RunUI: func(ctx context.Context, opts ui.Options, _ ui.Terminal) error {
			screen, failure = s.perform(ctx, opts)
			return failure
		},
	})
	if failure != nil {
		return nil, failure
	}
	if code != 0 || screen == nil {
		return nil, fmt.Errorf("%s: the demo ended with exit code %d: %s", s.Name, code, complaints.String())
	}
	return screen, nil
}

// perform shows the screens on an emulated terminal and takes the steps.
func (s Scene) perform(ctx context.Context, opts ui.Options) (*emulator.Screen, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	keyboard, typed := io.Pipe()
	terminal := emulator.New(s.Width, s.Height, typed)
	// A program whose input is no terminal ends its lines without a carriage
	// return; in this mode (LNM) the emulator needs none.
	_, _ = io.WriteString(terminal, "\x1b[20h")
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
	screen, err := s.take(ctx, terminal, typed)
	program.Quit()
	if ending := <-ended; err == nil {
		err = ending
	}
	terminal.Close()
	return screen, err
}

func (s Scene) take(ctx context.Context, terminal *emulator.Terminal, typed io.Writer) (*emulator.Screen, error) {
	var screen *emulator.Screen
	for _, step := range s.Steps {
		var err error
		if screen, err = terminal.WaitFor(ctx, step.Until); err != nil {
			return nil, err
		}
		if _, err := io.WriteString(typed, step.Press); err != nil {
			return nil, fmt.Errorf("the program takes no keys: %w", err)
		}
	}
	return screen, nil
}
