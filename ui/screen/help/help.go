// Package help is the screen that lists the keys that work at the moment, made
// from the actions of the screen below it.
package help

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/list"
)

// keyColumn is the width of the column of keys, in cells.
const keyColumn = 12

// Screen is the help.
type Screen struct {
	screen.Base
	env   *look.Env
	list  list.List
	rows  []row
	width int
}

type row struct{ title, key, text string }

// New returns the help on actions, by their groups, then notes, then the
// actions of the group that comes last.
func New(env *look.Env, actions []action.Action, notes []screen.Notes, last string) *Screen {
	s := &Screen{env: env}
	for _, group := range groups(actions) {
		if group != last {
			s.actions(group, actions)
		}
	}
	for _, note := range notes {
		s.title(note.Title)
		for _, line := range note.Lines {
			s.rows = append(s.rows, row{text: line})
		}
	}
	s.actions(last, actions)
	s.list.Set(s)
	return s
}

// groups returns the groups of the enabled actions in the order in which they first come.
func groups(actions []action.Action) []string {
	var all []string
	for _, a := range actions {
		if a.Group != "" && a.Keys.Enabled() && !slices.Contains(all, a.Group) {
			all = append(all, a.Group)
		}
	}
	return all
}

func (s *Screen) actions(group string, actions []action.Action) {
	s.title(group)
	for _, a := range actions {
		if a.Group == group && a.Keys.Enabled() {
			s.rows = append(s.rows, row{key: a.Shown(), text: a.Words()})
		}
	}
}

func (s *Screen) title(text string) {
	if len(s.rows) > 0 {
		s.rows = append(s.rows, row{})
	}
	s.rows = append(s.rows, row{title: text})
}

// Actions returns what can be done in the help.
func (s *Screen) Actions() []action.Action {
	actions := action.Told("Help", s.env.Keys.Move.Up, s.env.Keys.Move.Down)
	for i := range actions {
		actions[i].Footer = 95
	}
	return actions
}

// Key scrolls.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	s.list.Key(s.env.Keys.Move, msg)
	return nil, nil
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width = width
	s.list.SetSize(width, max(height-1, 0))
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	return append([]string{box.Box{Title: "Help", Focused: true}.Rule(s.env.Styles, s.width)}, s.list.View(false)...)
}

// Len returns the number of rows.
func (s *Screen) Len() int { return len(s.rows) }

// Selectable reports that help is read, not chosen from.
func (s *Screen) Selectable(int) bool { return false }

// Render returns row i as lines.
func (s *Screen) Render(i, width int, _ bool) []string {
	one, styles := s.rows[i], s.env.Styles
	switch {
	case one.title != "":
		return []string{"  " + styles.Strong.Render(one.title)}
	case one.key != "":
		name := one.key + strings.Repeat(" ", max(keyColumn-measure.Cells(one.key), 1))
		return []string{"  " + styles.Key.Render(name) + measure.Truncate(one.text, max(width-keyColumn-2, 0), "…")}
	default:
		lines := wrap.Text(one.text, max(width-4, 1))
		for y := range lines {
			lines[y] = "  " + lines[y]
		}
		return lines
	}
}
