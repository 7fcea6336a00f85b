package lookup

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/credential"
	find "ztsession/model/lookup"
	"ztsession/model/paste"
	"ztsession/ui/action"
)

// seeksPerson reports whether the field in focus is one that finds people.
func (f *Screen) seeksPerson() bool {
	return f.form.Focused() == searchField || f.form.Focused() == userField
}

// query is what people are searched by: the text of the field in focus.
func (f *Screen) query() string {
	if f.form.Focused() == userField {
		return f.form.Value(userField)
	}
	return f.form.Value(searchField)
}

// recognised returns what is typed into the search, with real ids.
func (f *Screen) recognised() find.Recognised {
	return find.Recognise(f.Env.Mask.Original(f.form.Value(searchField)))
}

// seeks reports whether somebody is searched by what is typed, rather than named
// by an id.
func (f *Screen) seeks() bool {
	if f.form.Focused() == userField {
		return !f.userKnown()
	}
	r := f.recognised()
	return !f.rays.any && r.Ref.User == "" && (!r.Wanted.IsEmpty() || r.Ref == model.Ref{})
}

// hasAccount reports whether the form has an account to search in.
func (f *Screen) hasAccount() bool {
	return model.CheckID(model.AccountField, f.form.Ref().Account) == nil
}

// rests reports whether the search stands as it was before the session that was
// opened last, selected, so that nothing is searched for.
func (f *Screen) rests() bool {
	return f.form.Focused() == searchField && f.opened != model.Ref{} && f.form.Ref() == f.opened &&
		(f.form.Selected(searchField) || f.form.Value(searchField) == "")
}

// enterSearch acts on what is typed into the search.
func (f *Screen) enterSearch() (tea.Cmd, action.Outcome) {
	text := f.form.Value(searchField)
	if f.rests() {
		// Nothing was typed over the session that one came back from.
		return f.LookUp(), nil
	}
	f.held = false
	found := f.Understand(text)
	r := f.recognised()
	switch {
	case found.Kind == paste.SavedSession:
		return nil, f.openText(cmp.Or(found.Saved, text))
	case found.Kind == paste.AccessToken, found.Kind == paste.IDs && (r.Ref.User == "" || !f.hasAccount() && found.Ref.Account != ""):
		f.form.SetValue(searchField, "")
		return f.takeIDs(found), nil
	case found.Kind == paste.RayIDs:
		return f.takeRay(found), nil
	case found.Kind == paste.Nothing && found.What != "":
		f.SetNote(found.What)
		return nil, nil
	case r.Ref.Account != "":
		cmd := f.takeAccount(model.Account{ID: r.Ref.Account})
		if r.Ref.User == "" && r.Wanted.IsEmpty() {
			f.form.SetValue(searchField, "")
			return f.need(), nil
		}
		if r.Ref.User == "" {
			return cmd, nil
		}
	}
	if !f.hasAccount() {
		return f.enterAccountOfSearch(), nil
	}
	switch {
	case r.Ref.User != "":
		return f.takeUser(r.Ref), nil
	case r.Ref.Nonce != "" && r.Wanted.IsEmpty():
		f.form.SetValue(nonceField, r.Ref.Nonce)
		f.form.SetValue(searchField, "")
		f.SetNote("A nonce, which is in its field now. Whose session is it? Type the name or the e-mail.")
		return f.need(), nil
	}
	if cmd, ok := f.enterPerson(); ok {
		return cmd, nil
	}
	// What is asked for by hand is asked although few requests are left.
	f.eager = text != ""
	return f.people.start(f.source, f.form.Ref().Account, f.query()), nil
}

// moveID puts an id that stands alone in the search into its own field and goes
// on to the next one, so that ids can follow each other by tabs. It reports
// whether there was one.
func (f *Screen) moveID() bool {
	if f.form.Focused() != searchField || f.form.LineEnd() {
		return false
	}
	ref := f.recognised().Ref
	at := map[model.Ref]int{{Account: ref.Account}: accountField, {User: ref.User}: userField}[ref]
	if at == 0 || ref == (model.Ref{}) {
		return false
	}
	f.change(func() {
		f.form.SetValue(searchField, "")
		f.form.SetValue(at, cmp.Or(ref.Account, ref.User))
		f.form.Focus(at + 1)
	})
	f.nameFields()
	return true
}

// peopleFit reports whether the people below are the answer to what is typed.
func (f *Screen) peopleFit() bool {
	return f.people.loaded() && f.people.search == f.query() && f.people.account == f.form.Value(accountField)
}

// enterPerson takes the person under the cursor, or has the only one taken who
// fits once the answer is there. It reports false where there is nobody to take,
// and nothing to wait for.
func (f *Screen) enterPerson() (tea.Cmd, bool) {
	if credential.Resembles(f.query()) {
		f.SetNote("That is likely a token or key, so nobody is searched by it.")
		return nil, true
	}
	switch at := f.peopleTable.Cursor(); {
	case f.peopleFit() && at >= 0 && at < len(f.people.all):
		return f.takeMarked(at), true
	case f.peopleFit() && f.people.loaded():
		f.setProblem(f.nobody())
		return nil, true
	case !f.people.failed() && f.source != nil && !f.source.Budget().Low(f.Env.Now()) && f.query() != "":
		// The answer for what was typed is not there yet; taking one from an
		// older answer would open the wrong person.
		f.eager = true
		return f.need(), true
	default:
		return nil, f.source == nil && f.form.Focused() == searchField
	}
}

// takeMarked takes the person in row at. Somebody who does not fit what was typed
// is taken only once the list was looked at, and the session of one of several is
// opened at once only then.
func (f *Screen) takeMarked(at int) tea.Cmd {
	if person, ok := f.exact(); ok && at == 0 {
		return f.takePerson(person, true)
	}
	if at >= f.people.fit && !f.looked {
		f.looked = true
		f.SetNote("Nobody fits all that was typed. " + f.enterKey() + " takes the marked one all the same.")
		return nil
	}
	return f.takePerson(f.people.all[at], f.looked || f.people.fit == 1 && !f.people.pages.Value().More)
}

// nobody is the card for when nobody fits.
func (f *Screen) nobody() *model.Problem {
	where := "this account"
	if name := f.Env.Mask.Account(f.accounts.named(f.form.Ref().Account)).Name; name != "" {
		where = name
	}
	p := &model.Problem{
		What:  "Nobody in " + where + " fits " + model.Quote(f.query()) + ".",
		Cause: "A person appears there only after a first login, and the name may be spelt in another way.",
		Next:  "Type less of the name, or the e-mail; or paste the user id.",
	}
	if len(f.accounts.Value()) > 1 {
		p.Next = "Type less of the name, or the e-mail; or choose another account."
	}
	return p
}

// enterAccountOfSearch takes an account, which every search needs. Where several
// can be meant they have to be looked at first.
func (f *Screen) enterAccountOfSearch() tea.Cmd {
	at := f.accountTable.Cursor()
	switch {
	case at < 0 || at >= len(f.accounts.match):
		f.form.SetWrong(searchField, errNoAccount)
		if f.accounts.Err() != nil {
			f.accounts.forget()
		}
		return f.need()
	case f.form.Value(searchField) == "" || len(f.accounts.match) == 1 || f.looked:
		if f.accounts.filtered {
			// It was the account that was searched.
			f.form.SetValue(searchField, "")
		}
		return f.takeAccount(f.accounts.match[at])
	default:
		f.looked = true
		f.SetNote("In which account? " + f.enterKey() + " takes the marked one.")
		return nil
	}
}

// searchChanged drops what came from the search as it was: user, nonce, errors.
// The account stays.
func (f *Screen) searchChanged() {
	f.setProblem(nil)
	f.looked = false
	f.readRay()
	if f.derived {
		f.form.SetValue(userField, "")
		f.form.SetValue(nonceField, "")
		f.derived, f.opened = false, model.Ref{}
	}
	if !f.hasAccount() {
		f.filterAccounts(f.form.Value(searchField))
	}
}

// NextCaller puts the focus on the search with the old text selected, so that
// the next name replaces it. What came from it goes with it then; the account stays.
// last are the ids of the session that was shown where that is another one than was
// looked up here last: they come into the fields, so that enter leads back to it.
func (f *Screen) NextCaller(last model.Ref) {
	if last.Complete() {
		f.Fill(last)
		f.opened = last
		f.nameFields()
	}
	f.derived = true
	f.form.Select(searchField)
	f.arrange()
}
