package list

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
)

// Key moves the cursor when the key is one of the bindings of move, and reports
// whether it was.
func (l *List) Key(move keys.Move, msg tea.KeyPressMsg) bool {
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

// Keys returns the bindings on which Key acts, for help.
func Keys(move keys.Move) []key.Binding {
	return []key.Binding{move.Up, move.Down, move.PageUp, move.PageDown, move.HalfUp, move.HalfDown, move.Home, move.End}
}
