// Package palette is the screen on which one does something by its name: an
// action of the screen below it, a person, a recent look-up, a page that is open.
package palette

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/input"
	"ztsession/ui/widget/list"
)

// Group is a row of entries under one title, in the order in which they are
// listed as long as nothing is typed.
type Group struct {
	Title string
	// Kind says in a word what an entry is, where entries of several groups stand
	// together; empty for actions, which their keys tell.
	Kind    string
	Entries []Entry
}

// Entry is one thing that can be chosen. Its texts are as they may be shown.
type Entry struct {
	Title string
	// Also is what finds the entry beside its title, and is not shown.
	Also string
	// Key is the key that does the same; empty where there is none.
	Key string
	// Off says that it does not work now, Why why not, where that is known.
	Off bool
	Why string
	// Whole says that only whole pieces of its title find it: what ends the program
	// is not to be done by letters from here and there.
	Whole bool
	// Does is what choosing it asks for.
	Does screen.Chosen
}

// longest bounds what is typed, in characters.
const longest = 200

// Screen is the palette.
type Screen struct {
	screen.Base
	env           *look.Env
	groups        func() []Group
	all           []found // every entry, in order
	rows          []row
	list          list.List
	input         *input.Input
	guard         *input.Guard
	note          string // why something is not done or not taken
	width, height int
}

// New returns the palette of what groups returns. It is called again when what
// it returns may have become another.
func New(env *look.Env, groups func() []Group) *Screen {
	guard := input.NewGuard(nil)
	s := &Screen{env: env, groups: groups, guard: guard, input: input.New(longest).Guarded(guard).HideWhen(env.Masked)}
	s.input.SetStyles(env.Styles)
	s.input.SetPlaceholder("an action, a name, a page")
	s.input.Focus()
	s.gather()
	s.list.Set(s)
	return s
}

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	const group = "Palette"
	k := s.env.Keys
	closing := key.NewBinding(key.WithKeys(append(k.Form.Cancel.Keys(), k.Global.PaletteInField.Keys()...)...), key.WithHelp(keys.Name(k.Form.Cancel), "close"))
	actions := []action.Action{
		{ID: "palette.do", Keys: keys.As(k.Form.Submit, "do it"), Group: group, Footer: 1, Always: true, Do: s.choose},
		{ID: "palette.close", Keys: closing, Group: group, Footer: 2, Always: true, Do: action.Asks(screen.Close{})},
	}
	told := action.Told(group, keys.Both(k.Choose.Up, k.Choose.Down, "move"), k.Choose.PageUp, k.Choose.PageDown)
	told[0].Footer = 3
	return append(actions, told...)
}

// choose asks for what the cursor is on, or says why it does not work.
func (s *Screen) choose() (tea.Cmd, action.Outcome) {
	if s.guard.LineEnd() {
		return nil, nil
	}
	one := s.chosen()
	switch {
	case one == nil:
		s.note = "Nothing is called that. Fewer letters find more."
	case one.Off && one.Why != "":
		s.note = one.Why + "."
	case one.Off:
		s.note = "That does not work here now."
	default:
		return nil, one.Does
	}
	return nil, nil
}

// Key moves the cursor, or is text.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if !s.list.Key(s.env.Keys.Choose, msg) {
		s.edited(s.input.Key(msg))
	}
	return nil, nil
}

// Paste takes text that was pasted.
func (s *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	s.edited(s.input.Paste(input.Visible(strings.Join(strings.Fields(text), " "))))
	return nil, nil
}

// edited looks for what is typed now, and takes note of what was left out of it.
func (s *Screen) edited(changed bool) {
	if note, _, ok := s.guard.Take(); ok {
		s.note = note
	}
	if changed {
		s.fill()
		s.list.Set(s)
	}
}

// Touched takes away what was said; it was read by now.
func (s *Screen) Touched() { s.note = "" }

// Say says something beside what is typed.
func (s *Screen) Say(banner box.Banner) { s.note = banner.Text() }

// Typing reports that every printable key is text.
func (s *Screen) Typing() bool { return true }

// EnvChanged lists everything anew: other names stand for people.
func (s *Screen) EnvChanged() { s.Changed() }

// Changed lists everything anew; the cursor stays where it can.
func (s *Screen) Changed() {
	s.input.SetStyles(s.env.Styles)
	s.gather()
	s.list.Changed(s.list.Cursor())
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.input.SetWidth(max(width-len(prompt)-1, 1))
	s.list.SetSize(width, max(height-headLines, 0))
}

// Point puts the cursor on the entry at a place.
func (s *Screen) Point(_, y int, choose bool) {
	if choose {
		_ = s.list.Point(y - headLines)
	}
}
