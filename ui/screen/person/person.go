// Package person is the screen of what is known of a person: active sessions,
// last seen identity, failed logins, the access log.
package person

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/ui/account"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/glance"
	"ztsession/ui/look"
	"ztsession/ui/marks"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

// Source is what the screen asks.
type Source interface {
	glance.Source
	// Sessions returns a person's active sessions, newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// LastSeen returns the person's last seen identity, which is no session.
	LastSeen(ctx context.Context, account, user string) (*model.Session, error)
	// FailedLogins returns the logins that were refused, newest first.
	FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error)
	// Requests returns rows of the access log, newest first, and LogReach when its
	// oldest was made, zero when that cannot be told.
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	LogReach(ctx context.Context, account string) (time.Time, error)
	// Person returns a person, and People a page of those who match.
	Person(ctx context.Context, account, user string) (model.Person, error)
	People(ctx context.Context, account string, q model.PeopleQuery) (model.People, error)
}

// Deps are what the screen works with.
type Deps struct {
	Env    *look.Env
	Source Source
	// Names are the names behind ids, as far as they were looked up.
	Names glance.Names
	// Accounts have what the policies of each account name.
	Accounts *account.Accounts
	// Marks are the sessions that were marked to compare others with them; nil where
	// nothing can be marked.
	Marks *marks.Marks
}

// Screen shows a person in tabs. What a tab shows is asked for when it is first
// shown.
type Screen struct {
	screen.WithBanner
	Deps
	ref           model.Ref // account and user
	email         string    // the person's, if it is known
	called        func() string
	width, height int
	tabs          []tab
	sessions      *list[model.SessionSummary]
	logins        *list[model.FailedLogin]
	log           *accessLog
	marked        []string       // the nonces of the sessions that are marked
	glances       *glance.Reader // what the sessions' own answers say
	at            int            // the tab that is shown
	opening       fetch.Of[opened]
}

// New returns the screen of the person of ref, and the command that asks for
// the tab to begin with. Requests end when ctx does, or the screen is left.
func New(ctx context.Context, deps Deps, what screen.ShowPerson) (*Screen, tea.Cmd) {
	p := &Screen{Deps: deps, ref: what.Ref, email: what.Email, called: what.Title, opening: fetch.New[opened](ctx), glances: glance.New(ctx, deps.Names)}
	p.Arranges(p.arrange)
	p.tabs = tabs(ctx, p)
	p.EnvChanged()
	for i, t := range p.tabs {
		if t.id() == what.Tab {
			p.at = i
		}
	}
	return p, p.shown().need()
}

// shown is the tab that is shown.
func (p *Screen) shown() tab { return p.tabs[p.at] }

// show goes to a tab and asks for what it shows, unless that is there.
func (p *Screen) show(at int) tea.Cmd {
	p.at = (at + len(p.tabs)) % len(p.tabs)
	return p.shown().need()
}

// Update takes what this screen asked for.
func (p *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	event, cmd := p.opening.Update(msg)
	if event != fetch.Nothing {
		return cmd, p.opened(event)
	}
	if p.glances.Update(msg) {
		p.sessions.show()
		return cmd, nil
	}
	for _, t := range p.tabs {
		if t.finder().Update(msg) {
			return nil, nil
		}
		event, cmd = t.update(msg)
		if event == fetch.Failed && t.loaded() {
			p.Say(box.Failure("Not refreshed; this is still what was read before. " + p.Env.Problem(t.err()).String()))
		}
		if event == fetch.Arrived && t == tab(p.sessions) {
			// What was read of them is of before the refresh.
			p.glances.Forget()
			p.sessions.show()
		}
		if event != fetch.Nothing || cmd != nil {
			p.arrange()
			return cmd, nil
		}
	}
	return nil, nil
}

// Waiting reports whether a session is being looked up.
func (p *Screen) Waiting() bool { return p.opening.Asking() }

// Touched takes a note away, but for what is being waited for.
func (p *Screen) Touched() {
	if !p.Waiting() {
		p.WithBanner.Touched()
	}
}

// Back cancels a look-up, else puts a banner away.
func (p *Screen) Back() bool {
	if !p.opening.Cancel() && !p.Banner.Shown() {
		return p.shown().finder().Back()
	}
	p.Say(box.Banner{})
	return true
}

// BackTitle says what Back does.
func (p *Screen) BackTitle() string {
	if p.Waiting() {
		return "cancel"
	}
	return ""
}

// Leave ends what the screen asked for.
func (p *Screen) Leave() {
	p.opening.Cancel()
	p.glances.Cancel()
	for _, t := range p.tabs {
		t.cancel()
	}
}

// Crumb names the person in the line that tells how one came here.
func (p *Screen) Crumb() string { return "person " + p.title() }

// title is what the person is called.
func (p *Screen) title() string {
	if p.called == nil {
		return p.user()
	}
	return p.called()
}

// user is the person's id as it may be shown.
func (p *Screen) user() string { return p.Env.Mask.Ref(p.ref).User }

// SetSize sets the size in cells.
func (p *Screen) SetSize(width, height int) {
	p.width, p.height = width, height
	p.arrange()
}

// EnvChanged shows times in another way or at another moment.
func (p *Screen) EnvChanged() {
	p.Mask(p.Env.Mask)
	for _, t := range p.tabs {
		t.envChanged()
	}
	p.arrange()
}
