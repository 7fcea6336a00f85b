package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/screen/credentials"
)

// errNoConnection is what a program says that only shows a saved answer.
var errNoConnection = errors.New("nothing can be looked up here, since only a saved answer is shown; start ztsession without a file")

// connect makes a source of the credentials that were typed, and has them
// verified where the source can.
func (a *App) connect(credential model.Credential) tea.Cmd {
	if a.opts.Connect == nil {
		a.credentials.Fail(errNoConnection)
		return nil
	}
	source, err := a.opts.Connect(credential)
	if err != nil {
		a.credentials.Fail(err)
		return nil
	}
	a.pending = source
	if verifier, ok := source.(credentials.Verifier); ok {
		return a.credentials.Verify(a.ctx, verifier, a.opts.Ref.Account)
	}
	return a.goOn("")
}

// goOn leads to the look-up with the source of the credentials that were typed.
func (a *App) goOn(note string) tea.Cmd {
	a.source, a.pending, a.typed = a.pending, nil, true
	a.accounts.Connect(a.source)
	a.credentials.Forget()
	if a.demo != nil {
		a.demo = nil
		a.lookUp.Restart(a.opts.Ref, a.opts.Notice)
	}
	a.lookUp.Recents = a.recents() != nil
	a.change(func() {
		a.stack[0] = a.root()
		a.closeAsked()
	})
	a.lookUp.SetNote(note)
	a.arrange()
	return tea.Batch(a.connected(), a.startMinutes())
}
