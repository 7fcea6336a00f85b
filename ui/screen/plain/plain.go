// Package plain is the screen that shows a text with nothing around it, for the
// terminal's own selection.
package plain

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/reader"
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
	reader        *reader.Reader
	written       bool         // the text is there
	mask          *mask.Masker // with which it was made
	width, height int
	copies        func() []action.Action
}

// New returns the screen, and the command that makes its text. copies are what
// else can be done with it.
func New(env *look.Env, text Text, copies []action.Action) (*Screen, tea.Cmd) {
	s := &Screen{env: env, text: text, copies: func() []action.Action { return copies }, reader: reader.New(env, lines(nil))}
	s.Arranges(s.arrange)
	return s, s.write()
}

// lines are the lines of a text, each broken at the width.
type lines []string

// Len returns the number of lines.
func (l lines) Len() int { return len(l) }

// Lines returns a line as those that have room.
func (l lines) Lines(i, width int) []string { return wrap.Text(l[i], max(width, 1)) }

// write returns the command that makes the text.
func (s *Screen) write() tea.Cmd {
	s.generation++
	s.mask = s.env.Mask
	generation, text := s.generation, s.text(s.whole)
	return func() tea.Msg { return textMsg{of: s, generation: generation, text: text()} }
}

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	const group = "Plain text"
	if s.Typing() {
		return s.reader.Actions(group)
	}
	title := "the whole report"
	if s.whole {
		title = "the ticket"
	}
	actions := []action.Action{{
		ID: "plain.whole", Keys: keys.As(s.env.Keys.Copy.Plain, title), Group: group, Footer: 1,
		Do: action.Run(s.turn),
	}}
	for _, one := range s.copies() {
		if !key.Matches(tea.KeyPressMsg{Code: 'V', Text: "V"}, one.Keys) {
			one.Group = group
			actions = append(actions, one)
		}
	}
	return append(actions, s.reader.Actions(group)...)
}

// turn shows the other text, from its start.
func (s *Screen) turn() tea.Cmd {
	s.whole, s.written = !s.whole, false
	return s.write()
}

// Key scrolls, or is for a prompt.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	s.reader.Key(msg)
	return nil, nil
}

// Paste puts text into a prompt.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	s.reader.Paste(text)
	return nil, nil
}

// Typing reports whether a prompt is open.
func (s *Screen) Typing() bool { return s.reader.Typing() }

// Back leaves the search.
func (s *Screen) Back() bool { return s.reader.Back() }

// Update takes the text, or what a search found in it.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	made, ok := msg.(textMsg)
	switch {
	case !ok:
		s.reader.Update(msg)
	case made.of != s || made.generation != s.generation:
	case s.written:
		s.reader.Change(linesOf(made.text))
	default:
		s.written = true
		s.reader.Show(linesOf(made.text))
	}
	return nil, nil
}

func linesOf(text string) lines { return strings.Split(strings.TrimRight(text, "\n"), "\n") }

// Settle starts what a change of the surroundings or a search asked for, and gives the
// text what is left when something is said of it.
func (s *Screen) Settle() tea.Cmd {
	s.arrange()
	cmd := s.pending
	s.pending = nil
	return tea.Batch(cmd, s.reader.Pending())
}

func (s *Screen) arrange() { s.reader.SetBody(s.width, max(s.height-len(s.below()), 0)) }

// below are the lines below the text: what is looked for, as there is no title that
// could have it, and the banner.
func (s *Screen) below() []string {
	var lines []string
	if status := s.reader.Status(); status != "" && !s.Typing() {
		lines = append(lines, s.env.Styles.Muted.Render(measure.Truncate(status, max(s.width, 0), signs.Cut)))
	}
	return append(lines, s.Banner.Lines(s.width)...)
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.arrange()
}

// EnvChanged has the text made anew: times, masks. What is masked now is not shown until
// then.
func (s *Screen) EnvChanged() {
	s.Mask(s.env.Mask)
	s.reader.EnvChanged()
	if s.mask != s.env.Mask {
		s.written = false
	}
	s.pending = s.write()
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	if !s.written {
		return []string{"Writing..."}
	}
	below := s.below()
	lines := make([]string, max(s.height-len(below), 0), max(s.height, 0))
	copy(lines, s.reader.Body())
	return append(lines, below...)
}
