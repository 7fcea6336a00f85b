package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/finder"
	"ztsession/ui/layout"
)

// key routes a key: what works everywhere first, then the screen.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.keys.Global.Interrupt):
		return a.quit()
	case key.Matches(msg, a.keys.Global.Suspend):
		return tea.Suspend
	case layout.TooSmall(a.width, a.height):
		return a.keyTooSmall(msg)
	case a.help != nil:
		return a.keyHelp(msg)
	case a.recents != nil && key.Matches(msg, a.keys.Global.Help):
		a.openHelp()
		return nil
	case a.recents != nil:
		return a.keyRecents(msg)
	case a.typing() && key.Matches(msg, a.keys.Global.HelpInField),
		!a.typing() && !a.waiting() && key.Matches(msg, a.keys.Global.Help):
		a.openHelp()
		return nil
	}
	switch a.screen {
	case credentialsScreen:
		return a.keyCredentials(msg)
	case lookUpScreen:
		return a.keyLookUp(msg)
	case pageScreen:
		return a.keyPage(msg)
	default:
		return nil
	}
}

// keyTooSmall lets one leave a terminal that shows nothing; nothing else may
// happen where nobody can see it.
func (a *App) keyTooSmall(msg tea.KeyPressMsg) tea.Cmd {
	if !a.typing() && key.Matches(msg, a.keys.Global.Quit) {
		return a.quit()
	}
	return nil
}

func (a *App) paste(msg tea.PasteMsg) tea.Cmd {
	if layout.TooSmall(a.width, a.height) || a.help != nil || a.recents != nil || a.waiting() {
		return nil
	}
	switch a.screen {
	case credentialsScreen:
		a.credentials.Paste(msg.Content)
	case lookUpScreen:
		cmd, outcome := a.lookUp.Paste(msg.Content)
		if outcome == finder.OpenText {
			return a.openText(msg.Content)
		}
		return cmd
	case pageScreen:
		return a.top().update(msg)
	}
	return nil
}

// typing reports whether printable keys are text.
func (a *App) typing() bool {
	if a.screen == pageScreen {
		return a.top().typing()
	}
	return !a.waiting()
}

// waiting reports whether a look-up runs whose result will change the screen.
// Keys pressed meanwhile, other than esc, are dropped: they were not meant for
// what comes next.
func (a *App) waiting() bool { return a.guard.Running() && a.asking.then != refreshShown }

// busyOn reports whether a look-up runs that esc on page p would cancel.
func (a *App) busyOn(p page) bool { return a.guard.Running() && a.asking.page == p }

func (a *App) quit() tea.Cmd {
	a.guard.Abort()
	return tea.Quit
}
