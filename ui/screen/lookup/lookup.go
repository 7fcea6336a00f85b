// Package lookup is the look-up screen: one search for whatever the caller gives,
// the three ids of a session behind it, and below them what can be chosen for the
// field in focus - accounts, people, their active sessions - so that nobody has
// to know an id.
package lookup

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/credential"
	"ztsession/model/lists"
	find "ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/ui/account"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/glance"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/table"
)

// The fields of the form.
const (
	searchField = iota
	accountField
	userField
	nonceField
)

// Source is what the screen asks.
type Source interface {
	glance.Source
	// Accounts returns every account that the credential can see.
	Accounts(ctx context.Context) ([]model.Account, error)
	// People returns a page of an account's people.
	People(ctx context.Context, account string, query model.PeopleQuery) (model.People, error)
	// Sessions returns a person's active sessions, newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// FailedLogins returns the logins that were refused, newest first.
	FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error)
	// LastSeen returns the person's last seen identity, which is no session.
	LastSeen(ctx context.Context, account, user string) (*model.Session, error)
	// Requests returns rows of the access log, newest first, and LogReach when its
	// oldest was made, zero when that cannot be told.
	Requests(ctx context.Context, account string, q access.LogQuery) (access.Log, error)
	LogReach(ctx context.Context, account string) (time.Time, error)
}

// Deps are what the screen works with beside its source.
type Deps struct {
	Env *look.Env
	// Understand says what a pasted text is; with nil only addresses are understood.
	Understand func(text string) paste.Result
	// OpenText reads a saved answer that was pasted; nil where none can be.
	OpenText func(text string) (*model.Session, error)
	// Names are the names behind ids, as far as they were looked up.
	Names glance.Names
	// Accounts have what the policies of each account name.
	Accounts *account.Accounts
	// Recents says whether recent look-ups can be shown.
	Recents bool
}

// Screen is the look-up screen.
type Screen struct {
	screen.Base
	Deps
	form          *idForm
	source        Source // nil until there are credentials
	width, height int

	accounts accounts
	people   people
	sessions sessions
	found    fetch.Of[found]

	accountTable *table.Listing[model.Account]
	peopleTable  *table.Listing[model.Person]
	sessionTable *table.Listing[model.SessionSummary]
	insteadTable *table.Listing[instead]
	wayTable     *table.Listing[way]
	requestTable *table.Listing[access.Request]
	rays         rays

	person *model.Person // the one who was chosen, while the id stands in the form
	// eager says that enter was pressed before the people were there: the only one
	// who fits is then taken. opening says the same of the person's only session.
	eager, opening bool
	// looked says that the choices below were looked at: the cursor was moved, or it
	// was said that the marked one would be taken.
	looked bool
	// derived says that user and nonce were not typed into their fields, but came
	// from the search, a paste or the session before: another search clears them.
	derived bool
	// held says that the ids came from a paste: nothing is asked until enter.
	held bool
	// opened are the ids of the session that was opened last, whose nonce goes
	// when the user does, and known who was looked up while the program runs.
	opened model.Ref
	known  map[string]model.Person
}

// New returns the screen, filled with what is known of ref. Requests end when
// ctx does.
func New(ctx context.Context, deps Deps, ref model.Ref) *Screen {
	k := deps.Env.Keys
	f := &Screen{
		Deps: deps, form: newIDForm(deps.Env, ref), held: ref.Complete(),
		accounts: accounts{Of: fetch.New[[]model.Account](ctx)},
		people:   people{pages: fetch.New[find.PeoplePage](ctx), env: deps.Env},
		sessions: sessions{Of: fetch.New[[]model.SessionSummary](ctx), glances: glance.New(ctx, deps.Names), refused: fetch.New[[]model.FailedLogin](ctx)},
		found:    fetch.New[found](ctx),
		known:    map[string]model.Person{},

		accountTable: table.NewListing(deps.Env, k.Choose, lists.Accounts()).Masked((*mask.Masker).Account),
		peopleTable:  table.NewListing(deps.Env, k.Choose, lists.People()).Masked((*mask.Masker).Person),
		sessionTable: table.NewListing(deps.Env, k.Choose, lists.SessionsInDetail()).Snug(),
		insteadTable: table.NewListing(deps.Env, k.Choose, insteadColumns()),
		requestTable: table.NewListing(deps.Env, k.Choose, lists.Requests()).Masked((*mask.Masker).Request).Snug(),
	}
	f.wayTable = table.NewListing(deps.Env, k.Choose, f.wayColumns()).Snug()
	f.sessionTable.Masked(func(m *mask.Masker, s model.SessionSummary) model.SessionSummary {
		return m.Summary(f.sessions.user, s)
	})
	f.form.SetNow(deps.Env.Now)
	f.begin(ref)
	f.insteadTable.Show(insteads())
	if f.Understand == nil {
		f.Understand = func(text string) paste.Result {
			return paste.Understand(text, func(string) (paste.Token, bool) { return paste.Token{}, false })
		}
	}
	return f
}

// SetSource gives the screen what it asks, and asks for what the form needs
// now. Lists that came from another source are dropped.
func (f *Screen) SetSource(source Source) tea.Cmd {
	f.source = source
	f.accounts.forget()
	f.people.forget()
	f.sessions.forget()
	return f.after(f.need())
}

// SetNotice shows a quiet line below the title.
func (f *Screen) SetNotice(notice string) { f.form.SetNotice(notice) }

// SetNote shows a quiet line below the fields, or none.
func (f *Screen) SetNote(note string) {
	f.form.SetNote(note)
	f.arrange()
}

// Say shows what a banner has to say as a quiet line below the fields.
func (f *Screen) Say(banner box.Banner) { f.SetNote(banner.Text()) }

// Fill puts ids into the form, to be looked up as they are.
func (f *Screen) Fill(ref model.Ref) {
	f.form.SetValue(searchField, "")
	f.form.Fill(ref)
	f.derived = true
	f.nameAccount()
	f.held = true
	f.arrange()
}

// Person returns the person whose id is in the form, if it was chosen from the list.
func (f *Screen) Person() *model.Person {
	if f.person != nil && f.person.ID == f.form.Ref().User {
		return f.person
	}
	return nil
}

// SetSize sets the screen's size in cells.
func (f *Screen) SetSize(width, height int) {
	f.width, f.height = width, height
	f.arrange()
}

// EnvChanged shows times in another way or at another moment.
func (f *Screen) EnvChanged() {
	f.form.EnvChanged()
	f.nameFields()
	f.accountTable.EnvChanged()
	f.peopleTable.EnvChanged()
	f.sessionTable.EnvChanged()
	f.insteadTable.EnvChanged()
	f.wayTable.EnvChanged()
	f.requestTable.EnvChanged()
}

// need asks for what the field in focus is chosen from. Where few requests are
// left, what is only convenient is not asked.
func (f *Screen) need() tea.Cmd {
	if f.source == nil || f.held || f.form.Busy() {
		return nil
	}
	if f.seeksPerson() {
		f.refuseBare()
		if credential.Resembles(f.query()) {
			return nil
		}
	}
	ref := f.form.Ref()
	if f.source.Budget().Low(f.Env.Now()) {
		return nil
	}
	switch f.form.Focused() {
	case accountField:
		return f.accounts.need(f.source)
	case searchField, userField:
		if !f.hasAccount() || !f.seeks() {
			return f.accounts.need(f.source)
		}
		return tea.Batch(f.accounts.need(f.source), f.people.start(f.source, ref.Account, f.query()))
	default:
		if !f.userKnown() || !f.hasAccount() {
			return nil
		}
		return f.sessions.need(f.source, ref.Account, ref.User)
	}
}

// userKnown reports whether the user field holds an id rather than a name.
func (f *Screen) userKnown() bool {
	return f.Person() != nil || find.IsUserID(f.form.Ref().User)
}

// Update takes an answer or a pause in typing.
func (f *Screen) Update(msg tea.Msg) (tea.Cmd, action.Outcome) {
	event, cmd := f.found.Update(msg)
	if event != fetch.Nothing {
		more, outcome := f.answered(event)
		return tea.Batch(cmd, more), outcome
	}
	lists := f.updateLists(msg)
	return tea.Batch(cmd, lists, f.goOn()), nil
}

// updateLists takes what belongs to the lists below the form.
func (f *Screen) updateLists(msg tea.Msg) tea.Cmd {
	if paused, ok := msg.(typingPausedMsg); ok {
		if paused.generation != f.people.generation {
			return nil
		}
		return f.after(f.need())
	}
	if event, cmd := f.accounts.Update(msg); event != fetch.Nothing || cmd != nil {
		return f.after(tea.Batch(cmd, f.accountsListed()))
	}
	if changed, cmd := f.people.update(msg); changed || cmd != nil {
		if changed {
			cmd = tea.Batch(cmd, f.peopleListed())
		}
		return f.after(cmd)
	}
	if f.sessions.glances.Update(msg) {
		f.glanced()
		return f.glance()
	}
	if event, cmd := f.sessions.refused.Update(msg); event != fetch.Nothing || cmd != nil {
		return cmd
	}
	event, cmd := f.sessions.Update(msg)
	if event != fetch.Nothing {
		f.Env.Tick()
		f.filterSessions()
		f.arrange()
		cmd = tea.Batch(cmd, f.glance())
	}
	return cmd
}
