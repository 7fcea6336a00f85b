// Package menu is the screen on which one of a few things is chosen, by its key or
// with the cursor: what to copy, how to save.
package menu

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/list"
)

// Screen is the menu.
type Screen struct {
	screen.WithBanner
	env           *look.Env
	name, title   string
	make          func() []screen.Choice
	entries       []screen.Choice
	list          list.List
	titles        int // cells of the longest title
	width, height int
}

// New returns a menu of what entries returns; it is called again when that may
// have become another. Name begins the IDs of its actions, title stands above it.
func New(env *look.Env, name, title string, entries func() []screen.Choice) *Screen {
	s := &Screen{env: env, name: name, title: title, make: entries}
	s.Arranges(s.arrange)
	s.gather()
	s.list.Set(s)
	return s
}

// gather takes the entries as they may be shown now.
func (s *Screen) gather() {
	s.entries = s.make()
	for i := range s.entries {
		s.titles = max(s.titles, measure.Cells(s.entries[i].Title))
	}
}

// EnvChanged takes the entries anew: what they come to may be masked now.
func (s *Screen) EnvChanged() {
	s.Mask(s.env.Mask)
	s.gather()
	s.list.Changed(s.list.Cursor())
}

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	k := s.env.Keys
	actions := []action.Action{
		{ID: "menu.choose", Keys: keys.As(k.Move.Open, "choose"), Help: "choose what the cursor is on", Group: s.title, Footer: 1, Always: true, Do: func() (tea.Cmd, action.Outcome) {
			if at := s.list.Cursor(); at >= 0 {
				return s.choose(at)
			}
			return nil, nil
		}},
	}
	for i, one := range s.entries {
		actions = append(actions, action.Action{
			ID: s.name + "." + one.Name, Keys: one.Keys, Help: one.Title, Group: s.title,
			Do: func() (tea.Cmd, action.Outcome) { return s.choose(i) },
		}.When(one.Why == "", one.Why))
	}
	m := k.Choose
	told := action.Told(s.title, keys.Both(m.Up, m.Down, "move"))
	told[0].Footer = 2
	return append(actions, told...)
}

// choose asks for an entry, or says why it is not to be had.
func (s *Screen) choose(at int) (tea.Cmd, action.Outcome) {
	one := s.entries[at]
	if one.Why != "" {
		s.Say(box.Note(one.Why + "."))
		return nil, nil
	}
	return nil, screen.Chosen{Outcome: one.Does}
}

// Key moves the cursor.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	s.list.Key(s.env.Keys.Choose, msg)
	return nil, nil
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.arrange()
}

func (s *Screen) arrange() {
	s.list.SetSize(s.width, max(s.height-1-s.Banner.Height(s.width), 0))
}

// View returns the screen's lines.
func (s *Screen) View() []string {
	lines := []string{box.Box{Title: s.title, Focused: true}.Rule(s.env.Styles, s.width)}
	for _, line := range s.Banner.Lines(s.width) {
		lines = append(lines, cells.Pad(" "+s.env.Styles.Warning.Render(line), s.width))
	}
	return append(lines, s.list.View(true)...)
}

// Len returns the number of entries.
func (s *Screen) Len() int { return len(s.entries) }

// Selectable reports that every entry can be looked at.
func (s *Screen) Selectable(int) bool { return true }

// Render returns an entry as its one line.
func (s *Screen) Render(i, width int, selected bool) []string {
	const gutter, gap = 2, 2
	one, styles := s.entries[i], s.env.Styles
	name, beside, style := one.Keys.Help().Key, one.Beside, styles.Text
	if one.Why != "" {
		beside, style = "not now"+signs.Between+one.Why, styles.Muted
	}
	titles := min(s.titles, max(width/2, 1))
	room := max(width-gutter-measure.Cells(name)-titles-2*gap-1, 0)
	text := cells.Fit(one.Title, titles) + "  " + cells.Fit(beside, room)
	if selected {
		return styles.Chosen([]string{"  " + name + "  " + text}, gutter, width)
	}
	if one.Why == "" {
		text = cells.Fit(one.Title, titles) + "  " + styles.Muted.Render(cells.Fit(beside, room))
	}
	return []string{"  " + styles.Key.Render(name) + "  " + style.Render(text)}
}

// Point puts the cursor on the choice at a place.
func (s *Screen) Point(_, y int, choose bool) {
	if choose {
		_ = s.list.Point(y - 1 - s.Banner.Height(s.width))
	}
}
