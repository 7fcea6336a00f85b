// Package help is the screen that lists the keys that work at the moment, made
// from the actions of the screen below it.
package help

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/fold"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/input"
	"ztsession/ui/widget/reader"
)

// longest bounds what is typed, in characters.
const longest = 100

// Screen is the help.
type Screen struct {
	screen.Bannerless
	env           *look.Env
	all           []block
	rows          int // of all blocks
	filter        *input.Input
	guard         *input.Guard
	typing        bool
	note          string // why something is not taken
	reader        *reader.Reader
	width, height int
}

// New returns the help on actions, by their groups, then notes, then the
// actions of the group that comes last.
func New(env *look.Env, actions []action.Action, notes []screen.Notes, last string) *Screen {
	guard := input.NewGuard(nil)
	s := &Screen{env: env, all: blocks(actions, notes, last), guard: guard, filter: input.New(longest).Guarded(guard).HideWhen(env.Masked)}
	s.filter.SetStyles(env.Styles)
	for _, one := range s.all {
		s.rows += len(one.rows)
	}
	s.reader = reader.New(env, page(nil))
	return s
}

// Actions returns what can be done in the help.
func (s *Screen) Actions() []action.Action {
	const group = "Help"
	k := s.env.Keys
	if s.typing {
		return []action.Action{
			{ID: "help.keep", Keys: keys.As(k.Form.Submit, "keep"), Group: group, Footer: 1, Always: true, Do: action.Just(s.keep)},
			{ID: "help.cancel", Keys: keys.As(k.Form.Cancel, "all keys"), Group: group, Footer: 2, Always: true, Do: action.Just(s.clear)},
		}
	}
	if s.reader.Typing() {
		return s.reader.Actions(group)
	}
	actions := []action.Action{{ID: "help.filter", Keys: keys.As(k.List.Filter, "filter"), Group: group, Footer: 1, Do: action.Just(s.ask)}}
	for _, one := range s.reader.Actions(group) {
		// The help has a filter of its own, which keeps what fits under its titles.
		if one.ID != "list.filter" && one.ID != "list.unfilter" {
			actions = append(actions, one)
		}
	}
	return actions
}

// ask lets one type what the help is filtered by.
func (s *Screen) ask() {
	s.typing = true
	s.filter.Focus()
	s.arrange()
}

// keep ends typing; the filter stays.
func (s *Screen) keep() {
	if s.guard.LineEnd() {
		return
	}
	s.typing = false
	s.filter.Blur()
	s.arrange()
}

// clear shows everything again.
func (s *Screen) clear() {
	s.typing, s.note = false, ""
	s.filter.SetValue("")
	s.filter.Blur()
	s.fill()
	s.arrange()
}

// Key scrolls, or is a letter of the filter.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	k := s.env.Keys.Choose
	switch {
	case s.reader.Typing():
		s.reader.Key(msg)
	case s.typing && !key.Matches(msg, k.Up, k.Down, k.PageUp, k.PageDown):
		s.edited(s.filter.Key(msg))
	default:
		s.reader.Key(msg)
	}
	return nil, nil
}

// Paste puts text into the filter.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if s.reader.Typing() {
		s.reader.Paste(text)
	}
	if s.typing {
		s.edited(s.filter.Paste(input.Visible(strings.Join(strings.Fields(text), " "))))
	}
	return nil, nil
}

func (s *Screen) edited(changed bool) {
	if note, _, ok := s.guard.Take(); ok || changed {
		s.note = note
	}
	if changed {
		s.fill()
	}
}

// Update takes what a search found.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	s.reader.Update(msg)
	return nil, nil
}

// Settle starts what a search asks for.
func (s *Screen) Settle() tea.Cmd { return s.reader.Pending() }

// Back leaves the search, then the filter.
func (s *Screen) Back() bool {
	if s.reader.Back() {
		return true
	}
	filtered := s.typing || s.filter.Value() != ""
	if filtered {
		s.clear()
	}
	return filtered
}

// BackTitle says what Back does.
func (s *Screen) BackTitle() string {
	if s.filter.Value() != "" {
		return "all keys"
	}
	return ""
}

// Typing reports whether the filter is typed, or what is searched for.
func (s *Screen) Typing() bool { return s.typing || s.reader.Typing() }

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.filter.SetWidth(max(width-len(prompt)-1, 1))
	s.arrange()
}

// arrange gives the text its room.
func (s *Screen) arrange() {
	s.reader.SetSize(s.width, s.height, len(s.above()))
	s.reader.Change(s.page())
}

// fill shows what fits the filter, from its start.
func (s *Screen) fill() { s.reader.Show(s.page()) }

// page lays out what fits the filter.
func (s *Screen) page() page {
	return layOut(s.env.Styles, fitting(s.all, strings.Fields(fold.Text(s.filter.Value()))), s.width)
}

const prompt = " filter "

// above is the line of the filter, while there is one.
func (s *Screen) above() []string {
	styles := s.env.Styles
	switch {
	case s.note != "":
		return []string{cells.Pad(styles.Accent.Render(prompt)+styles.Warning.Render(s.note), s.width)}
	case s.typing:
		return []string{cells.Pad(styles.Accent.Render(prompt)+s.filter.View(), s.width)}
	case s.filter.Value() != "":
		return []string{cells.Pad(styles.Accent.Render(prompt)+s.filter.Shown(), s.width)}
	default:
		return nil
	}
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	status := ""
	if words := s.filter.Value(); words != "" {
		fits := 0
		for _, one := range fitting(s.all, strings.Fields(fold.Text(words))) {
			fits += len(one.rows)
		}
		status = fmt.Sprintf("%d of %d", fits, s.rows)
	}
	return s.reader.View("Help", status, s.above()...)
}
