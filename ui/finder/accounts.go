package finder

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/flight"
	"ztsession/ui/widget/table"
)

// accounts are the accounts that the credential can see, asked for once.
type accounts struct {
	guard flight.Guard
	state state
	all   []model.Account
	match []model.Account // those that fit what was typed
	why   string          // why there is no list, in words
}

// state is how far a list has come.
type state uint8

const (
	idle state = iota
	asking
	loaded
	failed
)

// ask asks for the list, unless it was asked for before.
func (a *accounts) ask(directory Directory) tea.Cmd {
	if a.state != idle {
		return nil
	}
	a.state = asking
	ctx, id := a.guard.Begin()
	return func() tea.Msg {
		found, err := directory.Accounts(ctx)
		return accountsListedMsg{id: id, accounts: found, err: err}
	}
}

// listed takes the list and reports whether it is the one that was asked for.
func (a *accounts) listed(msg accountsListedMsg) bool {
	if !a.guard.Finish(msg.id) {
		return false
	}
	a.state, a.all = loaded, msg.accounts
	if msg.err == nil {
		return true
	}
	a.state = failed
	switch {
	case errors.Is(msg.err, context.Canceled):
		a.state = idle
	case errors.Is(msg.err, model.ErrForbidden):
		a.why = "This credential may not list accounts, as is usual for account-owned tokens. Type the account id."
	default:
		a.why = because("The accounts could not be listed.", model.ProblemOf(msg.err), "An account id can still be typed; enter asks again.")
	}
	return true
}

// forget drops the list, so that it is asked for again.
func (a *accounts) forget() {
	a.guard.Abort()
	a.state, a.all, a.match, a.why = idle, nil, nil, ""
}

// filter keeps the accounts whose name or id has the text in it.
func (a *accounts) filter(text string) {
	text = strings.ToLower(text)
	a.match = nil
	for _, account := range a.all {
		if strings.Contains(strings.ToLower(account.Name), text) || strings.Contains(strings.ToLower(account.ID), text) {
			a.match = append(a.match, account)
		}
	}
}

// name returns the name of the account with an id, or nothing.
func (a *accounts) name(id string) string {
	for _, account := range a.all {
		if account.ID == id {
			return account.Name
		}
	}
	return ""
}

func accountColumns() []table.Column {
	return []table.Column{{Title: "Account", Width: 16, Grow: true}, {Title: "Id", Width: 32, Rank: 1}}
}

// Len returns the number of accounts that fit.
func (a *accounts) Len() int { return len(a.match) }

// Cells returns the row of an account.
func (a *accounts) Cells(i int) []table.Cell {
	return []table.Cell{{Text: a.match[i].Name}, {Text: a.match[i].ID, Tone: facts.Muted}}
}
