// Package save is the screen on which a new file gets its name.
package save

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/input"
)

// longestName is how long the name of a file can be, in characters.
const longestName = 4096

// Saver writes a new file for its owner alone, never over another, and returns its
// whole name.
type Saver func(name string, write func(io.Writer) error) (string, error)

// Saved tells that a file was written.
type Saved struct{ What, Name string }

// savedMsg tells what became of a file.
type savedMsg struct {
	of   *Screen
	name string
	err  error
}

// Screen asks for the name of a file.
type Screen struct {
	screen.Base
	env           *look.Env
	wanted        screen.Save
	save          Saver
	input         *input.Input
	guard         *input.Guard
	banner        box.Banner
	writing       bool
	width, height int
}

// New returns the screen with a name to begin with.
func New(env *look.Env, save Saver, wanted screen.Save, name string) *Screen {
	guard := input.NewGuard(nil)
	s := &Screen{env: env, save: save, wanted: wanted, guard: guard, input: input.New(longestName).Guarded(guard).HideWhen(env.Masked)}
	s.input.SetStyles(env.Styles)
	s.input.SetValue(name)
	s.input.Focus()
	return s
}

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	const group = "Save"
	if s.writing {
		return nil
	}
	form := s.env.Keys.Form
	return []action.Action{
		{ID: "save.write", Keys: keys.As(form.Submit, "save"), Group: group, Footer: 1, Always: true, Do: action.Run(s.write)},
		{ID: "save.cancel", Keys: form.Cancel, Group: group, Footer: 2, Always: true, Do: action.Asks(screen.Close{})},
	}
}

// write has the file written under the name that was typed.
func (s *Screen) write() tea.Cmd {
	if s.guard.LineEnd() {
		return nil
	}
	s.input.End()
	s.told()
	name := strings.TrimSpace(s.input.Value())
	switch {
	case s.banner.Failed():
		return nil
	case name == "":
		s.Say(box.Failure("A file needs a name. A folder may stand before it."))
		return nil
	}
	s.writing = true
	s.Say(box.Note("Writing..."))
	save, write := s.save, s.wanted.Write
	return func() tea.Msg {
		whole, err := save(name, write)
		return savedMsg{of: s, name: whole, err: err}
	}
}

// told says what the guard has to say of what was typed.
func (s *Screen) told() {
	if note, _, ok := s.guard.Take(); ok && note != "" {
		s.Say(box.Failure(note))
	}
}

// Update takes the end of writing. A name that did not do stays, to be changed.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	saved, ok := msg.(savedMsg)
	if !ok || saved.of != s {
		return nil, nil
	}
	s.writing = false
	if saved.err != nil {
		s.Say(box.Failure(s.env.Problem(saved.err).String()))
		return nil, nil
	}
	return nil, screen.Chosen{Outcome: Saved{What: s.wanted.What, Name: saved.name}}
}

// Key is a letter of the name.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if !s.writing {
		s.edited(s.input.Key(msg))
	}
	return nil, nil
}

// Paste puts text into the name.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if !s.writing {
		s.edited(s.input.Paste(input.Visible(strings.Join(strings.Fields(text), " "))))
	}
	return nil, nil
}

func (s *Screen) edited(changed bool) {
	if changed {
		s.Say(box.Banner{})
	}
	s.told()
}

// Typing reports that printable keys are text.
func (s *Screen) Typing() bool { return !s.writing }

// Waiting reports whether the file is being written.
func (s *Screen) Waiting() bool { return s.writing }

// Say shows a banner below the name, or takes it away.
func (s *Screen) Say(banner box.Banner) { s.banner = banner }

// EnvChanged shows personal data in another way.
func (s *Screen) EnvChanged() { s.banner = s.banner.Masked(s.env.Mask) }

const prompt = " File: "

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.input.SetWidth(max(width-len(prompt)-1, 1))
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	styles := s.env.Styles
	lines := []string{
		box.Box{Title: "Save " + s.wanted.What, Focused: true}.Rule(styles, s.width),
		cells.Pad(styles.Accent.Render(prompt)+s.input.View(), s.width), "",
	}
	style := styles.Muted
	if s.banner.Failed() {
		style = styles.Warning
	}
	for _, line := range s.banner.Lines(s.width) {
		lines = append(lines, " "+style.Render(line))
	}
	if s.banner.Shown() {
		return lines
	}
	words := "Only you may read the file. Nothing is written over."
	if s.env.Mask != nil {
		words += " What is masked here is masked in it."
	}
	for _, line := range box.Note(words).Lines(s.width) {
		lines = append(lines, " "+style.Render(line))
	}
	return lines
}
