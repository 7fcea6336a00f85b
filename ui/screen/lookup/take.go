package lookup

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// takeAccount puts an account into the form and goes on to the user.
func (f *Screen) takeAccount(account model.Account) tea.Cmd {
	if account.ID != f.people.account {
		f.people.forget()
		f.sessions.forget()
	}
	f.form.SetValue(accountField, account.ID)
	f.nameAccount()
	f.form.Focus(userField)
	return f.need()
}

// takePerson puts a person's id into the form and goes on to the sessions.
func (f *Screen) takePerson(person model.Person) tea.Cmd {
	f.person = &person
	f.sessions.forget()
	f.form.SetValue(userField, person.ID)
	f.form.SetAside(userField, f.title(person))
	f.form.SetValue(nonceField, "")
	f.form.Focus(nonceField)
	return f.need()
}

var errNobody = errors.New("nobody fits what was typed; type less of the name, or the person's id")
