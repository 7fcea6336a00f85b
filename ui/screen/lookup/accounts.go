package lookup

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/ui/fetch"
)

// accounts are the accounts that the credential can see, asked for once.
type accounts struct {
	fetch.Of[[]model.Account]
	match []model.Account // those that fit what was typed
}

// need asks for the list, unless it was asked for before.
func (a *accounts) need(source Source) tea.Cmd {
	if !a.Idle() {
		return nil
	}
	return a.Ask(fetch.Plain(source.Accounts))
}

// why says why there is no list, and what still works.
func (a *accounts) why(enter string) string {
	if errors.Is(a.Err(), model.ErrForbidden) {
		return "This credential may not list accounts, as is usual for account-owned tokens. Type the account id."
	}
	return because("The accounts could not be listed.", a.Err(), "An account id can still be typed; "+enter+" asks again.")
}

// forget drops the list, so that it is asked for again.
func (a *accounts) forget() {
	a.Forget()
	a.match = nil
}

// filter keeps the accounts whose name or id has the text in it.
func (a *accounts) filter(text string) {
	a.match = lists.Filter(a.Value(), lists.Accounts(), clock.Clock{}, text)
}

// name returns the name of the account with an id, or nothing.
func (a *accounts) name(id string) string {
	for _, account := range a.Value() {
		if account.ID == id {
			return account.Name
		}
	}
	return ""
}
