package compare

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/compare/render"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/list"
)

const group = "Compare"

// The places of the screen's actions in the footer.
const (
	readFooter = 1 + iota
	allFooter
	noiseFooter
	swapFooter
	copyFooter
)

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	if s.Waiting() {
		return nil
	}
	k := s.env.Keys
	found := s.list.Actions(group, s.arrange)
	if s.opened {
		found = s.detail.Actions(group)
	}
	if s.Typing() {
		return found
	}
	var actions []action.Action
	if !s.opened {
		read := action.Action{ID: "compare.read", Keys: keys.As(k.Move.Open, "read"), Group: group, Footer: readFooter, Do: action.Just(s.open)}
		actions = append(actions, read.When(s.row() != nil, "There is no difference under the cursor"))
	}
	actions = append(actions, []action.Action{
		{Keys: k.Move.Right, Do: action.Just(s.open)},
		action.Action{Keys: k.Move.Left, Do: action.Just(s.close)}.When(s.opened),
		action.Action{ID: "compare.all", Keys: s.allKey(), Group: group, Footer: allFooter, Do: action.Just(func() {
			s.change(func() { s.same = !s.same })
		})}.When(s.count().Same > 0, "Nothing is the same on both sides"),
		action.Action{ID: "compare.noise", Keys: s.noiseKey(), Group: group, Footer: noiseFooter, Do: action.Just(func() {
			s.change(func() { s.noise = !s.noise })
		})}.When(s.count().Noise > 0, "No ids or times differ"),
		{ID: "compare.swap", Keys: keys.Bind("s", "swap sides", "s"), Group: group, Footer: swapFooter, Do: action.Just(s.swap)},
	}...)
	actions = append(actions, action.Action{ID: "compare.copy", Keys: k.Copy.Ticket, Group: group, Footer: copyFooter, Do: s.copied}.When(s.comparison() != nil))
	actions = append(actions, s.elsewhere()...)
	actions = append(actions, found...)
	if s.opened {
		return actions
	}
	return append(actions, action.Told("Move", list.Keys(k.Move)...)...)
}

// BackTitle says what Back does.
func (s *Screen) BackTitle() string {
	switch {
	case s.opened:
		return "to the list"
	default:
		return ""
	}
}

// allKey shows what is the same too.
func (s *Screen) allKey() key.Binding {
	if s.same {
		return keys.Bind("a", "only differences", "a")
	}
	return keys.Bind("a", "all", "a")
}

// noiseKey shows the ids and times that differ too.
func (s *Screen) noiseKey() key.Binding {
	if s.noise {
		return keys.Bind("I", "without ids, times", "I")
	}
	return keys.Bind("I", "ids, times too", "I")
}

// copied asks for the few lines that go into a ticket, as they are shown.
func (s *Screen) copied() (tea.Cmd, action.Outcome) {
	return nil, screen.CopyText{What: "the comparison", Text: render.Ticket(s.comparison(), s.env.Clock, "", "")}
}

// open gives the keys to the detail, which scrolls.
func (s *Screen) open() {
	if s.row() != nil && !s.opened {
		s.opened = true
		s.arrange()
	}
}

// close gives them back to the list.
func (s *Screen) close() {
	s.opened = false
	s.detail.End()
	s.arrange()
}

// Key moves the cursor, scrolls the detail, or is for the search.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if s.Waiting() {
		return nil, nil
	}
	if s.opened {
		s.detail.Key(msg)
		return nil, nil
	}
	if s.list.Key(msg) {
		s.arrange()
	}
	return nil, nil
}

// Paste puts text into a prompt.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if s.opened {
		s.detail.Paste(text)
	} else {
		s.list.Paste(text)
	}
	s.arrange()
	return nil, nil
}

// searched are the rows as a search sees them: all that the list and the detail
// show of each.
type searched struct {
	view  compare.View
	clock clock.Clock
}

// Len returns the number of rows.
func (s searched) Len() int { return s.view.Len() }

// AppendText appends the text of row i.
func (s searched) AppendText(dst []byte, i int) []byte {
	row := s.view.At(i)
	for _, text := range []string{row.Subject, row.Sentence(s.clock), row.There.Text(s.clock), row.Here.Text(s.clock), string(row.There.Path()), string(row.Here.Path())} {
		dst = append(append(dst, text...), "  "...)
	}
	for p := range row.Parts {
		dst = append(append(dst, row.Parts[p].Line(s.clock)...), "  "...)
	}
	return dst
}
