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

// Problem explains the failure to the person who helps: what happened, the
// likely cause and the next step.
func (e *Error) Problem() model.Problem {
	p := e.problem()
	if e.Is(model.ErrRateLimited) || e.Status >= 500 && e.RetryAfter > 0 {
		p.Next = e.whenToRetry()
	}
	if text := e.quoted(); text != "" && e.Err == nil {
		if !strings.HasSuffix(text, "..") {
			text = strings.TrimSuffix(text, ".")
		}
		p.What = strings.TrimSuffix(p.What, ".") + ": " + model.Quote(words.Clip(text, longestQuote)) + "."
	}
	p.Support = e.support()
	for _, sentence := range []*string{&p.What, &p.Cause, &p.Next, &p.Support} {
		*sentence = e.cleaner.sentence(*sentence)
	}
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
	if e.isForeign() {
		return e.foreignProblem()
	}
	if row := e.row(); row != nil {
		return row.Problem
	}
	return e.byStatus()
}

// row returns the row of the table that fits, or nil.
func (e *Error) row() *explanation {
	if e.foreign != nil {
		return nil
	}
	for _, row := range explanations(e.about) {
		if row.fits(e) {
			return &row
		}
	}
	return nil
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
	case e.Status == http.StatusNotFound && !e.isOfTheAPI():
		return noAPI(e.host)
	case e.Status == http.StatusNotFound:
		return e.about.missing
	case e.Status == http.StatusTooManyRequests:
		return rateLimited()
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

// isOfTheAPI reports that an answer bears a mark of Cloudflare's API: a Ray ID, a
// code, or its envelope.
func (e *Error) isOfTheAPI() bool {
	return e.foreign == nil && (e.RayID != "" || len(e.codes()) > 0 || e.wrapped)
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
