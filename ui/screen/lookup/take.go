package lookup

import (
	"cmp"
	"errors"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	find "ztsession/model/lookup"
)

// takeAccount puts an account into the form and goes on to the user, or on with
// what was typed into the search.
func (f *Screen) takeAccount(account model.Account) tea.Cmd {
	if account.ID != f.people.account {
		f.people.forget()
		f.sessions.forget()
	}
	f.form.SetValue(accountField, account.ID)
	f.nameAccount()
	f.form.SetNote("")
	switch {
	case f.form.Busy():
	case f.form.Focused() == searchField:
		f.eager = f.eager || f.looked && f.form.Value(searchField) != ""
		f.looked = false
	case find.IsFindable(f.form.Ref()):
		// Only the account was missing.
		return f.LookUp()
	default:
		f.form.Focus(userField)
	}
	return f.need()
}

// takePerson puts a person's id into the form and goes on to the sessions. The
// only one opens at once where the person is sure to be meant, and so does the
// one whose nonce was given.
func (f *Screen) takePerson(person model.Person, sure bool) tea.Cmd {
	nonce := ""
	if !f.derived {
		nonce = f.form.Value(nonceField)
	}
	if f.form.Focused() == searchField {
		nonce = cmp.Or(f.recognised().Ref.Nonce, nonce)
	}
	f.person = &person
	f.known[person.ID] = person
	f.sessions.forget()
	f.form.SetValue(userField, person.ID)
	f.form.SetAside(userField, f.title(person))
	f.form.SetValue(nonceField, nonce)
	f.form.Focus(nonceField)
	f.derived = true
	if nonce != "" {
		return f.LookUp()
	}
	f.opening = sure
	return f.need()
}

// takeUser puts a user id that was typed into the search into the form, with the
// nonce behind it, if there was one.
func (f *Screen) takeUser(ref model.Ref) tea.Cmd {
	if person, which := f.people.lookAlike(ref.User); which != "" {
		return f.takePerson(person, true)
	}
	f.person = nil
	f.sessions.forget()
	f.form.SetValue(userField, ref.User)
	f.form.SetValue(nonceField, ref.Nonce)
	f.nameFields()
	f.form.Focus(nonceField)
	f.derived = true
	if ref.Nonce != "" {
		return f.LookUp()
	}
	f.opening = true
	return f.need()
}

var errNoAccount = errors.New("choose the account first: its id can be typed here, and stands in the dashboard's address")
