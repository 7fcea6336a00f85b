// Package lookup is the look-up screen: the form with its three ids, and below
// it what can be chosen for the field in focus — accounts, people, their
// active sessions — so that nobody has to know an id.
package lookup

import (
	"context"
	"regexp"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/lists"
	find "ztsession/model/lookup"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/ui/action"
	"ztsession/ui/fetch"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/table"
)

// The fields of the form.
const (
	accountField = iota
	userField
	nonceField
)

// Source is what the screen asks.
type Source interface {
	screen.SessionSource
	// Accounts returns every account that the credential can see.
	Accounts(ctx context.Context) ([]model.Account, error)
	// People returns a page of an account's people.
	People(ctx context.Context, account string, query model.PeopleQuery) (model.People, error)
	// Sessions returns a person's active sessions, newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// Budget returns how many requests are left.
	Budget() model.Budget
}

// Deps are what the screen works with beside its source.
type Deps struct {
	Env *look.Env
	// Understand says what a pasted text is; with nil only addresses are understood.
	Understand func(text string) paste.Result
	// OpenText reads a saved answer that was pasted; nil where none can be.
	OpenText func(text string) (*model.Session, error)
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

	person *model.Person // the one who was chosen, while the id stands in the form
	// eager counts how often enter was pressed before the answer was there. A
	// single answer is then taken at once; a second enter goes on to the only
	// session of the only person.
	eager int
	// held says that the ids came from a paste: nothing is asked until enter.
	held bool
	// opened are the ids of the session that was opened last, whose nonce goes
	// when the user does.
	opened model.Ref
}

// New returns the screen, filled with what is known of ref. Requests end when
// ctx does.
func New(ctx context.Context, deps Deps, ref model.Ref) *Screen {
	k := deps.Env.Keys
	f := &Screen{
		Deps: deps, form: newIDForm(deps.Env, ref), held: ref.Complete(),
		accounts: accounts{Of: fetch.New[[]model.Account](ctx)},
		people:   people{pages: fetch.New[peoplePage](ctx), env: deps.Env},
		sessions: sessions{Of: fetch.New[[]model.SessionSummary](ctx)},
		found:    fetch.New[found](ctx),

		accountTable: table.NewListing(deps.Env, k.Choose, lists.Accounts()).Masked((*mask.Masker).Account),
		peopleTable:  table.NewListing(deps.Env, k.Choose, lists.People()).Masked((*mask.Masker).Person),
		sessionTable: table.NewListing(deps.Env, k.Choose, lists.Sessions()),
		insteadTable: table.NewListing(deps.Env, k.Choose, insteadColumns()),
	}
	f.sessionTable.Masked(func(m *mask.Masker, s model.SessionSummary) model.SessionSummary {
		return m.Summary(f.sessions.user, s)
	})
	f.form.SetNow(deps.Env.Now)
	if find.IsEmail(ref.User) && ref.Nonce == "" {
		// The person is found as if the e-mail had been typed.
		f.form.Focus(userField)
		f.eager = 1
	}
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
	f.form.Fill(ref)
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
}

// need asks for what the field in focus is chosen from. Where few requests are
// left, what is only convenient is not asked.
func (f *Screen) need() tea.Cmd {
	if f.source == nil || f.held || f.form.Busy() {
		return nil
	}
	if f.form.Focused() == userField && f.refuseBare() {
		return nil
	}
	ref := f.form.Ref()
	if f.source.Budget().Low(f.Env.Now()) {
		return nil
	}
	switch f.form.Focused() {
	case accountField:
		return f.accounts.need(f.source)
	case userField:
		if model.CheckID(model.AccountField, ref.Account) != nil || isUserID(ref.User) {
			return f.accounts.need(f.source)
		}
		return tea.Batch(f.accounts.need(f.source), f.people.start(f.source, ref.Account, ref.User))
	default:
		if !f.userKnown() || model.CheckID(model.AccountField, ref.Account) != nil {
			return nil
		}
		return f.sessions.need(f.source, ref.Account, ref.User)
	}
}

// userKnown reports whether the user field holds an id rather than a name.
func (f *Screen) userKnown() bool {
	id := f.form.Ref().User
	return f.Person() != nil || isUserID(id)
}

var userID = regexp.MustCompile(`^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$`)

// isUserID reports whether text has the form of a UUID, which every user id has.
func isUserID(text string) bool { return userID.MatchString(text) }

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
	event, cmd := f.sessions.Update(msg)
	if event != fetch.Nothing {
		f.Env.Tick()
		f.filterSessions()
		f.arrange()
	}
	return cmd
}
