package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/keys"
)

// key acts on a key.
func (p *personPage) key(msg tea.KeyPressMsg) (tea.Cmd, request) {
	s := p.keyMap.Session
	n := personTab(personTabs)
	switch {
	case key.Matches(msg, s.Next, p.keyMap.Move.Right):
		return p.show((p.tab + 1) % n), nothing
	case key.Matches(msg, s.Previous, p.keyMap.Move.Left):
		return p.show((p.tab + n - 1) % n), nothing
	case key.Matches(msg, s.Identity):
		return p.show(sessionsTab), nothing
	case key.Matches(msg, s.Devices):
		return p.show(lastSeenTab), nothing
	case key.Matches(msg, s.PostureChecks):
		return p.show(failedLoginsTab), nothing
	case key.Matches(msg, s.Refresh):
		p.setBanner("")
		return p.ask(p.tab), nothing
	case key.Matches(msg, p.keyMap.Move.Open):
		if p.canOpen() {
			return nil, openChosen
		}
		return nil, nothing
	}
	switch p.tab {
	case sessionsTab:
		p.sessionTable.Key(msg)
	case lastSeenTab:
		p.identity.Key(msg)
	case failedLoginsTab:
		p.loginTable.Key(msg)
	}
	return nil, nothing
}

func (p *personPage) canOpen() bool {
	switch p.tab {
	case sessionsTab:
		one := p.chosen()
		return one != nil && one.Nonce != ""
	case lastSeenTab:
		return p.lastSeen != nil
	default:
		return false
	}
}

// chosen returns the session under the cursor, or nil.
func (p *personPage) chosen() *model.SessionSummary {
	if at := p.sessionTable.Cursor(); at >= 0 && at < len(p.sessions) {
		one := p.sessions[at]
		return &one
	}
	return nil
}

// keys returns the bindings that work now.
func (p *personPage) keys() []key.Binding {
	s := p.keyMap.Session
	bindings := []key.Binding{
		keys.As(s.Next, "next tab"),
		key.NewBinding(key.WithKeys("1"), key.WithHelp("1-3", "jump")),
	}
	if p.canOpen() {
		bindings = append(bindings, keys.As(p.keyMap.Move.Open, "open"))
	}
	return append(bindings, s.Refresh)
}

// help adds the sections of the page.
func (p *personPage) help(h *helpPage) {
	s, move := p.keyMap.Session, p.keyMap.Move
	h.section("Person", []key.Binding{
		keys.As(s.Next, "next tab"), keys.As(s.Previous, "previous tab"), keys.As(s.Identity, "active sessions"),
		keys.As(s.Devices, "last seen identity"), keys.As(s.PostureChecks, "failed logins"), keys.As(move.Open, "open in the panes"),
		s.Refresh, move.Up, move.Down, move.PageUp, move.PageDown, move.Home, move.End,
	})
}
