package lookup

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/ui/fetch"
)

// accounts are the accounts that the credential can see, asked for once.
type accounts struct {
	fetch.Of[[]model.Account]
	match []model.Account // those that fit what was typed
	// filtered says that some do not.
	filtered bool
}

// need asks for the list, unless it was asked for before.
func (a *accounts) need(source Source) tea.Cmd {
	if !a.Idle() {
		return nil
	}
	return a.Ask(fetch.Plain(source.Accounts))
}

// forget drops the list, so that it is asked for again.
func (a *accounts) forget() {
	a.Forget()
	a.match = nil
}

// filter keeps the accounts whose name or id, as it is shown, has the text in
// it, and the one whose id it is.
func (a *accounts) filter(text string, m *mask.Masker) {
	shown := lists.Filter(mask.List(a.Value(), m.Account), lists.Accounts(), clock.Clock{}, text)
	a.match = nil
	for _, account := range a.Value() {
		if slices.Contains(shown, m.Account(account)) || account.ID == text {
			a.match = append(a.match, account)
		}
	}
	a.filtered = len(a.match) < len(a.Value())
}

// filterAccounts shows the accounts that fit a text. In the search that may be
// somebody's name: where none fits, all of them are shown.
func (f *Screen) filterAccounts(text string) {
	text = soughtIn(text)
	f.accounts.filter(text, f.Env.Mask)
	if len(f.accounts.match) == 0 && f.form.Focused() == searchField {
		f.accounts.filter("", f.Env.Mask)
	}
	f.accountTable.Show(f.accounts.match)
	if f.accounts.filtered {
		f.accountTable.SetMatch(text)
	} else {
		f.accountTable.SetMatch("")
	}
}

// named returns the account with an id, or none.
func (a *accounts) named(id string) model.Account {
	for _, account := range a.Value() {
		if account.ID == id {
			return account
		}
	}
	return model.Account{}
}
