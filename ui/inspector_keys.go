package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/layout"
	"ztsession/ui/widget/list"
)

// focus gives the keys to a pane.
func (in *inspector) focus(p layout.Pane) {
	in.view.Focus = p
	switch p {
	case layout.Posture, layout.JSON:
		in.view.Right = p
	case layout.Identity, layout.Devices, layout.MTLS:
		in.left = p
	}
	in.arrange()
}

// key acts on a key of the session screen.
func (in *inspector) key(msg tea.KeyPressMsg) (tea.Cmd, request) {
	if in.naming != nil {
		return in.keyNaming(msg)
	}
	in.canvas.soil(int(in.view.Focus), detailBox)
	if in.typing() {
		cmd, _ := in.json.Key(msg)
		return cmd, nothing
	}
	if p, ok := in.jump(msg); ok {
		in.focus(p)
		return nil, nothing
	}
	switch {
	case key.Matches(msg, in.keyMap.Session.Zoom):
		in.view.Zoom = !in.view.Zoom
		in.arrange()
		return nil, nothing
	case key.Matches(msg, in.keyMap.Session.Refresh):
		return nil, refreshSession
	case key.Matches(msg, in.keyMap.Session.Person):
		return nil, openPerson
	case key.Matches(msg, in.keyMap.Session.Bookmark):
		return nil, nameBookmark
	case key.Matches(msg, in.keyMap.Session.LookUps):
		return nil, toggleLookUps
	}
	cmd, handled := in.paneKey(msg)
	if !handled {
		in.arrow(msg)
	}
	return cmd, nothing
}

// jump returns the pane that a key goes to.
func (in *inspector) jump(msg tea.KeyPressMsg) (layout.Pane, bool) {
	s := in.keyMap.Session
	for p, binding := range []key.Binding{s.Identity, s.Devices, s.PostureChecks, s.MTLS, s.JSON5} {
		if key.Matches(msg, binding) {
			return layout.Pane(p), true
		}
	}
	n := layout.Pane(layout.PaneCount)
	switch {
	case key.Matches(msg, s.Next):
		return (in.view.Focus + 1) % n, true
	case key.Matches(msg, s.Previous):
		return (in.view.Focus + n - 1) % n, true
	default:
		return 0, false
	}
}

func (in *inspector) paneKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch in.view.Focus {
	case layout.Identity:
		return nil, in.identity.Key(msg)
	case layout.Devices:
		return nil, in.devices.Key(msg)
	case layout.Posture:
		return nil, in.posture.Key(msg)
	case layout.MTLS:
		return nil, in.mtls.Key(msg)
	case layout.JSON:
		return in.json.Key(msg)
	default:
		return nil, false
	}
}

// arrow moves the focus sideways: to the pane that stands there on a wide
// terminal, to the next tab on a narrow one, into and out of an opened check.
func (in *inspector) arrow(msg tea.KeyPressMsg) {
	right := key.Matches(msg, in.keyMap.Move.Right)
	if !right && !key.Matches(msg, in.keyMap.Move.Left) {
		return
	}
	inDetail := in.view.Focus == layout.Posture && in.posture.InDetail()
	onRight := in.view.Focus == layout.Posture || in.view.Focus == layout.JSON
	switch {
	case inDetail && !right:
		in.posture.Back()
	case inDetail:
	case in.layout.Framed && in.view.Focus == layout.Posture && right:
		in.posture.Open()
	case in.layout.Framed && in.view.Zoom:
	case in.layout.Framed && onRight && !right:
		in.focus(in.left)
	case in.layout.Framed && !onRight && right:
		in.focus(in.view.Right)
	case in.layout.Framed:
	case right:
		in.focus(min(in.view.Focus+1, layout.JSON))
	case in.view.Focus > 0:
		in.focus(in.view.Focus - 1)
	}
}

// back leaves what is open: the search, the opened check, the filter, the
// zoom, the banner. It reports whether there was something to leave.
func (in *inspector) back(msg tea.KeyPressMsg) bool {
	in.canvas.soil()
	if in.view.Focus == layout.JSON {
		if _, handled := in.json.Key(msg); handled {
			return true
		}
	}
	switch {
	case in.view.Focus == layout.Posture && in.posture.Back():
	case in.view.Zoom:
		in.view.Zoom = false
		in.arrange()
	case in.banner != "":
		in.setBanner("")
	default:
		return false
	}
	return true
}

// keys returns the bindings of the session screen that work now.
func (in *inspector) keys() []key.Binding {
	pane := in.paneKeys()
	switch {
	case in.naming != nil:
		return in.namingKeys()
	case in.typing():
		return pane
	}
	s := in.keyMap.Session
	own := in.withoutMoves(pane)
	return append(append([]key.Binding{s.Next, paneNumbers()}, own[:min(len(own), 3)]...), s.Person, s.Refresh, s.Zoom)
}

// withoutMoves returns the bindings that do more than move the cursor, which
// everybody knows: the footer has room for few.
func (in *inspector) withoutMoves(bindings []key.Binding) []key.Binding {
	moves := map[string]bool{}
	for _, move := range list.Keys(in.keyMap.Move) {
		moves[move.Help().Key] = true
	}
	return slices.DeleteFunc(slices.Clone(bindings), func(b key.Binding) bool { return moves[b.Help().Key] })
}

func paneNumbers() key.Binding {
	return key.NewBinding(key.WithKeys("1"), key.WithHelp("1-5", "jump"))
}

// help adds the sections of the pane in focus and of the screen.
func (in *inspector) help(h *helpPage) {
	if in.typing() {
		h.section("Search", in.paneKeys())
		return
	}
	h.section(in.view.Focus.String()+" pane", in.paneKeys())
	s, move := in.keyMap.Session, in.keyMap.Move
	h.section("Session", []key.Binding{
		s.Next, s.Previous, s.Identity, s.Devices, s.PostureChecks, s.MTLS, s.JSON5, move.Left, move.Right, s.Zoom, s.Refresh, s.Person, s.Bookmark, s.LookUps,
	})
	h.words("Signs", helpOnSymbols())
}

// paneKeys returns the bindings of the pane in focus.
func (in *inspector) paneKeys() []key.Binding {
	switch in.view.Focus {
	case layout.Identity:
		return in.identity.Keys()
	case layout.Devices:
		return in.devices.Keys()
	case layout.Posture:
		return in.posture.Keys()
	case layout.MTLS:
		return in.mtls.Keys()
	case layout.JSON:
		return in.json.Keys()
	default:
		return nil
	}
}
