//go:build !windows

package paint

import (
	"reflect"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

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
	case tea.SuspendMsg:
		return p.suspend()
	case outsideMsg:
		return p.goOut(msg)
	case continued:
		return p.takeBack()
	case uv.PrimaryDeviceAttributesEvent:
		p.questions.answered()
		return p.carryOn()
	case neverAnswered:
		return p.carryOn()
	case tea.ModeReportMsg:
		p.learnMode(msg)
		return nil
	case sequenceMsg:
		if !p.leaving {
			p.painter.send(string(msg))
		}
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

// quit ends the program. Where an answer of the terminal is to come, which the
// shell would get, the screen is left at once and the answer waited for.
func (p *Program) quit() tea.Msg {
	if p.leaving || p.questions.wait() == 0 {
		return tea.QuitMsg{}
	}
	p.leaving = true
	p.painter.leave()
	p.await()
	return nil
}

// suspend stops the process until it is continued, when no answer of the
// terminal is to come any more. Bubble Tea would stop it with the screen as it
// is, and wait for ever where nobody continues it.
func (p *Program) suspend() tea.Msg {
	switch {
	case !p.device.canStop():
		return CannotSuspendMsg{}
	case p.questions.wait() > 0:
		p.stopping = true
		p.await()
		return nil
	default:
		return p.stop()
	}
}

// neverAnswered says that an answer was waited for long enough.
type neverAnswered struct{}

// await sees to it that what waits for an answer does not wait for ever.
func (p *Program) await() {
	time.AfterFunc(p.questions.wait(), func() { p.tea.Send(neverAnswered{}) })
}

// carryOn does what has waited for the answers of the terminal.
func (p *Program) carryOn() tea.Msg {
	switch {
	case !p.leaving && !p.stopping:
		return nil
	case p.questions.wait() > 0:
		p.await()
		return nil
	case p.leaving:
		return tea.QuitMsg{}
	default:
		p.stopping = false
		return p.stop()
	}
}

// stop gives the terminal to the shell until the process is continued.
func (p *Program) stop() tea.Msg {
	select {
	case <-p.painter.leave():
	case <-p.killed:
		return nil
	}
	p.device.restore()
	stopped := p.device.stop()
	// The shell decides who has the terminal: in the background this stops the
	// process again, before it draws over the shell's screen.
	if err := p.device.makeRaw(); err != nil {
		p.fail(err)
		return nil
	}
	p.painter.enter()
	// The size may have changed meanwhile.
	go p.measure()
	if !stopped {
		return CannotSuspendMsg{}
	}
	return tea.ResumeMsg{}
}

// continued says that somebody else has stopped the process and let it go on.
type continued struct{}

// takeBack shows everything anew on a terminal that somebody else had meanwhile.
func (p *Program) takeBack() tea.Msg {
	if p.leaving {
		return nil
	}
	select {
	case <-p.painter.leave():
	case <-p.killed:
		return nil
	}
	p.device.makeRawAgain()
	p.painter.enter()
	go p.measure()
	return tea.ResumeMsg{}
}

// learnMode takes over what the terminal says of the mode that it was asked for.
func (p *Program) learnMode(report tea.ModeReportMsg) {
	if report.Mode == ansi.ModeSynchronizedOutput {
		p.painter.learn(func(l *look) { l.synchronised = report.Value == ansi.ModeReset })
	}
}
