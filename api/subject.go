package api

import (
	"cmp"

	"ztsession/model"
)

// subject is what a call is about: the words that its errors need.
type subject struct {
	// permission is what a token needs for it. Source: access-api.md, section 1.1.
	permission string
	// missing explains that there is no such thing.
	missing model.Problem
	// refused explains that the credentials may not read it, where the usual
	// words would mislead.
	refused model.Problem
}

// refusal returns the subject's own words for a refusal, else the usual ones.
func (s subject) refusal(usual model.Problem) model.Problem {
	return cmp.Or(s.refused, usual)
}

func (s subject) askForPermission() string {
	return "Ask for an API token with the permission " + s.permission + " on this account."
}

func aboutSession() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "There is no such session.", Cause: "It may have ended, been revoked, belong to another user, or the nonce is mistyped.",
		Next: "Check the user and the nonce, and look for the session in the person's active sessions list.",
	}}
}

func aboutPerson() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "There is no such person in this account.", Cause: "The user id is mistyped, belongs to another account, or is a uid or seat_uid, which look alike.",
		Next: "Search for the person by e-mail or name.", Field: model.UserField,
	}}
}

func aboutPeople() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "The people of this account cannot be found.", Cause: "The account id may be mistyped, or Zero Trust was never set up in it.",
		Next: model.AccountField.WhereToFind(), Field: model.AccountField,
	}}
}

func aboutLastSeen() subject {
	return subject{permission: Permission, missing: model.Problem{
		What: "There is no last seen identity.", Cause: "The person may never have logged in, or the user id is mistyped.",
		Next: "Look at their active sessions and failed logins.", Field: model.UserField,
	}}
}

// aboutAccounts has words of its own for a refusal: whoever may not list the
// accounts can still look up sessions in one of them.
func aboutAccounts() subject {
	return subject{
		permission: "Account Settings Read",
		missing: model.Problem{
			What: "There is no list of accounts.", Cause: "The base URL may be wrong.", Next: "Type the account id. " + model.AccountField.WhereToFind(), Field: model.AccountField,
		},
		refused: model.Problem{
			What:  "These credentials may not list the accounts.",
			Cause: "That is usual: a token that belongs to an account, or lacks the permission Account Settings Read, cannot.",
			Next:  "Type the account id; all else works the same. " + model.AccountField.WhereToFind(), Field: model.AccountField,
		},
	}
}

func aboutProvider() subject {
	return subject{permission: "Access: Organizations, Identity Providers, and Groups Read", missing: model.Problem{
		What: "There is no such identity provider.", Cause: "It was removed, or belongs to another account.", Next: "Its id and type are all that is known of it.",
	}}
}

// aboutDevice names the permission that is asked for in practice, since the
// documentation does not state one (access-api.md, section 1.1).
func aboutDevice() subject {
	const permission = "Zero Trust Read"
	return subject{permission: permission, missing: model.Problem{
		What: "There is no such device.", Cause: "It was removed, or belongs to another account.", Next: "Its id is all that is known of it.",
	}, refused: model.Problem{
		What:  "These credentials may not read devices.",
		Cause: "The token lacks the permission " + permission + ", or a Global API Key was used, which devices may not accept.",
		Next:  "Ask for an API token with the permission " + permission + " on this account.",
	}}
}
