package paint

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Program is a Bubble Tea program.
type Program struct {
	tea    *tea.Program
	cancel context.CancelFunc
}

// New returns a program that shows model on a terminal. It ends when ctx does.
func New(ctx context.Context, model tea.Model, t Terminal) *Program {
	ctx, cancel := context.WithCancel(ctx)
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithEnvironment(t.Environ),
		tea.WithWindowSize(t.Width, t.Height), tea.WithoutSignalHandler(), tea.WithFPS(120),
	}
	if t.NoColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	return &Program{tea: tea.NewProgram(model, options...), cancel: cancel}
}

// Run shows the program until it quits, its context ends or it fails, and
// returns the last state of the model. The error is tea.ErrProgramPanic after a
// panic, and tea.ErrProgramKilled with the context's error when the context has
// ended. The terminal is restored in every case.
func (p *Program) Run() (tea.Model, error) {
	defer p.cancel()
	return p.tea.Run()
}

// Quit ends the program as soon as the model is done with what it does.
func (p *Program) Quit() { go p.tea.Quit() }

// Abandon gives back a terminal that takes no more output; the console of
// Windows needs nothing.
func (p *Program) Abandon() {}
