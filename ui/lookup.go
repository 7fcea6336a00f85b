package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/finder"
	"ztsession/ui/form"
)

// keyCredentials acts on a key on the credentials form.
func (a *App) keyCredentials(msg tea.KeyPressMsg) tea.Cmd {
	switch a.credentials.Key(msg) {
	case form.Submitted:
		return a.connect()
	case form.Cancelled:
		a.leaveCredentials()
	case form.None:
	}
	return nil
}

// connect makes a source of the credentials that were typed.
func (a *App) connect() tea.Cmd {
	credential, err := a.credentials.Credential()
	if err == nil {
		var source Source
		if source, err = a.opts.Connect(credential); err == nil {
			a.source, a.typed = source, true
		}
	}
	if err != nil {
		a.credentials.SetProblem(problem(err))
		return nil
	}
	a.credentials.Forget()
	a.credentials.SetProblem(nil)
	a.screen = lookUpScreen
	return tea.Batch(a.connected(), a.startMinutes())
}

// leaveCredentials puts the error card away, else goes back to where one came
// from: the look-up form, or the session that was opened from a file.
func (a *App) leaveCredentials() {
	switch {
	case a.credentials.HasProblem():
		a.credentials.SetProblem(nil)
	case a.source != nil:
		a.screen = lookUpScreen
	case a.top() != nil:
		a.screen = pageScreen
	}
}

// keyLookUp acts on a key on the look-up form.
func (a *App) keyLookUp(msg tea.KeyPressMsg) tea.Cmd {
	if key.Matches(msg, a.keys.Recent.Show) && !a.waiting() {
		return a.openRecents()
	}
	cmd, outcome := a.lookUp.Key(msg)
	switch outcome {
	case finder.LookUp:
		return tea.Batch(cmd, a.submit())
	case finder.LastSeen:
		return tea.Batch(cmd, a.openPerson(a.lookUp.Ref(), lastSeenTab))
	case finder.FailedLogins:
		return tea.Batch(cmd, a.openPerson(a.lookUp.Ref(), failedLoginsTab))
	case finder.Cancelled:
		return a.leaveLookUp()
	case finder.None, finder.OpenText:
	}
	return cmd
}

// openText shows a saved answer that was pasted. Nothing is asked for it.
func (a *App) openText(text string) tea.Cmd {
	if a.opts.OpenText == nil {
		return nil
	}
	session, err := a.opts.OpenText(text)
	if err != nil {
		a.lookUp.SetProblem(problem(err))
		return nil
	}
	a.pages = nil
	a.push(a.inspect(session))
	return a.startMinutes()
}

// leaveLookUp cancels the look-up that runs, else puts the error card away,
// else goes back to what was shown before, or to credentials that were typed.
func (a *App) leaveLookUp() tea.Cmd {
	switch {
	case a.guard.Running():
		a.guard.Abort()
		a.lookUp.SetBusy(nil)
		a.lookUp.SetNote("Cancelled. Nothing was changed.")
	case a.lookUp.HasProblem():
		a.lookUp.SetProblem(nil)
	case a.top() != nil:
		a.screen = pageScreen
		return a.startMinutes()
	case a.typed:
		a.screen = credentialsScreen
	}
	return nil
}

// submit looks the session of the form up.
func (a *App) submit() tea.Cmd {
	ref := a.lookUp.Ref()
	a.lookUp.SetProblem(nil)
	a.lookUp.SetNote("")
	return a.ask(showAlone, fromSource(a.source, ref, a.lookUp.Chosen()))
}
