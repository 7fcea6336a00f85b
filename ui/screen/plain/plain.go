// Package plain is the screen that shows a text with nothing around it, for the
// terminal's own selection.
package plain

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
)

// Text returns the text to show, or the longer one. It is called where the screen
// is, and what it returns in a command, since it may take a while.
type Text func(whole bool) func() string

// textMsg brings the text that a screen waits for.
type textMsg struct {
	of         *Screen
	generation int
	text       string
}

// Screen shows a text without borders and colours.
type Screen struct {
	screen.WithBanner
	env           *look.Env
	text          Text
	whole         bool
	generation    int // of the text that is waited for
	pending       tea.Cmd
	lines         []string // as they are
	rows          []string // broken at the width
	top           int
	width, height int
	copies        func() []action.Action
}

// New returns the screen, and the command that makes its text. copies are what
// else can be done with it.
func New(env *look.Env, text Text, copies []action.Action) (*Screen, tea.Cmd) {
	s := &Screen{env: env, text: text, copies: func() []action.Action { return copies }}
	s.Arranges(func() { s.scroll(s.top) })
	return s, s.write()
}

// write returns the command that makes the text.
func (s *Screen) write() tea.Cmd {
	s.generation++
	generation, text := s.generation, s.text(s.whole)
	return func() tea.Msg { return textMsg{of: s, generation: generation, text: text()} }
}

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	const group = "Plain text"
	title := "the whole report"
	if s.whole {
		title = "the ticket"
	}
	actions := []action.Action{{
		ID: "plain.whole", Keys: keys.As(s.env.Keys.Copy.Plain, title), Group: group, Footer: 1,
		Do: action.Run(func() tea.Cmd { s.whole, s.top = !s.whole, 0; return s.write() }),
	}}
	for _, one := range s.copies() {
		if !key.Matches(tea.KeyPressMsg{Code: 'V', Text: "V"}, one.Keys) {
			one.Group = group
			actions = append(actions, one)
		}
	}
	m := s.env.Keys.Move
	return append(actions, action.Told(group, m.Up, m.Down, m.PageUp, m.PageDown, m.Home, m.End)...)
}

// Key scrolls.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	m, page := s.env.Keys.Move, max(s.room()-1, 1)
	switch {
	case key.Matches(msg, m.Up):
		s.scroll(s.top - 1)
	case key.Matches(msg, m.Down):
		s.scroll(s.top + 1)
	case key.Matches(msg, m.PageUp):
		s.scroll(s.top - page)
	case key.Matches(msg, m.PageDown):
		s.scroll(s.top + page)
	case key.Matches(msg, m.HalfUp):
		s.scroll(s.top - page/2)
	case key.Matches(msg, m.HalfDown):
		s.scroll(s.top + page/2)
	case key.Matches(msg, m.Home):
		s.scroll(0)
	case key.Matches(msg, m.End):
		s.scroll(len(s.rows))
	}
	return nil, nil
}

// room is how many rows of the text have a place.
func (s *Screen) room() int { return max(s.height-s.Banner.Height(s.width), 0) }

func (s *Screen) scroll(top int) { s.top = max(min(top, len(s.rows)-s.room()), 0) }

// Update takes the text.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	if made, ok := msg.(textMsg); ok && made.of == s && made.generation == s.generation {
		s.lines = strings.Split(strings.TrimRight(made.text, "\n"), "\n")
		s.arrange()
	}
	return nil, nil
}

// Settle starts what a change of the surroundings asked for.
func (s *Screen) Settle() tea.Cmd {
	cmd := s.pending
	s.pending = nil
	return cmd
}

// arrange breaks the lines at the width.
func (s *Screen) arrange() {
	s.rows = s.rows[:0]
	if s.width > 0 {
		for _, line := range s.lines {
			s.rows = append(s.rows, wrap.Text(line, s.width)...)
		}
	}
	s.scroll(s.top)
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	changed := width != s.width
	s.width, s.height = width, height
	if changed {
		s.arrange()
	}
	s.scroll(s.top)
}

// EnvChanged has the text made anew: times, masks.
func (s *Screen) EnvChanged() {
	s.Mask(s.env.Mask)
	s.pending = s.write()
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	if s.lines == nil {
		return []string{"Writing..."}
	}
	shown := s.rows[min(s.top, len(s.rows)):min(s.top+s.room(), len(s.rows))]
	lines := make([]string, s.room(), s.height)
	copy(lines, shown)
	return append(lines, s.Banner.Lines(s.width)...)
}
