package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"ztsession/api/wire"
	"ztsession/model"
	"ztsession/model/text/signs"
)

// Error is why a call to the API failed. It matches the sentinels of package
// model through errors.Is, and context.Canceled when the person cancelled. No
// text in it holds an id or a secret: paths are templates.
type Error struct {
	// Operation completes "could not", for instance "look up the session".
	Operation    string
	PathTemplate string
	Status       int             // HTTP status; 0 when no answer came
	Messages     []model.Message // the envelope's errors, then its messages
	RayID        string          // CF-Ray, for Cloudflare's support
	RetryAfter   time.Duration   // how long the API asked to wait; 0 when it did not
	Attempts     int             // requests made
	Err          error           // what broke, when it was not the API that refused

	host     string // where the request went
	timeout  time.Duration
	redirect string // the host that a redirect pointed to
	snippet  string // the beginning of an answer that was no JSON
	isCut    bool   // the connection ended before the body did
	spent    bool   // not sent, since no requests are left
	nothing  bool   // a success with nothing in it
	wrapped  bool   // the answer has the envelope of the API
	about    subject
	foreign  *foreign // what the answer is when the API did not give it; nil when it did
	cleaner  cleaner
}

// Error returns the failure on one line.
func (e *Error) Error() string {
	parts := []string{"could not " + e.Operation}
	if e.Status != 0 {
		parts = append(parts, "HTTP "+strconv.Itoa(e.Status))
	}
	if e.spent {
		parts = append(parts, "no requests are left for now")
	}
	for _, m := range e.Messages {
		parts = append(parts, strings.TrimSpace(codeText(m.Code)+" "+m.Text))
	}
	if e.Err != nil {
		parts = append(parts, e.cleaner.text(redactUserInfo(e.Err.Error())))
	}
	line := e.cleaner.sentence(strings.Join(parts, ": "))
	if e.RayID != "" {
		line += " (Ray ID " + e.RayID + ")"
	}
	return line
}

// WaitAtLeast returns how long the API asked to wait before anything is asked again;
// 0 when it did not.
func (e *Error) WaitAtLeast() time.Duration { return e.RetryAfter }

// Unwrap returns what broke.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether the failure is of the kind that a sentinel of package model names.
func (e *Error) Is(target error) bool {
	if errors.Is(e.Err, context.Canceled) {
		return false
	}
	if row := e.row(); row != nil && slices.Contains(row.kinds, target) {
		return true
	}
	switch target {
	case model.ErrUnauthorized:
		return e.Status == http.StatusUnauthorized
	case model.ErrForbidden:
		return e.Status == http.StatusForbidden && !e.foreign.limits() || e.blocks()
	case model.ErrBlocked:
		return e.isForeign()
	case model.ErrNotFound:
		return e.Status == http.StatusNotFound || e.nothing
	case model.ErrRateLimited:
		return e.spent || e.Status == http.StatusTooManyRequests || e.foreign.limits()
	case model.ErrMalformed:
		return e.malformed() != nil || e.Status >= 300 && e.Status < 400
	case model.ErrUnavailable:
		return e.isUnavailable()
	default:
		return false
	}
}

// isUnavailable reports that no answer came about, or one that says so.
func (e *Error) isUnavailable() bool {
	return e.Status >= 500 || e.failsBehind() || e.Status == http.StatusRequestTimeout || e.Err != nil && e.malformed() == nil
}

func (e *Error) succeeded() bool { return e.Status >= 200 && e.Status < 300 }

// malformed returns what was wrong with the answer's form, or nil.
func (e *Error) malformed() *wire.MalformedError {
	var malformed *wire.MalformedError
	if errors.As(e.Err, &malformed) {
		return malformed
	}
	return nil
}

// codes returns every code in the messages and their chains, each once.
func (e *Error) codes() []int {
	var found []int
	var collect func([]model.Message)
	collect = func(messages []model.Message) {
		for _, m := range messages {
			if m.Code != 0 && !slices.Contains(found, m.Code) {
				found = append(found, m.Code)
			}
			collect(m.Chain)
		}
	}
	collect(e.Messages)
	return found
}

func (e *Error) hasCode(codes ...int) bool {
	return slices.ContainsFunc(e.codes(), func(code int) bool { return slices.Contains(codes, code) })
}

// mentions reports whether a message, or one in its chain, has the words in it,
// without regard to case.
func (e *Error) mentions(words string) bool { return anyMentions(e.Messages, words) }

func anyMentions(messages []model.Message, words string) bool {
	return slices.ContainsFunc(messages, func(m model.Message) bool {
		return strings.Contains(strings.ToLower(m.Text), words) || anyMentions(m.Chain, words)
	})
}

// support is what Cloudflare's support asks for.
func (e *Error) support() string {
	var parts []string
	if codes := e.codes(); len(codes) > 0 {
		const shown = 5
		text := strings.Trim(strings.ReplaceAll(fmt.Sprint(codes[:min(len(codes), shown)]), " ", ", "), "[]")
		if more := len(codes) - shown; more > 0 {
			text += " and " + strconv.Itoa(more) + " more"
		}
		parts = append(parts, "code "+text)
	}
	if e.Status != 0 {
		parts = append(parts, "HTTP "+strconv.Itoa(e.Status))
	}
	if e.RayID != "" {
		parts = append(parts, "Ray ID "+e.RayID)
	}
	if e.Attempts > 1 {
		parts = append(parts, strconv.Itoa(e.Attempts)+" attempts")
	}
	return strings.Join(parts, signs.Between)
}

func codeText(code int) string {
	if code == 0 {
		return ""
	}
	return "code " + strconv.Itoa(code)
}

// reason says in a few words why a call is made again.
func (e *Error) reason() string {
	switch {
	case e.Is(model.ErrRateLimited):
		return "Cloudflare asks to slow down"
	case e.Status >= 500:
		return "Cloudflare answered HTTP " + strconv.Itoa(e.Status)
	case e.isUnreachable():
		return e.host + " cannot be reached"
	default:
		return "the connection broke"
	}
}
