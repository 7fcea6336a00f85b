// Package compare is the screen of what differs between two sessions: what
// matters first, both sides beside each other, and below them in full what the
// cursor is on.
package compare

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/compare"
	"ztsession/model/mask"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/detail"
	"ztsession/ui/widget/find"
)

// Screen shows a comparison.
type Screen struct {
	screen.WithBanner
	env           *look.Env
	pair          compare.Pair
	width, height int

	// made is the comparison of the pair as it may be shown. Of large sessions it
	// takes a second or two, so it is made beside the event loop.
	made fetch.Of[made]
	// same and noise say what is shown beside what differs and matters.
	same, noise bool

	view   compare.View
	list   *find.List
	detail *detail.View
	// opened says that the keys go to the detail.
	opened bool
}

// made is a comparison, and what its texts are masked by.
type made struct {
	*compare.Comparison
	by *mask.Masker
}

// New returns the screen, and the command that compares. It ends when ctx does.
func New(ctx context.Context, env *look.Env, what screen.ShowCompare) (*Screen, tea.Cmd) {
	s := &Screen{env: env, pair: compare.Pair{There: what.There, Here: what.Here}, made: fetch.New[made](ctx)}
	s.Arranges(s.arrange)
	s.list = find.NewList(env, env.Keys.Move, rows{s})
	s.detail = detail.New(env)
	return s, s.compare()
}

// compare makes the comparison.
func (s *Screen) compare() tea.Cmd {
	masker, pair, now := s.env.Mask, s.pair, s.env.Now()
	return s.made.Ask(fetch.Plain(func(context.Context) (made, error) {
		shown := compare.Pair{There: masker.Session(pair.There), Here: masker.Session(pair.Here)}
		return made{compare.Shown(pair, shown, now), masker}, nil
	}))
}

// Update takes the comparison, and what a search found.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	event, cmd := s.made.Update(msg)
	if event == fetch.Arrived {
		// Masked or not, the rows are in the same places.
		s.show(max(s.list.Cursor(), 0))
		return nil, nil
	}
	if cmd == nil && (s.list.Update(msg) || s.detail.Update(msg)) {
		s.arrange()
	}
	return cmd, nil
}

// Settle compares anew when what may be shown has changed.
func (s *Screen) Settle() tea.Cmd {
	if s.comparison() == nil && !s.made.Asking() {
		return s.compare()
	}
	return tea.Batch(s.list.Pending(), s.detail.Pending())
}

// comparison is the comparison, or nil: as long as it is not there, and when it
// is masked otherwise than now.
func (s *Screen) comparison() *compare.Comparison {
	if one := s.made.Value(); one.by == s.env.Mask {
		return one.Comparison
	}
	return nil
}

// count counts the rows of the comparison.
func (s *Screen) count() compare.Count {
	if c := s.comparison(); c != nil {
		return c.Count()
	}
	return compare.Count{}
}

// show shows the rows that are wanted, with the cursor on row cursor.
func (s *Screen) show(cursor int) {
	c := s.comparison()
	if c == nil {
		return
	}
	s.view = c.View(s.same, s.noise)
	s.list.Replace(rows{s}, cursor)
	s.arrange()
}

// change shows other rows of the same comparison; the cursor stays on its row.
func (s *Screen) change(how func()) {
	before, at := s.view, s.list.Cursor()
	how()
	if c := s.comparison(); c != nil {
		s.show(c.View(s.same, s.noise).Find(before, at))
	}
}

// swap exchanges the sides.
func (s *Screen) swap() {
	s.pair.There, s.pair.Here = s.pair.Here, s.pair.There
	if c := s.comparison(); c != nil {
		s.made.Set(made{c.Swap(), s.env.Mask})
	}
	s.show(s.list.Cursor())
	if s.view.Len() == 0 {
		// Nothing else on the screen may tell.
		s.Say(box.Note("The sides are swapped."))
	}
}

// row returns the row under the cursor, or nil.
func (s *Screen) row() *compare.Row {
	if at := s.list.Cursor(); s.comparison() != nil && at >= 0 && at < s.view.Len() {
		return s.view.At(at)
	}
	return nil
}

// Waiting reports whether there is nothing to press a key on yet.
func (s *Screen) Waiting() bool { return s.comparison() == nil && s.made.Asking() }

// Back leaves the search, the detail, the banner.
func (s *Screen) Back() bool {
	switch {
	case s.opened && s.detail.Back():
		s.arrange()
	case s.opened:
		s.close()
	case s.list.Back():
		s.arrange()
	case s.Banner.Shown():
		s.Say(box.Banner{})
	default:
		return false
	}
	return true
}

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.arrange()
}

// EnvChanged shows times in another way, in the look of now.
func (s *Screen) EnvChanged() {
	s.Mask(s.env.Mask)
	s.list.SetStyles()
	s.detail.SetStyles()
	s.arrange()
}

// Typing reports whether the text of a search is being typed.
func (s *Screen) Typing() bool { return s.list.Typing() || s.detail.Typing() }

// Crumb names the screen in the line that tells how one came here.
func (s *Screen) Crumb() string { return "compare" }

// Leave gives the comparison up.
func (s *Screen) Leave() { s.made.Cancel() }

// Notes explains the signs.
func (s *Screen) Notes() []screen.Notes {
	if s.Typing() {
		return nil
	}
	return []screen.Notes{{Title: "Signs", Lines: []string{
		compare.Changed.Symbol() + " differs", compare.Removed.Symbol() + " only there", compare.Added.Symbol() + " only here", compare.Same.Symbol() + " the same on both sides",
		"there is what is compared with, here the session in question",
	}}}
}
