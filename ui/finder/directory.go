// Package finder is the look-up screen: the form with its three ids, and below
// it what can be chosen for the field in focus — accounts, people, their
// active sessions — so that nobody has to know an id.
package finder

import (
	"context"

	"ztsession/model"
)

// Directory is what the finder asks.
type Directory interface {
	// Accounts returns every account that the credential can see.
	Accounts(ctx context.Context) ([]model.Account, error)
	// People returns a page of an account's people.
	People(ctx context.Context, account string, query model.PeopleQuery) (model.People, error)
	// Sessions returns a person's active sessions, newest first.
	Sessions(ctx context.Context, account, user string) ([]model.SessionSummary, error)
	// Budget returns how many requests are left.
	Budget() model.Budget
}

// Outcome is what a key did beyond the finder.
type Outcome uint8

// The outcomes.
const (
	None Outcome = iota
	// LookUp asks for the session that Ref names.
	LookUp
	// Cancelled means that esc found nothing to leave in the finder.
	Cancelled
	// LastSeen and FailedLogins ask for what else is known of the person of Ref.
	LastSeen
	FailedLogins
	// OpenText means that a saved answer was pasted.
	OpenText
)

// typingPausedMsg says that nobody typed for a moment.
type typingPausedMsg struct{ generation int }
