package api

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
)

// call is one thing to ask.
type call struct {
	// operation completes "could not", for instance "look up the session".
	operation string
	// template is the path below the base URL with names in braces, which stand
	// for the segments in their order. Errors and logs show it in place of the path.
	template string
	segments []string
	query    url.Values
	about    subject
	progress func(model.Progress) // may be nil
}

// answer is a call's answer: a 2xx whose envelope reports success.
type answer struct {
	body     []byte
	doc      *model.Document
	envelope wire.Envelope
	rayID    string
	// clockAhead is how far this computer's clock is ahead of the server's.
	clockAhead model.Field[time.Duration]
	// failure is ready for a caller who finds that the result is not what it needs.
	failure *Error
}

// get makes a call, again when that may help, and returns a successful answer
// or an *Error.
func (c *Client) get(ctx context.Context, what call) (*answer, error) {
	bounded, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	found, err := c.retry(bounded, what)
	if err == nil {
		return found, nil
	}
	failure := c.failure(what)
	// The person's own decision is what ended the call, whatever broke because of it.
	if errors.Is(ctx.Err(), context.Canceled) || !errors.As(err, &failure) {
		failure.Err = cmp.Or(ctx.Err(), err)
	}
	return nil, failure
}

// object makes a call whose result is one object. A result of null, with
// success, stands for a thing that is not there.
func (c *Client) object(ctx context.Context, what call) (*answer, error) {
	found, err := c.get(ctx, what)
	if err != nil {
		return nil, err
	}
	if found.envelope.Result.Kind() == model.KindNull {
		found.failure.nothing = true
		return nil, found.failure
	}
	if _, err := found.envelope.Object(); err != nil {
		return nil, found.fails(err)
	}
	return found, nil
}

// fails returns the error for an answer that succeeded but is not what was asked for.
func (a *answer) fails(err error) *Error {
	a.failure.Err = err
	return a.failure
}

func (c *Client) failure(what call) *Error {
	return &Error{Operation: what.operation, PathTemplate: what.template, host: c.base.Hostname(), timeout: c.timeout, about: what.about, cleaner: cleaner{c.secrets, what}}
}

// attempt makes a call once. It returns an answer or a failure, never both.
func (c *Client) attempt(ctx context.Context, what call) (*answer, *Error) {
	failure := c.failure(what)
	request, err := c.request(ctx, what)
	if err != nil {
		failure.Err = err
		return nil, failure
	}
	started := c.now()
	response, err := c.transport.RoundTrip(request)
	if err != nil {
		c.log(LogEntry{Method: request.Method, PathTemplate: what.template, Duration: c.now().Sub(started)})
		failure.Err = brokenAnswer(err)
		return nil, failure
	}
	defer func() { _ = response.Body.Close() }()
	ahead := clockAhead(response.Header, c.now())
	c.contact(Contact{ClockAhead: ahead, TLS: response.TLS})
	body, err := readAnswer(response)
	body = c.secrets.body(body)
	failure.Status = response.StatusCode
	failure.RayID = failure.cleaner.rayID(response.Header.Get("Cf-Ray"))
	failure.RetryAfter = c.retryAfter(response.Header)
	c.limits.take(response.Header, failure.Status, failure.RetryAfter, time.Now())
	c.log(LogEntry{Method: request.Method, PathTemplate: what.template, Status: failure.Status, Duration: c.now().Sub(started), RayID: failure.RayID})
	found, failure := c.judge(failure, response, body, err)
	if found != nil {
		found.clockAhead = ahead
	}
	return found, failure
}

// clockAhead compares now with the Date of an answer that has just come. One that
// a cache kept says nothing about the clocks.
func clockAhead(header http.Header, now time.Time) model.Field[time.Duration] {
	date, err := http.ParseTime(header.Get("Date"))
	if err != nil || header.Get("Age") != "" {
		return model.Field[time.Duration]{}
	}
	return model.Known(now.Sub(date))
}

// request builds the one kind of request that there is.
func (c *Client) request(ctx context.Context, what call) (*http.Request, error) {
	target, err := url.Parse(c.base.String() + escapedPath(what.template, what.segments))
	if err != nil {
		return nil, err
	}
	target.RawQuery = what.query.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), http.NoBody)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("User-Agent", c.userAgent)
	if token := c.credential.Token; !token.Empty() {
		request.Header.Set("Authorization", "Bearer "+token.Reveal())
	} else if !c.credential.Empty() {
		request.Header.Set("X-Auth-Email", c.credential.Email)
		request.Header.Set("X-Auth-Key", c.credential.Key.Reveal())
	}
	return request, nil
}

// escapedPath fills the names in braces with the segments, each escaped so
// that it arrives as one segment whatever is in it.
func escapedPath(template string, segments []string) string {
	var out strings.Builder
	for _, segment := range segments {
		before, after, _ := strings.Cut(template, "{")
		_, template, _ = strings.Cut(after, "}")
		out.WriteString(before + url.PathEscape(segment))
	}
	return out.String() + template
}

// judge turns what came into an answer or the failure that explains it.
func (c *Client) judge(failure *Error, response *http.Response, body []byte, readErr error) (*answer, *Error) {
	switch {
	case failure.Status >= 300 && failure.Status < 400:
		failure.redirect = failure.cleaner.host(redirectHost(response))
		return nil, failure
	case readErr != nil && failure.Status < 300:
		failure.Err = brokenBody(readErr, len(body))
		failure.isCut = errors.Is(readErr, io.ErrUnexpectedEOF)
		return nil, failure
	}
	doc, err := wire.Parse(body)
	if err == nil && failure.fromEdgeJSON(doc.Root()) {
		failure.Messages = failure.cleaner.messages(failure.Messages)
		return nil, failure
	}
	var envelope wire.Envelope
	if err == nil {
		envelope, err = wire.ReadEnvelope(doc)
	}
	switch {
	case err != nil && failure.succeeded():
		failure.Err = failure.cleaner.malformed(err)
		return nil, failure
	case err != nil:
		failure.snippet = failure.cleaner.text(wire.Snippet(body))
		failure.fromPage(body, response.Header)
		return nil, failure
	case !failure.succeeded(), envelope.Failed():
		_, failure.wrapped = envelope.Success.Get()
		failure.Messages = failure.cleaner.messages(append(envelope.Errors, envelope.Messages...))
		failure.fromEnvelope()
		return nil, failure
	}
	return &answer{body: body, doc: doc, envelope: envelope, rayID: failure.RayID, failure: failure}, nil
}

// redirectHost returns the host that an answer points to.
func redirectHost(response *http.Response) string {
	location, err := response.Location()
	if err != nil {
		return ""
	}
	return location.Hostname()
}
