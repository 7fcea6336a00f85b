//go:build !windows

package paint

import (
	"reflect"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// watched is a model whose frames are painted and whose panics end the program
// with the terminal restored.
type watched struct {
	model         tea.Model
	program       *Program
	width, height int // that the model was told
	resizes       int // how often
	started       tea.Cmd
	view          tea.View
	viewed        bool // view is the model's of now
}

// start starts the model, tells it what Bubble Tea tells every model at first
// and has its first frame painted, while Bubble Tea gets ready.
func (w *watched) start() {
	defer w.program.catch()
	cmds := []tea.Cmd{w.model.Init()}
	for _, msg := range w.program.first() {
		cmds = append(cmds, w.update(msg))
	}
	w.started = w.program.guard(tea.Batch(cmds...))
	w.View()
}

// Init returns the commands of a model that was started.
func (w *watched) Init() tea.Cmd { return w.started }

// Update hands the model a message.
func (w *watched) Update(msg tea.Msg) (self tea.Model, cmd tea.Cmd) {
	self = w // also when it panics
	defer w.program.catch()
	if !w.program.failed() {
		cmd = w.program.guard(w.update(msg))
	}
	return self, cmd
}

func (w *watched) update(msg tea.Msg) (cmd tea.Cmd) {
	w.viewed = false
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		w.width, w.height = size.Width, size.Height
		w.resizes++
	}
	w.model, cmd = w.model.Update(msg)
	return cmd
}

// View has the model's view painted. Bubble Tea calls it after every message
// and does nothing with the view.
func (w *watched) View() tea.View {
	defer w.program.catch()
	if w.viewed || w.program.failed() {
		return w.view
	}
	w.view = w.model.View()
	w.viewed = true
	// Before it knows its size a model has nothing to show.
	if w.width > 0 && w.height > 0 && !w.program.leaving {
		f := newFrame(w.view, w.width, w.height)
		f.resizes = w.resizes
		w.program.painter.show(f)
	}
	return w.view
}

// catch makes a panic the end of the program.
func (p *Program) catch() {
	if cause := recover(); cause != nil {
		p.note(&PanicError{Value: cause, Stack: debug.Stack()})
		p.Quit()
	}
}

// guard catches the panics of a command and of the commands in its message.
// Bubble Tea would print them while the program still has the screen.
func (p *Program) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer p.catch()
		return p.guardAll(cmd())
	}
}

// guardAll guards the commands of a batch or a sequence, whose type Bubble Tea
// keeps to itself.
func (p *Program) guardAll(msg tea.Msg) tea.Msg {
	commands := reflect.ValueOf(msg)
	if commands.Kind() == reflect.Slice && commands.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range commands.Len() {
			cmd, _ := commands.Index(i).Interface().(tea.Cmd)
			commands.Index(i).Set(reflect.ValueOf(p.guard(cmd)))
		}
	}
	return msg
}
