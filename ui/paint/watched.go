//go:build !windows

package paint

import (
	"reflect"
	"runtime/debug"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
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

// filter sees every message before Bubble Tea does and does what Bubble Tea's
// own renderer would do.
func (p *Program) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if msg == tea.RequestBackgroundColor() {
		p.ask(ansi.RequestBackgroundColor)
		return nil
	}
	switch msg := msg.(type) {
	case tea.QuitMsg:
		return p.quit()
	case uv.PrimaryDeviceAttributesEvent:
		p.questions.answered()
		if p.leaving && p.questions.wait() == 0 {
			return tea.QuitMsg{}
		}
		return nil
	case tea.SuspendMsg:
		return p.suspend()
	case tea.ModeReportMsg:
		p.learnMode(msg)
		return nil
	}
	if p.leaving || p.told(msg) {
		return nil
	}
	return msg
}

// first returns what a model is told before all else.
func (p *Program) first() []tea.Msg {
	p.untold = []tea.Msg{tea.ColorProfileMsg{Profile: p.profile()}, tea.EnvMsg(p.environ), tea.WindowSizeMsg{Width: p.width, Height: p.height}}
	return slices.Clone(p.untold)
}

// told reports whether a message is one of the first, sent by Bubble Tea again.
func (p *Program) told(msg tea.Msg) bool {
	i := slices.IndexFunc(p.untold, func(known tea.Msg) bool { return reflect.DeepEqual(known, msg) })
	if i < 0 {
		return false
	}
	p.untold = slices.Delete(p.untold, i, i+1)
	return true
}

// quit ends the program, at once unless an answer of the terminal is to come:
// then the screen is left and the answer waited for.
func (p *Program) quit() tea.Msg {
	wait := p.questions.wait()
	if p.leaving || wait == 0 {
		return tea.QuitMsg{}
	}
	p.leaving = true
	p.painter.leave()
	time.AfterFunc(wait, func() { p.tea.Send(tea.QuitMsg{}) })
	return nil
}

// suspend stops the process until it is continued. Bubble Tea would stop it
// with the screen as it is, and wait for ever where nobody continues it.
func (p *Program) suspend() tea.Msg {
	if !p.device.canStop() {
		return nil
	}
	select {
	case <-p.painter.leave():
	case <-p.killed:
		return nil
	}
	p.device.restore(p.questions.open > 0)
	p.device.stop()
	// The shell decides who has the terminal: in the background this stops the
	// process again, before it draws over the shell's screen.
	if err := p.device.makeRaw(); err != nil {
		p.fail(err)
		return nil
	}
	p.painter.enter()
	// The size may have changed meanwhile.
	go p.measure()
	return tea.ResumeMsg{}
}

// learnMode takes over what the terminal says of a mode that it was asked for.
func (p *Program) learnMode(report tea.ModeReportMsg) {
	switch known := report.Value == ansi.ModeReset || report.Value == ansi.ModeSet || report.Value == ansi.ModePermanentlySet; report.Mode {
	case ansi.ModeSynchronizedOutput:
		p.painter.learn(func(l *look) { l.synchronised = report.Value == ansi.ModeReset })
	case ansi.ModeUnicodeCore:
		p.painter.learn(func(l *look) { l.graphemes = known })
	}
}
