//go:build !windows

package paint

import (
	"context"
	"io"
	"sync"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// Program is a Bubble Tea program whose frames are painted when they change.
type Program struct {
	tea       *tea.Program
	model     *watched
	cancel    context.CancelFunc
	killed    <-chan struct{} // closed by cancel
	environ   uv.Environ
	noColor   bool
	reads     bool // there is an input
	device    *device
	painter   *painter
	questions questions
	// leaving says that the program has quit and waits for answers of the
	// terminal, which the shell would get otherwise.
	leaving bool
	// stopping says the same of one that is to be suspended.
	stopping      bool
	width, height int       // at the start
	untold        []tea.Msg // what the model was told, and Bubble Tea will send once more

	away atomic.Pointer[context.CancelFunc] // ends who has the terminal meanwhile

	mu      sync.Mutex
	failure error // the first mistake, which ends the program
}

// New returns a program that shows model on a terminal. It ends when ctx does.
func New(ctx context.Context, model tea.Model, t Terminal) *Program {
	ctx, cancel := context.WithCancel(ctx)
	p := &Program{
		cancel: cancel, killed: ctx.Done(), environ: t.Environ, noColor: t.NoColor, reads: t.In != nil, device: newDevice(t),
		width: t.Width, height: t.Height,
	}
	profile := p.profile()
	if width, height, ok := p.device.size(p.environ); ok {
		p.width, p.height = width, height
	}
	out := &oneByOne{to: t.Out}
	p.painter = newPainter(newScreen(out, p.environ.Getenv("TERM"), p.device.moves()), look{profile: profile}, p.fail)
	p.model = &watched{model: model, program: p}
	p.tea = tea.NewProgram(p.model,
		tea.WithContext(ctx), tea.WithInput(t.In), tea.WithOutput(out), tea.WithEnvironment(t.Environ),
		tea.WithColorProfile(profile), tea.WithWindowSize(p.width, p.height),
		tea.WithoutRenderer(), tea.WithoutSignalHandler(), tea.WithFilter(p.filter),
		// The ticker of the renderer that is left out cannot be: it ticks as
		// seldom as it can.
		tea.WithFPS(1))
	return p
}

// profile returns the colours of the terminal, as far as the environment says.
func (p *Program) profile() colorprofile.Profile {
	if p.noColor {
		return colorprofile.ASCII
	}
	return colorprofile.Env(p.environ)
}

// Run shows the program until it quits, its context ends or it fails, and
// returns the last state of the model. The error is a *PanicError after a panic,
// and tea.ErrProgramKilled with the context's error when the context has ended.
// The terminal is restored in every case.
func (p *Program) Run() (tea.Model, error) {
	defer p.cancel()
	if err := p.device.makeRaw(); err != nil {
		return nil, err
	}
	if questions := modeQuestions(p.environ); questions != "" {
		p.ask(questions)
	}
	go p.painter.run(p.width, p.height)
	p.model.start()
	stop := make(chan struct{})
	p.device.watchSize(stop, p.measure)
	p.device.watchStops(stop, func() { p.tea.Send(tea.SuspendMsg{}) }, func() { p.tea.Send(continued{}) })
	go p.lookUpColours()
	_, err := p.tea.Run()
	close(stop)
	p.painter.end()
	p.device.restore()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failure != nil {
		err = p.failure
	}
	return p.model.model, err
}

// Quit ends the program as soon as the model is done with what it does.
func (p *Program) Quit() {
	p.comeBack()
	go p.tea.Send(tea.QuitMsg{})
}

// Abandon gives back a terminal that takes no more output, so that Quit does
// not end the program. The process has to end then: what the terminal shows is not
// known any more.
func (p *Program) Abandon() { p.device.abandon() }

// fail ends the program because nothing can be shown any more.
func (p *Program) fail(err error) {
	p.note(err)
	p.cancel()
}

// note keeps the first mistake.
func (p *Program) note(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.failure == nil {
		p.failure = err
	}
}

// failed reports whether a mistake ends the program.
func (p *Program) failed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.failure != nil
}

// ask sends questions to the terminal, where the answers can be read.
func (p *Program) ask(questions string) {
	if !p.reads || p.leaving {
		return
	}
	p.questions.asked()
	p.painter.send(questions + fence)
}

// measure tells the model the size of the terminal.
func (p *Program) measure() {
	if width, height, ok := p.device.size(p.environ); ok {
		p.tea.Send(tea.WindowSizeMsg{Width: width, Height: height})
	}
}

// lookUpColours asks the terminal's description and tmux for more colours than
// the environment speaks of. It reads files and starts a program, which no
// frame waits for.
func (p *Program) lookUpColours() {
	defer p.catch()
	select {
	case <-p.painter.drawn:
	case <-p.killed:
		return
	}
	profile := p.profile()
	if p.noColor || profile <= colorprofile.ASCII || profile == colorprofile.TrueColor || p.device.out == nil {
		return
	}
	if more := p.moreColours(context.Background()); more > profile {
		p.painter.learn(func(l *look) { l.profile = more })
		p.tea.Send(tea.ColorProfileMsg{Profile: more})
	}
}

// oneByOne lets one write follow another, so that what Bubble Tea writes does
// not get into the middle of a frame.
type oneByOne struct {
	mu sync.Mutex
	to io.Writer
}

// Write writes to the terminal.
func (w *oneByOne) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(p)
}
