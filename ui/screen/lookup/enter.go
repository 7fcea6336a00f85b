package lookup

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/paste"
	"ztsession/ui/action"
	"ztsession/ui/widget/form"
)

// enter takes what is chosen for the field in focus.
func (f *Screen) enter() (tea.Cmd, action.Outcome) {
	if f.form.LineEnd() || f.refuseBare() {
		return nil, nil
	}
	at := f.form.Focused()
	if text := f.form.Value(at); at != searchField && strings.ContainsAny(text, "/ ,;") {
		// An address or a command that was pasted key by key.
		if found := f.Understand(text); found.Kind == paste.IDs {
			f.form.SetValue(at, "")
			return f.takeIDs(found), nil
		}
	}
	switch at {
	case searchField:
		if f.hasRay() {
			return f.enterRay(), nil
		}
		return f.enterSearch()
	case accountField:
		return f.enterAccount(), nil
	case userField:
		return f.enterUser(), nil
	default:
		return f.enterNonce()
	}
}

func (f *Screen) enterAccount() tea.Cmd {
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

func (f *Screen) enterUser() tea.Cmd {
	if f.userKnown() {
		if person, which := f.people.lookAlike(f.form.Value(userField)); which != "" {
			return f.takePerson(person, true)
		}
	} else if cmd, ok := f.enterPerson(); ok {
		return cmd
	}
	typed := f.form.Value(userField)
	if f.people.failed() && typed == "" {
		return f.need()
	}
	if err := check(model.UserField, typed); err != nil {
		f.form.SetWrong(userField, err)
		return nil
	}
	f.form.Focus(nonceField)
	f.opening = f.userKnown()
	return f.need()
}

func (f *Screen) enterNonce() (tea.Cmd, action.Outcome) {
	switch {
	case f.showsInstead():
		return nil, f.showPerson(f.insteadTable.Chosen().tab)
	case isLatest(f.form.Value(nonceField)) && f.sessionTable.Cursor() <= 0:
		// The newest may be another by now than the first of the list.
	case f.sessionsFit() && len(f.sessions.match) > 0:
		one := f.sessions.match[max(f.sessionTable.Cursor(), 0)]
		if one.Nonce == "" {
			f.form.SetWrong(nonceField, errors.New("this session was listed without a nonce, so it cannot be opened"))
			return nil, nil
		}
		f.form.SetValue(nonceField, one.Nonce)
	case f.sessions.Asking() && f.form.Value(nonceField) == "":
		f.opening = true
		return nil, nil
	case f.held && f.form.Value(nonceField) == "":
		f.held, f.opening = false, true
		return f.need(), nil
	case f.form.Value(nonceField) == "" && f.sessions.again():
		return f.need(), nil
	}
	if f.form.Submit() == form.Submitted {
		return f.LookUp(), nil
	}
	return nil, nil
}
