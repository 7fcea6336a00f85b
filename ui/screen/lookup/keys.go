package lookup

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/form"
	"ztsession/ui/widget/table"
)

// Actions returns what can be done now.
func (f *Screen) Actions() []action.Action {
	actions := action.Told("Fields", f.bindings()...)
	const last = 90 // behind esc
	for i := range actions {
		actions[i].Footer = i + 1
		if actions[i].Shown() == keys.Name(f.Env.Keys.Form.Previous) {
			actions[i].Footer = last + 1
		}
	}
	actions[0].Always = true
	if f.Waiting() {
		return actions
	}
	recent := action.Action{ID: "recents.show", Keys: f.Env.Keys.Recent.Show, Group: "Form", Footer: last, Do: f.showRecents}
	return append(actions, recent, f.copyAction())
}

// bindings are the keys that the form and the choices below it know now.
func (f *Screen) bindings() []key.Binding {
	bindings := f.form.Keys()
	if f.rests() {
		bindings[0] = keys.As(bindings[0], "open again")
	}
	if f.form.Busy() || f.choices() == nil {
		return bindings
	}
	words := map[int]string{searchField: "choose", accountField: "choose", userField: "choose", nonceField: "open"}[f.form.Focused()]
	if f.choices() == f.requestTable.Table {
		words = "open"
	}
	k := f.Env.Keys
	take := keys.As(k.Form.Submit, words)
	return slices.Concat([]key.Binding{take, keys.As(k.Form.Next, f.nextTitle())}, bindings[1:], []key.Binding{keys.Both(k.Choose.Up, k.Choose.Down, "move")})
}

// nextTitle says where the key for the next field leads.
func (f *Screen) nextTitle() string {
	if f.form.Focused() == searchField {
		return "ids"
	}
	return "next field"
}

func (f *Screen) showRecents() (tea.Cmd, action.Outcome) {
	if !f.Recents {
		f.SetNote("Recent look-ups are not kept here: the demo and masked ids have nothing to come back to.")
		return nil, nil
	}
	return nil, screen.ShowRecents{}
}

// Notes says what can be pasted.
func (f *Screen) Notes() []screen.Notes {
	return []screen.Notes{
		{Title: "What the search takes", Lines: []string{
			"A name in any order and with or without accents, or a part of one; an e-mail, also as a mail program copies it.",
			"A user id. A nonce, or the word latest, goes behind it or behind an e-mail.",
			"A Ray ID, also within the text of a block page: it opens the session of that login, with the login on top.",
			"One person with one session opens at once. Another search keeps the account and clears the rest.",
		}},
		{Title: "Paste anything into any field", Lines: []string{
			"An API address, a path or a whole curl command fills all three ids, and so do three ids by tabs or lines. Headers are never kept.",
			"An Access token is read here and not sent: it names the user and, likely, the nonce.",
			"A saved session opens at once.",
			"An e-mail is as good as the user id, and the word latest as the newest nonce.",
		}},
	}
}

// Key takes text, and moves between the fields and in the choices.
func (f *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if f.form.Busy() {
		return nil, nil
	}
	if t := f.choices(); t != nil && t.Key(msg) {
		f.looked = true
		cmd := f.scrolled()
		return f.after(cmd), nil
	}
	if key.Matches(msg, f.Env.Keys.Form.Submit) {
		cmd, outcome := f.enter()
		return f.after(cmd), outcome
	}
	if key.Matches(msg, f.Env.Keys.Form.Next) && f.moveID() {
		return f.after(f.need()), nil
	}
	read := false
	cmd := f.edit(func() { read = f.form.Key(msg) == form.Read })
	if read {
		return f.takeIDs(f.Understand(f.form.Token())), nil
	}
	return f.after(cmd), nil
}

// edit does something to the form, and then asks for what the change calls for.
func (f *Screen) edit(do func()) tea.Cmd {
	query := f.query()
	switch {
	case !f.change(do):
		return nil
	case f.seeksPerson() && f.query() != query:
		return f.people.typed()
	default:
		return f.need()
	}
}

// change does something to the form and drops what no longer belongs to what
// it holds. It asks nothing, and reports whether anything changed.
func (f *Screen) change(do func()) bool {
	before, focus, search, note := f.form.Ref(), f.form.Focused(), f.form.Value(searchField), f.form.Note()
	do()
	searched := f.form.Value(searchField) != search
	if searched {
		if f.form.Note() == note {
			f.form.SetNote("")
		}
		f.searchChanged()
	}
	after := f.form.Ref()
	if after.User != before.User && focus == userField && before.Nonce != "" && before == f.opened && after.Nonce == before.Nonce {
		// The nonce was of the person who is no longer the one looked up.
		f.form.SetValue(nonceField, "")
		after = f.form.Ref()
	}
	if after == before && !searched && f.form.Focused() == focus {
		return false
	}
	f.held, f.eager, f.opening, f.looked = false, false, false, false
	if after.User != before.User && focus == userField {
		f.derived = false
	}
	f.drop(before, after)
	f.warnOfLookAlike()
	return true
}

// drop forgets the lists that belong to ids that are no longer in the form.
func (f *Screen) drop(before, after model.Ref) {
	if after.Account != before.Account {
		f.people.forget()
		f.sessions.forget()
		f.filterAccounts(after.Account)
		f.nameAccount()
	}
	if after.User != before.User {
		f.person = nil
		f.sessions.forget()
	}
	if after.Nonce != before.Nonce {
		f.filterSessions()
	}
}

// refuseBare empties the field in focus when what is in it is a token or key
// without a prefix, which no id looks like, and reports whether it did.
func (f *Screen) refuseBare() bool {
	at := f.form.Focused()
	kind, ok := credential.Bare(f.form.Value(at))
	if ok {
		f.form.SetValue(at, "")
		f.form.SetNote("That is " + kind.String() + ": it was left out of the field, and is neither kept nor sent.")
	}
	return ok
}

// warnOfLookAlike says so when the id is another one of somebody's than the
// one that the look-up needs: id, uid and seat_uid look the same.
func (f *Screen) warnOfLookAlike() {
	at := userField
	if f.form.Focused() == searchField {
		at = searchField
	}
	if person, which := f.people.lookAlike(f.form.Value(at)); which != "" {
		f.form.SetWrong(at, fmt.Errorf("this is the %s of %s; the id that goes here is %s. %s takes it", which, f.title(person), f.Env.Mask.Person(person).ID, f.enterKey()))
	}
}

// scrolled asks for more people as the end of the list comes near.
func (f *Screen) scrolled() tea.Cmd {
	const ahead = 10
	if f.seeksPerson() && f.hasAccount() && f.peopleTable.Near(ahead) && !f.source.Budget().Low(f.Env.Now()) {
		return f.people.next(f.source)
	}
	return nil
}

// showPerson asks for what else is known of the person in the form.
func (f *Screen) showPerson(tab string) action.Outcome {
	ref := f.form.Ref()
	shown := screen.ShowPerson{Ref: model.Ref{Account: ref.Account, User: ref.User}, Tab: tab}
	if person := f.Person(); person != nil {
		shown.Title = func() string { return f.title(*person) }
		shown.Email = person.Email.Value
	}
	return shown
}

// sessionsFit reports whether the sessions below are those of the person in the form.
func (f *Screen) sessionsFit() bool {
	ref := f.form.Ref()
	return f.sessions.Loaded() && f.sessions.account == ref.Account && f.sessions.user == ref.User
}

// showsInstead reports whether the person has no session, and nothing was
// typed in place of one.
func (f *Screen) showsInstead() bool {
	return f.form.Focused() == nonceField && f.sessionsFit() && f.sessions.none() && f.form.Value(nonceField) == ""
}

// rayChoices returns what can be chosen of a Ray ID, or nil.
func (f *Screen) rayChoices() *table.Table {
	switch {
	case len(f.rays.rows) > 0:
		return f.requestTable.Table
	case len(f.ways()) > 1 && !f.rests():
		return f.wayTable.Table
	default:
		return nil
	}
}

// choices returns the table that is shown below the form, or nil.
func (f *Screen) choices() *table.Table {
	at := f.form.Focused()
	switch {
	case f.held && at != accountField || f.form.Busy():
		return nil
	case f.findsRay():
		return f.rayChoices()
	case f.rests():
		return nil
	case (at == accountField || at == searchField && !f.hasAccount()) && len(f.accounts.match) > 0:
		return f.accountTable.Table
	case f.seeksPerson() && f.hasAccount() && f.seeks() && len(f.people.all) > 0:
		return f.peopleTable.Table
	case f.showsInstead():
		return f.insteadTable.Table
	case at == nonceField && f.sessionsFit() && len(f.sessions.match) > 0:
		return f.sessionTable.Table
	default:
		return nil
	}
}
