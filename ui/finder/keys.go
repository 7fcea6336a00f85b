package finder

import (
	"errors"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/paste"
	"ztsession/ui/form"
	"ztsession/ui/keys"
	"ztsession/ui/widget/table"
)

// Key acts on a key.
func (f *Finder) Key(msg tea.KeyPressMsg) (tea.Cmd, Outcome) {
	if f.form.Busy() || key.Matches(msg, f.keys.Form.Cancel) {
		return nil, f.outcome(f.form.Key(msg))
	}
	if t := f.choices(); t != nil && t.Key(msg) {
		cmd := f.scrolled()
		return f.after(cmd), None
	}
	if key.Matches(msg, f.keys.Form.Submit) {
		cmd, outcome := f.enter()
		return f.after(cmd), outcome
	}
	return f.after(f.edit(func() { _ = f.form.Key(msg) })), None
}

// Paste takes text that was pasted into any field. What was understood of it
// is shown before anything is asked. The text of a saved answer is returned as
// OpenText.
func (f *Finder) Paste(text string) (tea.Cmd, Outcome) {
	if f.form.Busy() {
		return nil, None
	}
	found := f.understand(text)
	switch found.Kind {
	case paste.SavedSession:
		return nil, OpenText
	case paste.IDs, paste.AccessToken:
		f.change(func() { f.form.Fill(found.Ref) })
		f.nameAccount()
		f.held = true
		if f.form.Ref().Complete() {
			found.What += " Enter looks up."
		}
		f.SetNote(found.What)
		return f.after(nil), None
	case paste.Nothing:
	}
	if found.What != "" {
		f.SetNote(found.What)
		return nil, None
	}
	return f.after(f.edit(func() { f.form.Paste(text) })), None
}

func (f *Finder) outcome(o form.Outcome) Outcome {
	if o == form.Cancelled {
		return Cancelled
	}
	return None
}

// edit does something to the form, and then asks for what the change calls for.
func (f *Finder) edit(do func()) tea.Cmd {
	user := f.form.Ref().User
	switch {
	case !f.change(do):
		return nil
	case f.form.Ref().User != user && f.form.Focused() == userField:
		return f.people.typed()
	default:
		return f.need()
	}
}

// change does something to the form and drops what no longer belongs to what
// it holds. It asks nothing, and reports whether anything changed.
func (f *Finder) change(do func()) bool {
	before, focus := f.form.Ref(), f.form.Focused()
	do()
	after := f.form.Ref()
	if after == before && f.form.Focused() == focus {
		return false
	}
	f.held, f.eager = false, 0
	if after.Account != before.Account {
		f.people.forget()
		f.sessions.forget()
		f.accounts.filter(after.Account)
		f.accountTable.SetRows(&f.accounts)
		f.nameAccount()
	}
	if after.User != before.User {
		f.person = nil
		f.sessions.forget()
	}
	if after.Nonce != before.Nonce {
		f.filterSessions()
	}
	f.warnOfLookAlike()
	return true
}

// warnOfLookAlike says so when the id is another one of somebody's than the
// one that the look-up needs: id, uid and seat_uid look the same.
func (f *Finder) warnOfLookAlike() {
	if person, which := f.people.lookAlike(f.form.Value(userField)); which != "" {
		f.form.SetWrong(userField, fmt.Errorf("this is the %s of %s; the id that goes here is %s. Enter takes it", which, person.Title(), person.ID))
	}
}

// scrolled asks for more people as the end of the list comes near.
func (f *Finder) scrolled() tea.Cmd {
	const ahead = 10
	if f.form.Focused() == userField && f.peopleTable.Near(ahead) && !f.directory.Budget().Low(f.now()) {
		return f.people.next(f.directory)
	}
	return nil
}

// enter takes what is chosen for the field in focus.
func (f *Finder) enter() (tea.Cmd, Outcome) {
	switch f.form.Focused() {
	case accountField:
		return f.enterAccount(), None
	case userField:
		return f.enterUser(), None
	default:
		return f.enterNonce()
	}
}

func (f *Finder) enterAccount() tea.Cmd {
	if at := f.accountTable.Cursor(); at >= 0 && at < len(f.accounts.match) {
		return f.takeAccount(f.accounts.match[at])
	}
	if err := model.CheckID(model.AccountField, f.form.Value(accountField)); err != nil {
		f.form.SetWrong(accountField, err)
		if f.accounts.Err() != nil {
			f.accounts.forget()
		}
		return f.need()
	}
	f.form.Focus(userField)
	return f.need()
}

func (f *Finder) enterUser() tea.Cmd {
	typed := f.form.Value(userField)
	switch at := f.peopleTable.Cursor(); {
	case f.userKnown():
		if person, which := f.people.lookAlike(typed); which != "" {
			return f.takePerson(person)
		}
	case f.peopleFit() && at >= 0 && at < len(f.people.all):
		return f.takePerson(f.people.all[at])
	case f.peopleFit() && f.people.loaded():
		f.form.SetWrong(userField, errNobody)
		return nil
	case !f.people.failed() && f.directory != nil && !f.directory.Budget().Low(f.now()) && typed != "":
		// The answer for what was typed is not there yet; taking one from an
		// older answer would open the wrong person.
		f.eager++
		return f.need()
	}
	if f.people.failed() && typed == "" {
		return f.need()
	}
	if err := model.CheckID(model.UserField, typed); err != nil {
		f.form.SetWrong(userField, err)
		return nil
	}
	f.form.Focus(nonceField)
	return f.need()
}

// peopleFit reports whether the people below are the answer to what is typed.
func (f *Finder) peopleFit() bool {
	return f.people.loaded() && f.people.search == f.form.Value(userField) && f.people.account == f.form.Value(accountField)
}

func (f *Finder) enterNonce() (tea.Cmd, Outcome) {
	switch {
	case f.showsInstead():
		return nil, []Outcome{LastSeen, FailedLogins}[max(f.insteadTable.Cursor(), 0)]
	case f.sessionsFit() && len(f.sessions.match) > 0:
		one := f.sessions.match[max(f.sessionTable.Cursor(), 0)]
		if one.Nonce == "" {
			f.form.SetWrong(nonceField, errors.New("this session was listed without a nonce, so it cannot be opened"))
			return nil, None
		}
		f.form.SetValue(nonceField, one.Nonce)
	case f.sessions.Asking() && f.form.Value(nonceField) == "":
		f.eager = 1
		return nil, None
	case f.held && f.form.Value(nonceField) == "":
		f.held = false
		return f.need(), None
	case f.form.Value(nonceField) == "" && f.sessions.again():
		return f.need(), None
	}
	if f.form.Submit() == form.Submitted {
		return nil, LookUp
	}
	return nil, None
}

// sessionsFit reports whether the sessions below are those of the person in the form.
func (f *Finder) sessionsFit() bool {
	ref := f.form.Ref()
	return f.sessions.Loaded() && f.sessions.account == ref.Account && f.sessions.user == ref.User
}

// showsInstead reports whether the person has no session, and nothing was
// typed in place of one.
func (f *Finder) showsInstead() bool {
	return f.form.Focused() == nonceField && f.sessionsFit() && f.sessions.none() && f.form.Value(nonceField) == ""
}

// EagerLookUp reports, once, that enter was pressed before the sessions were
// there and that there is exactly one: it is in the form now.
func (f *Finder) EagerLookUp() bool {
	if f.eager == 0 || f.form.Focused() != nonceField || !f.sessions.Loaded() {
		return false
	}
	f.eager = 0
	all := f.sessions.Value()
	if len(all) != 1 || all[0].Nonce == "" {
		return false
	}
	f.form.SetValue(nonceField, all[0].Nonce)
	return true
}

// choices returns the table that is shown below the form, or nil.
func (f *Finder) choices() *table.Table {
	switch {
	case f.held || f.form.Busy():
		return nil
	case f.form.Focused() == accountField && len(f.accounts.match) > 0:
		return f.accountTable
	case f.form.Focused() == userField && !f.userKnown() && len(f.people.all) > 0:
		return f.peopleTable
	case f.showsInstead():
		return f.insteadTable
	case f.form.Focused() == nonceField && f.sessionsFit() && len(f.sessions.match) > 0:
		return f.sessionTable
	default:
		return nil
	}
}

// Keys returns the bindings that work now.
func (f *Finder) Keys() []key.Binding {
	bindings := f.form.Keys()
	if f.form.Busy() || f.choices() == nil {
		return bindings
	}
	words := map[int]string{accountField: "choose", userField: "choose", nonceField: "open"}[f.form.Focused()]
	take := keys.As(f.keys.Form.Submit, words)
	return append([]key.Binding{take, f.keys.Choose.Up, f.keys.Choose.Down, keys.As(f.keys.Form.Next, "next field")}, bindings[1:]...)
}
