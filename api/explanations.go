package api

import (
	"net/http"
	"slices"

	"ztsession/model"
)

// explanation is one row of the table of what the API says and what it means.
type explanation struct {
	// codes are those that the row is for; none means whatever the code.
	codes []int
	// words are lower case; the row needs one of them in a message, or one of
	// the statuses. With neither words nor statuses the codes are enough.
	words    []string
	statuses []int
	// kinds are the sentinels that such a failure matches beside its status's.
	kinds []error
	model.Problem
}

func (x explanation) fits(e *Error) bool {
	switch {
	case len(x.codes) > 0 && !e.hasCode(x.codes...):
		return false
	case len(x.words) == 0 && len(x.statuses) == 0:
		return true
	default:
		return slices.ContainsFunc(x.words, e.mentions) || slices.Contains(x.statuses, e.Status)
	}
}

const (
	tokenAgain     = "Copy the API token again, without quotes around it, or make another one in the dashboard, My Profile, API Tokens."
	laterOrSupport = "Try again in a minute. If it stays, give the Ray ID to Cloudflare's support."
)

// The statuses with which the API refuses credentials, and those of a refusal
// that is about what they may do.
var (
	credentialStatuses = []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden}
	refusalStatuses    = []int{http.StatusUnauthorized, http.StatusForbidden}
)

// explanations returns the table for a call about something; the first row
// that fits counts. The codes were met in practice, since no document lists
// them: 6003 comes with the real cause in its chain, 7003 together with 7000, and
// those of Access vary, so that the words after access.api.error. come first.
// A code means one thing in one product of Cloudflare and another in the next;
// so the message or the status has to agree with it.
func explanations(about subject) []explanation {
	return slices.Concat(accessRows(about), headerRows(), credentialRows(about), otherRows())
}

// accessRows are for the words of Access itself.
func accessRows(about subject) []explanation {
	return []explanation{
		{words: []string{"access.api.error.not_enabled"}, Problem: notEnabled()},
		{words: []string{"access.api.error.internal_server_error"}, kinds: []error{model.ErrUnavailable}, Problem: internal()},
		{words: []string{"access.api.error.invalid_request"}, Problem: model.Problem{What: "Cloudflare did not accept the request.", Cause: "One of the ids has a form that it cannot have; the message names what is wrong.", Next: "Check the ids."}},
		{words: []string{"access.api.error.unknown_application"}, Problem: model.Problem{What: "The application is gone.", Cause: "It was deleted, or belongs to another account.", Next: "Check the account id."}},
		{words: []string{"not_found"}, kinds: []error{model.ErrNotFound}, Problem: about.missing},
	}
}

// headerRows are for credentials that could not be read or did not arrive.
func headerRows() []explanation {
	unauthorized := []error{model.ErrUnauthorized}
	return []explanation{
		{codes: []int{6111}, statuses: credentialStatuses, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare could not read the API token.", Cause: "It has characters that no token has: often a quote or a line break was copied along.", Next: tokenAgain}},
		{codes: []int{6103}, statuses: credentialStatuses, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare could not read the Global API Key.", Cause: "It is incomplete or has characters that no key has.", Next: "Copy the key again, without quotes around it."}},
		{codes: []int{6102}, statuses: credentialStatuses, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare could not read the e-mail of the Global API Key.", Cause: "It is not a whole e-mail address.", Next: "Set CLOUDFLARE_EMAIL to the e-mail that you sign in to Cloudflare with."}},
		{codes: []int{6003}, words: []string{"header"}, statuses: refusalStatuses, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare could not read the credentials.", Cause: "The token, key or e-mail has characters that it cannot have.", Next: "Copy them again, without quotes around them."}},
		{codes: []int{9106, 9107}, words: []string{"authenticat", "missing x-auth"}, statuses: credentialStatuses, kinds: unauthorized, Problem: model.Problem{What: "No credentials arrived at Cloudflare.", Cause: "Something on the way may have taken them out of the request.", Next: "Check CLOUDFLARE_API_TOKEN and the proxy, then try again."}},
		{codes: []int{9103}, words: []string{"x-auth"}, statuses: credentialStatuses, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare does not know this Global API Key or its e-mail.", Cause: "One of the two is mistyped or old, or a variable such as CF_API_KEY was left over.", Next: "Check CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or use an API token."}},
	}
}

// credentialRows are for credentials that are not accepted, or not for this.
func credentialRows(about subject) []explanation {
	unauthorized, forbidden := []error{model.ErrUnauthorized}, []error{model.ErrForbidden}
	notAccepted := model.Problem{What: "Cloudflare does not accept the API token.", Cause: "It is mistyped, revoked or expired.", Next: tokenAgain}
	accountOwned := about.refusal(model.Problem{What: "Cloudflare does not accept this kind of token here.", Cause: "It belongs to an account, and this call wants the token of a user.", Next: "Use an API token made under My Profile, API Tokens, with the permission " + about.permission + "."})
	noPermission := about.refusal(model.Problem{What: "Cloudflare does not let these credentials read this.", Cause: "The token lacks the permission " + about.permission + " or the account, or a Global API Key was given as a token.", Next: about.askForPermission()})
	return []explanation{
		{codes: []int{9109}, words: []string{"location"}, kinds: forbidden, Problem: model.Problem{What: "The API token may not be used from this network.", Cause: "It is limited to certain IP addresses, and this computer's is not one of them.", Next: "Connect to the network that it is meant for, or have this address added to the token."}},
		{codes: []int{9109}, words: []string{"unauthorized to access"}, kinds: forbidden, Problem: about.refusal(model.Problem{What: "The API token may not read this.", Cause: "It lacks the permission " + about.permission + ", or it is for another account than the one asked for.", Next: "Check the account id, or ask for a token with that permission on this account.", Field: model.AccountField})},
		{words: []string{"user-level authentication", "user level authentication"}, kinds: forbidden, Problem: accountOwned},
		{words: []string{"too many authentication failures", "max auth failures"}, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare has stopped listening to these credentials for a while.", Cause: "Too many requests were made with credentials that it does not accept.", Next: "Wait a few minutes; until then check the API token where it was made."}},
		{codes: []int{9109}, words: []string{"token", "authenticat"}, statuses: credentialStatuses, kinds: forbidden, Problem: notAccepted},
		{codes: []int{10000}, words: []string{"authentication error"}, statuses: refusalStatuses, kinds: forbidden, Problem: noPermission},
		{codes: []int{1000}, words: []string{"token"}, statuses: refusalStatuses, kinds: unauthorized, Problem: model.Problem{What: "Cloudflare does not accept the API token.", Cause: "It is mistyped or revoked, or it belongs to an account and was asked about as a user's.", Next: tokenAgain}},
		{codes: []int{1039}, words: []string{"actor"}, statuses: refusalStatuses, kinds: unauthorized, Problem: accountOwned},
		{codes: []int{10001}, words: []string{"not authorized", "unauthorized to", "permission"}, kinds: forbidden, Problem: noPermission},
		{codes: []int{10001}, words: []string{"authenticat"}, statuses: refusalStatuses, kinds: unauthorized, Problem: cannotAuthenticate()},
		{words: []string{"unable to authenticate", "authentication failed", "invalid api token", "invalid access token"}, kinds: unauthorized, Problem: cannotAuthenticate()},
	}
}

// otherRows are for everything that is not about Access or credentials.
func otherRows() []explanation {
	limited, notFound := []error{model.ErrRateLimited}, []error{model.ErrNotFound}
	return []explanation{
		{
			codes: []int{7003, 7000}, words: []string{"route"}, statuses: []int{http.StatusBadRequest, http.StatusNotFound}, kinds: notFound,
			Problem: model.Problem{What: "Cloudflare does not know this address.", Cause: "Most likely the account id is mistyped; the base URL may be wrong too.", Next: model.AccountField.WhereToFind(), Field: model.AccountField},
		},
		{codes: []int{9999}, words: []string{"not_enabled", "not enabled"}, Problem: notEnabled()},
		{codes: []int{971, 10429, 1015}, words: []string{"throttl", "rate limit"}, kinds: limited, Problem: rateLimited()},
		{statuses: []int{http.StatusTooManyRequests}, kinds: limited, Problem: rateLimited()},
		{codes: []int{10001}, words: []string{"internal"}, statuses: []int{http.StatusInternalServerError}, Problem: internal()},
	}
}

func cannotAuthenticate() model.Problem {
	return model.Problem{What: "Cloudflare does not accept the credentials.", Cause: "The token or key is mistyped, revoked or expired, or arrived incomplete.", Next: tokenAgain}
}

func notEnabled() model.Problem {
	return model.Problem{What: "Zero Trust was never set up in this account.", Cause: "The account id is probably that of another account.", Next: model.AccountField.WhereToFind(), Field: model.AccountField}
}

// noAPI explains a 404 that is not Cloudflare's: each of its answers has a Ray
// ID, and each refusal of its API a reason.
func noAPI(host string) model.Problem {
	return model.Problem{What: host + " has nothing at this address.", Cause: "The base URL is probably wrong: the answer does not come from Cloudflare's API.", Next: "Check the base URL; Cloudflare's own ends with /client/v4."}
}

func rateLimited() model.Problem {
	return model.Problem{What: "Cloudflare asks to slow down.", Cause: "Too many requests were made with these credentials; other programs and the dashboard count too."}
}

func spent() model.Problem {
	return model.Problem{What: "Nothing was asked: no requests are left for now.", Cause: "Cloudflare allows a number of requests in a few minutes with these credentials; other programs and the dashboard count too."}
}

func internal() model.Problem {
	return model.Problem{What: "Cloudflare had an error of its own.", Cause: "It is usually over soon.", Next: laterOrSupport}
}
