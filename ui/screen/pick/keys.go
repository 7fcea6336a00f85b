package pick

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/list"
)

const group = "Compare with"

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	k := s.Env.Keys
	switch {
	case s.Waiting():
		return nil
	case s.list.Typing():
		return s.list.Actions(group, func() {})
	case s.Typing():
		return []action.Action{
			{ID: "pick.file", Keys: keys.As(k.Form.Submit, "compare"), Group: group, Footer: 1, Always: true, Do: s.read},
			{ID: "pick.cancel", Keys: k.Form.Cancel, Group: group, Footer: 2, Always: true, Do: action.Just(func() { s.Back() })},
		}
	}
	actions := []action.Action{
		action.Action{ID: "pick.choose", Keys: keys.As(k.Move.Open, "compare"), Group: group, Footer: 1, Always: true, Do: s.choose}.When(s.chosen() != nil, "There is no session under the cursor"),
	}
	actions = append(actions, s.list.Actions(group, func() {})...)
	return append(actions, action.Told("Move", list.Keys(k.Move)...)...)
}

// Key moves the cursor, or is a letter of the name of a file.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	switch {
	case s.Waiting():
	case s.namesFile():
		s.file.told(s.file.input.Key(msg))
	default:
		s.moved = s.list.Key(msg) || s.moved
	}
	return nil, nil
}
