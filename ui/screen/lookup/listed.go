package lookup

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	find "ztsession/model/lookup"
)

func (f *Screen) accountsListed() tea.Cmd {
	text := f.form.Value(accountField)
	if f.form.Focused() == searchField && text == "" {
		text = f.form.Value(searchField)
	}
	f.filterAccounts(text)
	f.nameAccount()
	if all := f.accounts.Value(); len(all) == 1 && f.form.Value(accountField) == "" {
		return f.takeAccount(all[0])
	}
	return nil
}

// nameAccount shows the account's name beside its id.
func (f *Screen) nameAccount() {
	f.form.SetAside(accountField, f.Env.Mask.Account(f.accounts.named(f.form.Value(accountField))).Name)
}

// nameFields shows beside the ids what they stand for.
func (f *Screen) nameFields() {
	f.nameAccount()
	if person := f.Person(); person != nil {
		f.form.SetAside(userField, f.title(*person))
	}
}

// title returns what a person is called on the screen.
func (f *Screen) title(person model.Person) string {
	person = f.Env.Mask.Person(person)
	return person.Title()
}

func (f *Screen) peopleListed() tea.Cmd {
	f.Env.Tick()
	if f.people.pages.Value().Query.Page > 1 && f.people.loaded() {
		f.peopleTable.Change(f.people.all, f.peopleTable.Cursor())
	} else {
		f.peopleTable.Show(f.people.all)
	}
	f.peopleTable.SetMatch(f.people.search)
	if !f.eager || !f.seeksPerson() || !f.people.loaded() {
		return nil
	}
	f.eager = false
	if person, ok := f.exact(); ok {
		return f.takePerson(person, true)
	}
	switch {
	case f.people.fit == 1 && !f.people.pages.Value().More:
		return f.takePerson(f.people.all[0], true)
	case len(f.people.all) == 0:
		f.setProblem(f.nobody())
	case f.people.fit == 0:
		return f.takeMarked(0)
	}
	return nil
}

// exact returns the only one of the people below who has the whole e-mail that
// was typed.
func (f *Screen) exact() (model.Person, bool) {
	var match []model.Person
	wanted := f.people.wanted().Email
	for _, person := range f.people.all {
		if email, ok := person.Email.Get(); ok && find.IsEmail(email) && strings.EqualFold(email, wanted) {
			match = append(match, person)
		}
	}
	if len(match) != 1 {
		return model.Person{}, false
	}
	return match[0], true
}

func (f *Screen) filterSessions() {
	text := soughtIn(f.form.Value(nonceField))
	if isLatest(text) {
		text = ""
	}
	f.sessions.filter(text, f.Env.Mask, f.Env.Clock)
	f.sessionTable.Show(f.sessions.match)
	f.sessionTable.SetMatch(text)
}

// soughtIn returns what of the text of a field is looked for in the list below it. A
// slash before it is what begins a search in every other list.
func soughtIn(text string) string { return strings.TrimPrefix(text, "/") }

// Named returns what an account and a user are called; empty for what was not
// listed or looked up while the program runs.
func (f *Screen) Named(ref model.Ref) (account, person string) {
	account = f.accounts.named(ref.Account).Name
	one, ok := f.known[ref.User]
	for i := 0; !ok && i < len(f.people.all); i++ {
		one, ok = f.people.all[i], f.people.all[i].ID == ref.User
	}
	if !ok || one.Title() == ref.User {
		return account, ""
	}
	return account, one.Title()
}

// Listed returns the people whom the look-up knows, and whose account that is:
// everybody once a list had all, else those of the last search.
func (f *Screen) Listed() (account string, people []model.Person) {
	if f.people.everybody != nil {
		return f.people.account, f.people.everybody
	}
	return f.people.account, f.people.all
}
