// Package pick is the screen on which one chooses what a session is compared
// with: a marked session, another of the person's, their last seen identity, a
// bookmark, or a file.
package pick

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/find"
)

// Source is what the screen asks.
type Source interface {
	screen.SessionSource
	// Sessions returns a person's active sessions, newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// LastSeen returns the person's last seen identity, which is no session.
	LastSeen(ctx context.Context, account, user string) (*model.Session, error)
}

// Deps are what the screen works with.
type Deps struct {
	Env *look.Env
	// Source answers; nil where nothing can be asked.
	Source Source
	// OpenFile reads a saved answer; nil where none can be.
	OpenFile func(name string) (*model.Session, error)
	// Marked are the sessions to choose from first.
	Marked []*model.Session
	// Bookmarks returns the sessions that were bookmarked, newest first; nil where
	// none are kept.
	Bookmarks func() ([]model.Recent, error)
	// Named returns what ids are known to stand for; nil where nothing is known.
	Named func(model.Ref) (account, person string)
}

// Screen is the list of what can be compared with.
type Screen struct {
	screen.WithBanner
	Deps
	what          screen.PickCompare
	width, height int
	// sessions are the person's, opening the one that was chosen.
	sessions  fetch.Of[[]model.SessionSummary]
	bookmarks fetch.Of[[]model.Recent]
	opening   fetch.Of[*model.Session]
	rows      []row
	list      *find.List
	moved     bool  // somebody has pressed a key on the list
	file      *file // while the name of a file is typed
}

// New returns the screen, and the command that asks for the person's sessions.
// Requests end when ctx does, or the screen is left.
func New(ctx context.Context, deps Deps, what screen.PickCompare) (*Screen, tea.Cmd) {
	s := &Screen{Deps: deps, what: what, sessions: fetch.New[[]model.SessionSummary](ctx), bookmarks: fetch.New[[]model.Recent](ctx), opening: fetch.New[*model.Session](ctx)}
	s.Arranges(s.arrange)
	var cmds [2]tea.Cmd
	if s.knowsPerson() {
		cmds[0] = s.sessions.Ask(fetch.Plain(func(ctx context.Context) ([]model.SessionSummary, error) {
			return s.Source.Sessions(ctx, what.Person.Account, what.Person.User)
		}))
	}
	if s.Source != nil && s.Bookmarks != nil {
		cmds[1] = s.bookmarks.Ask(fetch.Plain(func(context.Context) ([]model.Recent, error) { return s.Bookmarks() }))
	}
	s.fill()
	s.list = find.NewList(deps.Env, deps.Env.Keys.Move, s)
	return s, tea.Batch(cmds[:]...)
}

// knowsPerson reports whether there is somebody to ask about.
func (s *Screen) knowsPerson() bool {
	return s.Source != nil && s.what.Person.Account != "" && s.what.Person.User != ""
}

// Update takes what this screen asked for.
func (s *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	event, cmd := s.opening.Update(msg)
	switch event {
	case fetch.Arrived:
		return cmd, s.with(s.opening.Value())
	case fetch.Failed:
		s.Say(box.Failure(s.Env.Problem(s.opening.Err()).String()))
	case fetch.Progressed:
		s.sayWaiting()
	case fetch.Stopped:
		s.Say(box.Banner{})
	case fetch.Nothing:
	}
	if event != fetch.Nothing || cmd != nil {
		return cmd, nil
	}
	event, cmd = s.sessions.Update(msg)
	kept, _ := s.bookmarks.Update(msg)
	if event != fetch.Nothing || kept != fetch.Nothing {
		s.refill()
	} else if cmd == nil {
		s.list.Update(msg)
	}
	return cmd, nil
}

// with compares with a session.
func (s *Screen) with(there *model.Session) action.Outcome {
	return screen.ShowCompare{There: there, Here: s.what.Here}
}

// choose compares with what the cursor is on, or asks for it first.
func (s *Screen) choose() (tea.Cmd, action.Outcome) {
	one := s.chosen()
	switch {
	case one == nil:
		return nil, nil
	case one.marked != nil:
		return nil, s.with(one.marked)
	case one.listed != nil:
		ref := s.what.Person
		ref.Nonce = one.listed.Nonce
		return s.open(screen.FromSource(s.Source, ref, one.listed)), nil
	case one.bookmark != nil:
		return s.open(screen.FromSource(s.Source, one.bookmark.Ref, nil)), nil
	case one.isFile:
		s.ask()
		return nil, nil
	default:
		return s.open(fetch.Plain(func(ctx context.Context) (*model.Session, error) {
			return s.Source.LastSeen(ctx, s.what.Person.Account, s.what.Person.User)
		})), nil
	}
}

func (s *Screen) open(ask fetch.Func[*model.Session]) tea.Cmd {
	cmd := s.opening.Watch(s.Env.Now(), s.Env.Still, ask)
	s.sayWaiting()
	return cmd
}

func (s *Screen) sayWaiting() {
	s.Say(box.Note(screen.Waiting(s.Env, "Reading it", s.opening.Since(), s.opening.Progress())))
}

// Waiting reports whether what was chosen is being read.
func (s *Screen) Waiting() bool { return s.opening.Asking() }

// Touched takes a note away, but for what is being waited for.
func (s *Screen) Touched() {
	if !s.Waiting() {
		s.WithBanner.Touched()
	}
}

// Back cancels what is being read, the name of a file, a banner.
func (s *Screen) Back() bool {
	switch {
	case s.opening.Cancel(), s.Banner.Shown():
		s.Say(box.Banner{})
	case s.file != nil:
		s.file = nil
		s.arrange()
	default:
		return s.list.Back()
	}
	return true
}

// Settle starts what a search or a filter asks for.
func (s *Screen) Settle() tea.Cmd { return s.list.Pending() }

// BackTitle says what Back does.
func (s *Screen) BackTitle() string {
	if s.Waiting() || s.file != nil {
		return "cancel"
	}
	return ""
}

// Leave ends what the screen asked for.
func (s *Screen) Leave() {
	s.opening.Cancel()
	s.sessions.Cancel()
	s.bookmarks.Cancel()
}

// Crumb names the screen in the line that tells how one came here.
func (s *Screen) Crumb() string { return "compare with" }

// SetSize sets the size in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	s.arrange()
}

// EnvChanged shows times and personal data in another way.
func (s *Screen) EnvChanged() {
	s.Mask(s.Env.Mask)
	s.list.SetStyles()
	s.list.Replace(s, s.list.Cursor())
	s.arrange()
}

// Typing reports whether the name of a file, or what is looked for, is typed.
func (s *Screen) Typing() bool { return s.namesFile() || s.list.Typing() }

// namesFile reports whether the name of a file is typed.
func (s *Screen) namesFile() bool { return s.file != nil && !s.Waiting() }
