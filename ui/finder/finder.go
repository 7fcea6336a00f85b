package finder

import (
	"context"
	"regexp"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/paste"
	"ztsession/ui/flight"
	"ztsession/ui/form"
	"ztsession/ui/keys"
	"ztsession/ui/table"
	"ztsession/ui/theme"
)

// The fields of the form.
const (
	accountField = iota
	userField
	nonceField
)

// Finder is the look-up screen.
type Finder struct {
	form      *form.LookUp
	directory Directory // nil until there are credentials
	styles    *theme.Styles
	keys      keys.Map
	now       func() time.Time
	// understand says what a pasted text is.
	understand func(text string) paste.Result
	width      int
	height     int

	accounts accounts
	people   people
	sessions sessions

	accountTable, peopleTable, sessionTable, insteadTable *table.Table

	person *model.Person // the one who was chosen, while the id stands in the form
	// eager counts how often enter was pressed before the answer was there. A
	// single answer is then taken at once; a second enter goes on to the only
	// session of the only person.
	eager int
	// held says that the ids came from a paste: nothing is asked until enter.
	held bool
}

// New returns the screen, filled with what is known of ref. Requests end when
// ctx does.
func New(ctx context.Context, styles *theme.Styles, keyMap keys.Map, c clock.Clock, now func() time.Time, ref model.Ref) *Finder {
	f := &Finder{
		form: newForm(styles, keyMap.Form, ref), styles: styles, keys: keyMap, now: now,
		accountTable: table.New(styles, keyMap.Choose, accountColumns()...),
		peopleTable:  table.New(styles, keyMap.Choose, peopleColumns()...),
		sessionTable: table.New(styles, keyMap.Choose, SessionColumns()...),
		insteadTable: table.New(styles, keyMap.Choose, insteadColumns()...),
	}
	f.accounts.guard, f.people.guard, f.sessions.guard = flight.New(ctx), flight.New(ctx), flight.New(ctx)
	f.insteadTable.SetRows(instead{})
	f.SetClock(c)
	f.held = ref.Complete()
	f.understand = func(text string) paste.Result {
		return paste.Understand(text, func(string) (paste.Token, bool) { return paste.Token{}, false })
	}
	return f
}

// newForm returns the form with hints that fit a field one can search in.
func newForm(styles *theme.Styles, formKeys keys.Form, ref model.Ref) *form.LookUp {
	l := form.NewLookUp(styles, formKeys, ref)
	l.SetHint(userField, "A name, an e-mail or a part of either; or the user id, which is the field id of the Access users list, not uid or seat_uid.")
	return l
}

// SetUnderstand replaces what says what a pasted text is.
func (f *Finder) SetUnderstand(understand func(text string) paste.Result) {
	if understand != nil {
		f.understand = understand
	}
}

// Connect gives the finder what it asks, and asks for what the form needs now.
// Lists that came from another directory are dropped.
func (f *Finder) Connect(directory Directory) tea.Cmd {
	f.directory = directory
	f.accounts.forget()
	f.people.forget()
	f.sessions.forget()
	return f.after(f.need())
}

// Form returns the form, for what stands in it and above it.
func (f *Finder) Form() *form.LookUp { return f.form }

// SetBusy shows lines while a look-up runs, or nothing.
func (f *Finder) SetBusy(lines []string) {
	f.form.SetBusy(lines)
	f.arrange()
}

// SetNote shows a quiet line below the fields, or none.
func (f *Finder) SetNote(note string) {
	f.form.SetNote(note)
	f.arrange()
}

// SetProblem shows an error card above the fields, or none.
func (f *Finder) SetProblem(p *model.Problem) {
	f.form.SetProblem(p)
	f.arrange()
}

// HasProblem reports whether an error card is shown.
func (f *Finder) HasProblem() bool { return f.form.HasProblem() }

// FocusField puts the focus on the field that a problem is about.
func (f *Finder) FocusField(name model.RefField) {
	f.form.FocusField(name)
	f.arrange()
}

// Fill puts ids into the form, to be looked up as they are.
func (f *Finder) Fill(ref model.Ref) {
	f.form.Fill(ref)
	f.nameAccount()
	f.held = true
	f.arrange()
}

// Release lets the finder ask for the lists that belong to what the form holds,
// which it does not by itself for ids that were given to it.
func (f *Finder) Release() tea.Cmd {
	f.held = false
	return f.after(f.need())
}

// Ref returns the ids in the form.
func (f *Finder) Ref() model.Ref { return f.form.Ref() }

// Chosen returns the list's entry of the session that the form names, or nil
// when the nonce did not come from the list.
func (f *Finder) Chosen() *model.SessionSummary {
	ref := f.form.Ref()
	if f.sessions.account != ref.Account || f.sessions.user != ref.User {
		return nil
	}
	return f.sessions.chosen(ref.Nonce)
}

// Person returns the person whose id is in the form, if it was chosen from the list.
func (f *Finder) Person() *model.Person {
	if f.person != nil && f.person.ID == f.form.Ref().User {
		return f.person
	}
	return nil
}

// SetStyles changes the look.
func (f *Finder) SetStyles(styles *theme.Styles) {
	f.styles = styles
	f.form.SetStyles(styles)
	for _, t := range f.tables() {
		t.SetStyles(styles)
	}
}

func (f *Finder) tables() []*table.Table {
	return []*table.Table{f.accountTable, f.peopleTable, f.sessionTable, f.insteadTable}
}

// SetSize sets the screen's size in cells.
func (f *Finder) SetSize(width, height int) {
	f.width, f.height = width, height
	f.arrange()
}

// SetClock changes how times are shown, and the present moment.
func (f *Finder) SetClock(c clock.Clock) {
	f.people.clock, f.sessions.clock = c, c
	for _, t := range f.tables() {
		t.SetTimes(TimeWidth(c))
	}
}

// need asks for what the field in focus is chosen from. Where few requests are
// left, what is only convenient is not asked.
func (f *Finder) need() tea.Cmd {
	if f.directory == nil || f.held || f.form.Busy() {
		return nil
	}
	ref := f.form.Ref()
	if f.directory.Budget().Low(f.now()) {
		return nil
	}
	switch f.form.Focused() {
	case accountField:
		return f.accounts.ask(f.directory)
	case userField:
		if model.CheckID(model.AccountField, ref.Account) != nil || isUserID(ref.User) {
			return f.accounts.ask(f.directory)
		}
		return tea.Batch(f.accounts.ask(f.directory), f.people.start(f.directory, ref.Account, ref.User))
	default:
		if !f.userKnown() || model.CheckID(model.AccountField, ref.Account) != nil {
			return nil
		}
		return f.sessions.ask(f.directory, ref.Account, ref.User)
	}
}

// userKnown reports whether the user field holds an id rather than a name.
func (f *Finder) userKnown() bool {
	id := f.form.Ref().User
	return f.Person() != nil || isUserID(id)
}

var userID = regexp.MustCompile(`^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$`)

// isUserID reports whether text has the form of a UUID, which every user id has.
func isUserID(text string) bool { return userID.MatchString(text) }

// Update takes an answer or a pause in typing.
func (f *Finder) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case accountsListedMsg:
		return f.after(f.accountsListed(msg))
	case typingPausedMsg:
		if msg.generation != f.people.generation {
			return nil
		}
		return f.after(f.need())
	case peopleListedMsg:
		return f.after(f.peopleListed(msg))
	case sessionsListedMsg:
		f.sessionsListed(msg)
		return f.after(nil)
	default:
		return nil
	}
}

func (f *Finder) accountsListed(msg accountsListedMsg) tea.Cmd {
	if !f.accounts.listed(msg) {
		return nil
	}
	f.accounts.filter(f.form.Value(accountField))
	f.accountTable.SetRows(&f.accounts)
	f.nameAccount()
	if len(f.accounts.all) == 1 && f.form.Value(accountField) == "" {
		return f.takeAccount(f.accounts.all[0])
	}
	return nil
}

// nameAccount shows the account's name beside its id.
func (f *Finder) nameAccount() {
	f.form.SetAside(accountField, f.accounts.name(f.form.Value(accountField)))
}

func (f *Finder) peopleListed(msg peopleListedMsg) tea.Cmd {
	cmd := f.people.listed(msg, f.directory)
	if cmd != nil || f.people.inFlight {
		return cmd
	}
	if msg.query.Page > 1 {
		f.peopleTable.Changed(&f.people, f.peopleTable.Cursor())
	} else {
		f.peopleTable.SetRows(&f.people)
	}
	f.peopleTable.SetMatch(f.people.search)
	if f.eager > 0 && f.form.Focused() == userField && f.people.state == loaded {
		if len(f.people.all) == 1 && !f.people.more {
			f.eager--
			return f.takePerson(f.people.all[0])
		}
		f.eager = 0
	}
	return nil
}

func (f *Finder) sessionsListed(msg sessionsListedMsg) {
	if f.sessions.listed(msg) {
		f.filterSessions()
	}
}

func (f *Finder) filterSessions() {
	f.sessions.filter(f.form.Value(nonceField))
	f.sessionTable.SetRows(&f.sessions)
}
