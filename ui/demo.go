package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/ticket"
	"ztsession/ui/screen/recents"
)

// Demo is an invented company to try the program on.
type Demo struct {
	Source Source
	Ref    model.Ref // its account
	Notice string
	// Program is what a ticket of its sessions says of this program.
	Program ticket.Program
}

// Demonstrate returns the simulated API, or why there is none.
type Demonstrate func(context.Context) (Demo, error)

// openDemo goes on with the simulated API in place of credentials.
func (a *App) openDemo() tea.Cmd {
	demo, err := a.opts.Demo(a.ctx)
	if err != nil {
		a.credentials.Fail(err)
		return nil
	}
	a.pending = demo.Source
	// Whatever is wrong with what one asks with, nothing is asked with it here.
	a.notice = ""
	a.lookUp.Restart(demo.Ref, demo.Notice)
	cmd := a.goOn("")
	a.demo = &demo
	a.lookUp.Recents = false
	a.arrange()
	return cmd
}

// isInvented reports whether what is shown is of the demo: then neither the profile
// is asked with, nor is anything kept among what was really looked up.
func (a *App) isInvented() bool { return a.demo != nil && a.stack[0].Screen != a.credentials }

// recents returns where recent look-ups are kept; nil where they are not.
func (a *App) recents() recents.Store {
	if a.isInvented() {
		return nil
	}
	return a.opts.Recents
}

// program is what a ticket says of this program.
func (a *App) program() ticket.Program {
	if a.isInvented() {
		return a.demo.Program
	}
	return a.opts.Program
}
