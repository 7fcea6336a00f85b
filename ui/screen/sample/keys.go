package sample

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/list"
)

const group = "Only them, or everybody?"

// The places of the screen's actions in the footer.
const (
	readFooter = 1 + iota
	againFooter
	copyFooter
)

// nothingRead is why there is nothing to read on or to copy.
const nothingRead = "No rule of others was read"

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	if s.Waiting() {
		return nil
	}
	found := s.table.Actions(group, s.arrange)
	if s.opened {
		found = s.detail.Actions(group)
	}
	if s.Typing() {
		return found
	}
	k := s.env.Keys
	ready := !s.reading.Asking()
	var actions []action.Action
	if !s.opened {
		read := action.Action{ID: "sample.read", Keys: keys.As(k.Move.Open, "read"), Group: group, Footer: readFooter, Do: action.Just(s.open)}
		actions = append(actions, read.When(s.rows() > 0, nothingRead))
	}
	actions = append(actions, []action.Action{
		{Keys: k.Move.Right, Do: action.Just(s.open)},
		action.Action{Keys: k.Move.Left, Do: action.Just(func() { s.give(false) })}.When(s.opened),
		action.Action{ID: "sample.again", Keys: keys.As(k.Refresh, "read anew"), Group: group, Footer: againFooter, Do: action.Run(s.read)}.When(ready, "Others are being read already"),
		action.Action{ID: "sample.others", Keys: keys.As(k.Others, "read anew"), Group: group, Do: action.Run(s.read)}.When(ready, "Others are being read already"),
		action.Action{ID: "sample.copy", Keys: k.Copy.Ticket, Group: group, Footer: copyFooter, Do: s.copied}.When(s.rows() > 0, nothingRead),
	}...)
	if s.rows() > 0 {
		actions = append(actions, found...)
	}
	if s.opened {
		return actions
	}
	return append(actions, action.Told("Move", list.Keys(k.Move)...)...)
}

// copied asks for the lines that go into a ticket.
func (s *Screen) copied() (tea.Cmd, action.Outcome) {
	return nil, screen.CopyText{What: "the comparison", Text: s.ticket()}
}

func (s *Screen) open() { s.give(s.table.Chosen() != nil) }

// give gives the keys to the detail, or back to the list.
func (s *Screen) give(toDetail bool) {
	if s.opened = toDetail; !toDetail {
		s.detail.End()
	}
	s.arrange()
}

// Key moves the cursor, or scrolls the detail.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	switch {
	case s.Waiting():
	case s.opened:
		s.detail.Key(msg)
	case s.table.Key(msg):
		s.arrange()
	}
	return nil, nil
}

// Point gives the keys to the part at a place, and puts the cursor on the rule there.
func (s *Screen) Point(_, y int, choose bool) {
	a := s.areas()
	top := 1 + a.banner + a.head
	switch {
	case s.Waiting() || s.rows() == 0 || y < top:
	case y < top+a.list:
		s.give(false)
		if choose && s.table.Point(y-top) {
			s.arrange()
		}
	case a.detail > 0:
		s.give(true)
	}
}
