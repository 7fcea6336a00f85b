package person

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/find"
)

// identity is the tab of the last seen identity.
type identity struct {
	request[*model.Session]
	env   *look.Env
	facts *pane.Facts
	shown *model.Session
	// actions are those of an identity, which is nil until it was read.
	actions func(*model.Session) []action.Action
}

func (i *identity) id() string    { return screen.LastSeenTab }
func (i *identity) title() string { return "Last seen identity" }
func (i *identity) words() string { return "last seen identity" }

func (i *identity) update(msg tea.Msg) (fetch.Event, tea.Cmd) {
	event, cmd := i.Update(msg)
	if event == fetch.Arrived {
		i.show()
	}
	return event, cmd
}

// show shows the identity as it may be shown.
func (i *identity) show() {
	i.shown = i.env.Mask.Session(i.Value())
	_ = i.facts.SetSession(i.shown)
}

// Is reports whether the screen is of the person of ref.
func (p *Screen) Is(ref model.Ref) bool {
	return p.ref.Account == ref.Account && p.ref.User == ref.User
}

// LastSeen returns the person's last seen identity, or nil when it was not read.
func (p *Screen) LastSeen() *model.Session {
	for _, t := range p.tabs {
		if i, ok := t.(*identity); ok && i.Loaded() {
			return i.Value()
		}
	}
	return nil
}

// open shows the identity in the panes of a session.
func (i *identity) open() func() (tea.Cmd, action.Outcome) {
	if !i.Loaded() {
		return nil
	}
	return action.Asks(screen.ShowSession{Session: i.Value()})
}

func (i *identity) key(msg tea.KeyPressMsg) tea.Cmd {
	i.facts.Key(msg)
	return nil
}

func (i *identity) own() []action.Action { return i.actions(i.Value()) }
func (i *identity) sentences() []string  { return nil }

func (i *identity) envChanged() {
	if i.Loaded() {
		i.show()
	}
}

func (i *identity) setSize(area layout.Rect) { i.facts.SetSize(area, layout.Rect{}) }
func (i *identity) view() []string           { return i.facts.View(true) }
func (i *identity) point(y int)              { _ = i.facts.Point(y, false) }
func (i *identity) empty() string            { return "" }
func (i *identity) whole() string            { return "" }
func (i *identity) row() string              { return "" }

func (i *identity) finder() find.Finder { return i.facts.Find() }

func (i *identity) session() *model.Session {
	if !i.Loaded() {
		return nil
	}
	return i.shown
}
