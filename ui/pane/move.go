package pane

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
	"ztsession/ui/list"
)

// moveList moves a list's cursor and reports whether the key was one that does.
func moveList(l *list.List, move keys.Move, msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, move.Up):
		l.Move(-1)
	case key.Matches(msg, move.Down):
		l.Move(1)
	case key.Matches(msg, move.PageUp):
		l.Page(-2)
	case key.Matches(msg, move.PageDown):
		l.Page(2)
	case key.Matches(msg, move.HalfUp):
		l.Page(-1)
	case key.Matches(msg, move.HalfDown):
		l.Page(1)
	case key.Matches(msg, move.Home):
		l.Home()
	case key.Matches(msg, move.End):
		l.End()
	default:
		return false
	}
	return true
}

func moveKeys(move keys.Move) []key.Binding {
	return []key.Binding{move.Up, move.Down, move.PageUp, move.PageDown, move.HalfUp, move.HalfDown, move.Home, move.End}
}
