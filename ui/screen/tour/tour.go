// Package tour is the screen that shows a new person around, in three steps that
// can be skipped at once.
package tour

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

// Screen is the tour.
type Screen struct {
	screen.Bannerless
	env           *look.Env
	at            int
	width, height int
}

// New returns the tour at its first step.
func New(env *look.Env) *Screen { return &Screen{env: env} }

// page is one step: what it is about, what one presses, and what comes of it.
type page struct {
	title string
	text  string
	keys  []line
	try   string
}

// line is a key and what it does.
type line struct{ key, does string }

// pages are the steps, with the keys that count now.
func (s *Screen) pages() []page {
	k := s.env.Keys
	name := keys.Name
	return []page{
		{
			title: "Find the caller",
			text:  "Type a part of a name or e-mail, or paste nearly anything: an address, a curl line, the Ray ID of a block page. One session is opened at once; of several you choose.",
			keys:  []line{{name(k.Form.Submit), "opens the row under the cursor"}, {name(k.Form.Next), "the ids, for those who have them"}, {name(k.Recent.Show), "recent look-ups and bookmarks"}},
			try:   "Afterwards, type ben and press " + name(k.Form.Submit) + ": his laptop fails some rules.",
		},
		{
			title: "Read what is wrong",
			text:  "The Answer comes first: what is wrong, worst first, a sentence each. Words and signs carry the state; colour only repeats it.",
			keys: []line{
				{name(k.Move.Open), "reads a finding: why, the next step, what to tell them"},
				{"0-6", "panes: identity, devices, posture, mTLS, JSON, access"},
				{name(k.Explain), "says what a field means"},
				{name(k.Person), "the person: sessions, logins"},
			},
			try: "A dash never means no: the answer did not say. " + signs.NotChecked + " was not checked, and did not fail.",
		},
		{
			title: "Carry it on",
			text:  "The evidence goes with it: every line names where it stands in the JSON.",
			keys: []line{
				{name(k.Copy.Ticket), "copies the lines for the ticket"},
				{name(k.Compare.Mark) + " " + name(k.Compare.With), "marks a session, compares with one that works"},
				{name(k.Global.Mask), "masks other people's data before you share the screen"},
				{name(k.Global.Help), "every key that works now"},
				{name(k.Global.Back), "always goes back"},
			},
			try: "Nothing here can change anything at Cloudflare: the program only reads.",
		},
	}
}

const group = "Tour"

// Actions returns what can be done now.
func (s *Screen) Actions() []action.Action {
	k, title := s.env.Keys, "next"
	if s.at == len(s.pages())-1 {
		title = "begin"
	}
	return []action.Action{
		{ID: "tour.next", Keys: keys.As(k.Move.Open, title), Group: group, Footer: 1, Always: true, Do: s.next},
		action.Action{ID: "tour.previous", Keys: keys.As(k.Move.Left, "before"), Group: group, Footer: 2, Do: action.Just(func() { s.at-- })}.When(s.at > 0, "This is the first step"),
	}
}

// next goes on, and ends after the last step.
func (s *Screen) next() (tea.Cmd, action.Outcome) {
	if s.at == len(s.pages())-1 {
		return nil, screen.Close{}
	}
	s.at++
	return nil, nil
}

// Key takes the arrow to the right as well.
func (s *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if k := tea.Key(msg); k.Code == tea.KeyRight || k.Code == tea.KeySpace || k.Text == "l" {
		return s.next()
	}
	return nil, nil
}

// BackTitle says what Back does.
func (s *Screen) BackTitle() string { return "skip" }

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) { s.width, s.height = width, height }

// View returns the screen's lines.
func (s *Screen) View() []string {
	const margin, widest = 2, 80
	styles, pages := s.env.Styles, s.pages()
	p, room := pages[s.at], max(min(s.width-2*margin, widest), 1)
	lines := []string{box.Box{Title: p.title, Status: fmt.Sprintf("%d of %d", s.at+1, len(pages)), Focused: true}.Rule(styles, s.width)}
	add := func(style look.Style, text string) {
		for _, one := range wrap.Text(text, room) {
			lines = append(lines, strings.Repeat(" ", margin)+style.Render(one))
		}
	}
	roomy := s.height > 16
	gap := func() {
		if roomy {
			lines = append(lines, "")
		}
	}
	if gap(); roomy {
		// On a small terminal the keys alone have room.
		add(styles.Text, p.text)
	}
	gap()
	column := 0
	for _, one := range p.keys {
		column = max(column, measure.Cells(one.key))
	}
	for _, one := range p.keys {
		for y, text := range wrap.Text(one.does, max(room-column-margin, 1)) {
			shown := strings.Repeat(" ", column)
			if y == 0 {
				shown = styles.Key.Render(one.key) + strings.Repeat(" ", column-measure.Cells(one.key))
			}
			lines = append(lines, strings.Repeat(" ", margin)+shown+strings.Repeat(" ", margin)+styles.Text.Render(text))
		}
	}
	gap()
	add(styles.Muted, p.try)
	return lines
}
