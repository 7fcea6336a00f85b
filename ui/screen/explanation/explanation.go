// Package explanation is the screen that says what a field or a finding means: in
// words, with its unit, where it stands, and the page of the documentation.
package explanation

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/reader"
)

// Screen is the explanation.
type Screen struct {
	screen.Bannerless
	env    *look.Env
	wanted screen.Explain
	reader *reader.Reader
	labels int // cells of the longest label
}

// New returns what was asked for.
func New(env *look.Env, wanted screen.Explain) *Screen {
	s := &Screen{env: env, wanted: wanted}
	for _, line := range wanted.Lines {
		s.labels = max(s.labels, measure.Cells(line.Label))
	}
	s.reader = reader.New(env, s)
	return s
}

// Actions returns what can be done in the explanation.
func (s *Screen) Actions() []action.Action {
	again := action.Action{ID: "explain.close", Keys: keys.As(s.env.Keys.Explain, "close"), Group: "Explanation", Do: action.Asks(screen.Close{})}
	if s.Typing() {
		return s.reader.Actions("Explanation")
	}
	return append([]action.Action{again}, s.reader.Actions("Explanation")...)
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

// Update takes what a search found.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	s.reader.Update(msg)
	return nil, nil
}

// Settle starts what a search asks for.
func (s *Screen) Settle() tea.Cmd { return s.reader.Pending() }

// Typing reports whether a prompt is open.
func (s *Screen) Typing() bool { return s.reader.Typing() }

// Back leaves the search.
func (s *Screen) Back() bool { return s.reader.Back() }

// EnvChanged takes the look of now.
func (s *Screen) EnvChanged() { s.reader.EnvChanged() }

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) { s.reader.SetSize(width, height, 0) }

// View returns the screen's lines.
func (s *Screen) View() []string { return s.reader.View(s.wanted.Title, "") }

// Len returns the number of rows.
func (s *Screen) Len() int { return len(s.wanted.Lines) }

// Lines returns row i as lines.
func (s *Screen) Lines(i, width int) []string {
	const margin, gap = 2, 2
	one, styles := s.wanted.Lines[i], s.env.Styles
	labels := min(s.labels, max(width/3, 1))
	lines := wrap.Text(one.Text, max(width-2*margin-labels-gap, 1))
	for y := range lines {
		label := ""
		if y == 0 {
			label = one.Label
		}
		lines[y] = "  " + styles.Muted.Render(cells.Fit(label, labels)) + "  " + styles.Text.Render(lines[y])
	}
	return lines
}
