package person

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/layout"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/table"
)

// tab is one thing that is known of a person. The screen knows tabs by this alone.
type tab interface {
	// id names the tab for other screens, title for the person; words name it
	// within a sentence.
	id() string
	title() string
	words() string

	// need asks for what the tab shows, unless that is there or under way.
	need() tea.Cmd
	// refresh asks again, unless that is under way. What is shown stays until then.
	refresh() tea.Cmd
	update(msg tea.Msg) (fetch.Event, tea.Cmd)
	cancel()
	asking() bool
	loaded() bool
	err() error

	// open is what enter does with what is under the cursor; nil for nothing.
	open() func() (tea.Cmd, action.Outcome)
	key(msg tea.KeyPressMsg) tea.Cmd
	envChanged()
	setSize(area layout.Rect)
	// point puts the cursor on the row at line y.
	point(y int)
	// view returns the lines of what was loaded; empty says in words that there is nothing.
	view() []string
	empty() string
	// row is what is under the cursor as a line of text; empty for nothing, and for
	// a tab whose session session returns.
	row() string
	session() *model.Session
	// mark is where one is in the tab, for goTo, which goes back there.
	mark() any
	goTo(mark any)
	// whole is what the row under the cursor shows only the start of.
	whole() string
	// finder searches, filters and sorts what the tab shows.
	finder() find.Finder
	// own are the actions of the tab alone.
	own() []action.Action
	// sentences stand below what was loaded, the most important first.
	sentences() []string
}

// tabs returns the tabs of a person in the order of their numbers.
func tabs(ctx context.Context, p *Screen) []tab {
	account, user := p.ref.Account, p.ref.User
	p.sessions = sessionsTab(ctx, p)
	p.logins = &list[model.FailedLogin]{
		name: screen.FailedLoginsTab, heading: "Failed logins", inWords: "failed logins",
		request: request[[]model.FailedLogin]{Of: fetch.New[[]model.FailedLogin](ctx), ask: func(ctx context.Context) ([]model.FailedLogin, error) {
			return p.Source.FailedLogins(ctx, account, user)
		}},
		table:   table.NewListing(p.Env, p.Env.Keys.Move, lists.Logins()).Masked((*mask.Masker).FailedLogin).Snug().Found(nil),
		nothing: func() string { return "No failed login is recorded for this person." },
		opens: func(login *model.FailedLogin) func() (tea.Cmd, action.Outcome) {
			return action.Run(func() tea.Cmd { return p.openLogin(login) })
		},
	}
	p.log = newAccessLog(ctx, p, p.email)
	return []tab{
		p.sessions,
		&identity{
			request: request[*model.Session]{Of: fetch.New[*model.Session](ctx), ask: func(ctx context.Context) (*model.Session, error) {
				return p.Source.LastSeen(ctx, account, user)
			}},
			actions: p.compareIdentity,
			env:     p.Env, facts: pane.NewFacts(p.Env, "", layout.Slot{}, facts.Identity),
		},
		p.logins,
		p.log,
	}
}

// sessionsTab is the tab of the active sessions, each with what its own answer says.
func sessionsTab(ctx context.Context, p *Screen) *list[model.SessionSummary] {
	account, user := p.ref.Account, p.ref.User
	masked := func(m *mask.Masker, s model.SessionSummary) model.SessionSummary { return m.Summary(user, s) }
	return &list[model.SessionSummary]{
		name: "sessions", heading: "Sessions", inWords: "active sessions",
		request: request[[]model.SessionSummary]{Of: fetch.New[[]model.SessionSummary](ctx), ask: func(ctx context.Context) ([]model.SessionSummary, error) {
			return p.Source.Sessions(ctx, account, user)
		}},
		table:    table.NewListing(p.Env, p.Env.Keys.Move, lists.SessionsInDetail()).Masked(masked).Snug().Found(nil),
		added:    p.inDetail,
		actions:  p.compareListed,
		identify: func(s *model.SessionSummary) string { return s.Nonce },
		nothing: func() string {
			return fmt.Sprintf("This person has no active session. What is still known stands under %s, and %s.", p.reference(screen.LastSeenTab), p.reference(screen.FailedLoginsTab))
		},
		opens: func(s *model.SessionSummary) func() (tea.Cmd, action.Outcome) {
			if s.Nonce == "" {
				return nil
			}
			return action.Run(func() tea.Cmd { return p.open(s) })
		},
	}
}

// request is what every tab asks for.
type request[T any] struct {
	fetch.Of[T]
	ask func(context.Context) (T, error)
}

func (r *request[T]) need() tea.Cmd {
	if r.Loaded() {
		return nil
	}
	return r.refresh()
}

func (r *request[T]) refresh() tea.Cmd {
	if r.Asking() {
		return nil
	}
	return r.Ask(fetch.Plain(r.ask))
}

func (r *request[T]) cancel()      { r.Cancel() }
func (r *request[T]) asking() bool { return r.Asking() }
func (r *request[T]) loaded() bool { return r.Loaded() }
func (r *request[T]) err() error   { return r.Err() }
