package api

import (
	"net/http"
	"strings"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// explanation is one row of the table of what the API says and what it means.
type explanation struct {
	codes  []int  // any of these codes; none means whatever the code
	words  string // the message has these words in it, lower case
	status int    // the HTTP status; 0 means whatever the status
	model.Problem
}

func (x explanation) fits(e *Error) bool {
	return (len(x.codes) == 0 || e.hasCode(x.codes...)) &&
		(x.words == "" || e.mentions(x.words)) &&
		(x.status == 0 || x.status == e.Status)
}

const (
	tokenAgain     = "Copy the API token again, without quotes around it, and set CLOUDFLARE_API_TOKEN anew."
	laterOrSupport = "Try again in a minute. If it stays, give the Ray ID to Cloudflare's support."
)

// explanations returns the table for a call about something; the first row
// that fits counts. The codes were met in practice, since no document lists
// them: 6003 comes with the real cause in its chain, 7003 together with 7000, and
// those of Access vary, so that the words after access.api.error. count. Codes
// from 1000 to 1199 are of Cloudflare's edge, not of the API.
func explanations(about subject) []explanation {
	return []explanation{
		{codes: []int{6111}, Problem: model.Problem{What: "Cloudflare could not read the API token.", Cause: "It has characters that no token has: often a quote or a line break was copied along.", Next: tokenAgain}},
		{codes: []int{6103}, Problem: model.Problem{What: "Cloudflare could not read the Global API Key.", Cause: "It is incomplete or has characters that no key has.", Next: "Copy the key again and set CLOUDFLARE_API_KEY anew."}},
		{codes: []int{6102}, Problem: model.Problem{What: "Cloudflare could not read the e-mail of the Global API Key.", Cause: "It is not a whole e-mail address.", Next: "Set CLOUDFLARE_EMAIL to the e-mail that you sign in to Cloudflare with."}},
		{codes: []int{6003}, Problem: model.Problem{What: "Cloudflare could not read the credentials.", Cause: "The token, key or e-mail has characters that it cannot have.", Next: "Copy them again, without quotes around them."}},
		{codes: []int{9106, 9107}, Problem: model.Problem{What: "No credentials arrived at Cloudflare.", Cause: "Something on the way may have taken them out of the request.", Next: "Check CLOUDFLARE_API_TOKEN and the proxy, then try again."}},
		{codes: []int{9103}, Problem: model.Problem{What: "Cloudflare does not know this Global API Key or its e-mail.", Cause: "One of the two is mistyped or old, or a variable such as CF_API_KEY was left over.", Next: "Check CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or use an API token."}},
		{codes: []int{9109}, words: "location", Problem: model.Problem{What: "The API token may not be used from this network.", Cause: "It is limited to certain IP addresses, and this computer's is not one of them.", Next: "Connect to the network that it is meant for, or have this address added to the token."}},
		{codes: []int{9109}, words: "unauthorized to access", Problem: about.refusal(model.Problem{What: "The API token may not read this.", Cause: "It lacks the permission " + about.permission + ", or it is for another account than the one asked for.", Next: "Check the account id, or ask for a token with that permission on this account.", Field: model.AccountField})},
		{codes: []int{9109}, Problem: model.Problem{What: "Cloudflare does not accept the API token.", Cause: "It is mistyped, revoked or expired.", Next: tokenAgain}},
		{codes: []int{10000}, Problem: about.refusal(model.Problem{What: "Cloudflare does not let these credentials read this.", Cause: "The token lacks the permission " + about.permission + " or the account, or a Global API Key was given as a token.", Next: about.askForPermission()})},
		{codes: []int{1000}, Problem: model.Problem{What: "Cloudflare does not accept the API token.", Cause: "It is mistyped or revoked, or it belongs to an account and was asked about as a user's.", Next: tokenAgain}},
		{codes: []int{1039}, Problem: model.Problem{What: "Cloudflare does not accept this kind of token here.", Cause: "It belongs to an account, and this call wants the token of a user.", Next: "Use an API token made under My Profile, API Tokens, with the permission " + about.permission + "."}},
		{codes: []int{7003, 7000}, Problem: model.Problem{What: "Cloudflare does not know this address.", Cause: "Most likely the account id is mistyped; the base URL may be wrong too.", Next: model.AccountField.WhereToFind(), Field: model.AccountField}},
		{codes: []int{9999}, Problem: notEnabled()},
		{words: "access.api.error.not_enabled", Problem: notEnabled()},
		{codes: []int{1015}, Problem: model.Problem{What: "Cloudflare's edge limits the requests from this network.", Cause: "Too many were made from this address in a short time."}},
		{codes: []int{971, 10429}, Problem: rateLimited()},
		{status: http.StatusTooManyRequests, Problem: rateLimited()},
		{codes: []int{1020}, Problem: model.Problem{What: "Cloudflare's edge blocked the request.", Cause: "A firewall rule stops this network or this program.", Next: "Try from another network, and give the Ray ID to whoever keeps the rule."}},
		{codes: []int{1101}, Problem: model.Problem{What: "The server of the API crashed while it answered.", Cause: "The fault is on the server's side (a Worker threw an exception).", Next: laterOrSupport}},
		{codes: []int{10001}, Problem: internal()},
		{words: "access.api.error.internal_server_error", Problem: internal()},
		{words: "access.api.error.invalid_request", Problem: model.Problem{What: "Cloudflare did not accept the request.", Cause: "One of the ids has a form that it cannot have; the message names what is wrong.", Next: "Check the ids."}},
		{words: "access.api.error.unknown_application", Problem: model.Problem{What: "The application is gone.", Cause: "It was deleted, or belongs to another account.", Next: "Check the account id."}},
		{words: "access.api.error.not_found", Problem: about.missing},
	}
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

// Problem explains the failure to the person who helps: what happened, the
// likely cause and the next step.
func (e *Error) Problem() model.Problem {
	p := e.problem()
	if e.Is(model.ErrRateLimited) || e.Status >= 500 && e.RetryAfter > 0 {
		p.Next = e.whenToRetry()
	}
	if text := e.quoted(); text != "" && e.Err == nil {
		p.What = strings.TrimSuffix(p.What, ".") + ": " + model.Quote(words.Clip(text, longestQuote)) + "."
	}
	p.Support = e.support()
	return p
}

func (e *Error) problem() model.Problem {
	if malformed := e.malformed(); malformed != nil {
		return malformedProblem(malformed)
	}
	switch {
	case e.Err != nil:
		return e.networkProblem()
	case e.spent:
		return spent()
	case e.nothing:
		return e.about.missing
	}
	for _, row := range explanations(e.about) {
		if row.fits(e) {
			return row.Problem
		}
	}
	return e.byStatus()
}

// byStatus explains an answer that no row of the table fits.
func (e *Error) byStatus() model.Problem {
	switch {
	case e.Status >= 300 && e.Status < 400 && e.redirect == e.host:
		return model.Problem{What: e.host + " points to another address of its own, which was not followed.", Cause: "The base URL is probably wrong.", Next: "Check the base URL."}
	case e.Status >= 300 && e.Status < 400 && e.redirect != "":
		return model.Problem{What: e.host + " points to another host, " + e.redirect + ", which was not followed.", Cause: "The base URL is wrong, or something on this network wants a sign-in first.", Next: "Check the base URL; open a web page to see whether the network asks for a sign-in."}
	case e.Status >= 300 && e.Status < 400:
		return model.Problem{What: e.host + " points elsewhere without saying where.", Cause: "The base URL is probably wrong.", Next: "Check the base URL."}
	case e.Status == http.StatusUnauthorized:
		return model.Problem{What: "Cloudflare does not accept the credentials.", Cause: "The token or key is mistyped, revoked or expired.", Next: tokenAgain}
	case e.Status == http.StatusForbidden:
		return e.about.refusal(model.Problem{What: "Reading this is not allowed.", Cause: "The token lacks the permission " + e.about.permission + " or the account, or something on the way blocks the request.", Next: e.about.askForPermission()})
	case e.Status == http.StatusNotFound && e.RayID == "" && len(e.codes()) == 0:
		return noAPI(e.host)
	case e.Status == http.StatusNotFound:
		return e.about.missing
	case e.Status == http.StatusRequestTimeout:
		return model.Problem{What: e.host + " gave up waiting for the request.", Cause: "The network is slow, or something on the way held the request back.", Next: "Try again."}
	case e.Status >= 500:
		return model.Problem{What: "Cloudflare could not answer.", Cause: "It is busy or has a failure of its own, which is usually over soon.", Next: laterOrSupport}
	case e.succeeded():
		return model.Problem{What: "Cloudflare says that the call failed.", Cause: "It did not say why in a way that this program knows.", Next: laterOrSupport}
	default:
		return model.Problem{What: "Cloudflare did not accept the request.", Cause: "One of the ids may be mistyped.", Next: "Check the ids, then try again."}
	}
}

// quoted returns the API's own words, the innermost cause of a chain first.
func (e *Error) quoted() string {
	for _, m := range e.Messages {
		for len(m.Chain) > 0 && m.Chain[0].Text != "" {
			m = m.Chain[0]
		}
		if m.Text != "" {
			return m.Text
		}
	}
	return e.snippet
}

// whenToRetry returns how long to wait, and why that was not done.
func (e *Error) whenToRetry() string {
	if e.RetryAfter <= 0 {
		return "Wait a few minutes, then try again."
	}
	wait := clock.Span(e.RetryAfter)
	if e.spent {
		if past := e.RetryAfter % time.Minute; e.RetryAfter > time.Minute && past > 0 {
			// Rounded up to whole minutes: a request before the reset would be refused.
			wait = clock.Span(e.RetryAfter - past + time.Minute)
		}
		return "Requests are allowed again in " + wait + ". Try again then."
	}
	if e.RetryAfter > e.timeout {
		return "Cloudflare asked to wait " + wait + ", which is longer than the " + e.allowed() + " of the time-out. Try again then."
	}
	return "Cloudflare asked to wait " + wait + ". Try again then."
}

func malformedProblem(malformed *wire.MalformedError) model.Problem {
	p := model.Problem{
		What:  "The answer cannot be used: it is " + malformed.Came + ".",
		Cause: "Something on the way may have answered in Cloudflare's place, or the base URL is wrong.",
		Next:  "Check the base URL and whether this network asks for a sign-in, then try again.",
	}
	if malformed.Cut {
		p.What = "The answer is " + malformed.Came + "."
		p.Cause = "The connection or the server gave up before the end."
		p.Next = "Try again."
	}
	return p
}
