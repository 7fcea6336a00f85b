package model

import (
	"errors"
	"strings"
	"time"

	"ztsession/model/text/words"
)

// The kinds of failure that the exit codes and screens tell apart. Errors
// match them through errors.Is.
var (
	ErrUsage         = errors.New("wrong usage")
	ErrNoCredentials = errors.New("no credentials")
	ErrInvalidID     = errors.New("not a possible id")
	ErrUnauthorized  = errors.New("not authorised")
	ErrForbidden     = errors.New("forbidden")
	// ErrBlocked stands beside another kind: something other than the API refused,
	// so that it says nothing about the credentials.
	ErrBlocked     = errors.New("blocked on the way")
	ErrNotFound    = errors.New("not found")
	ErrRateLimited = errors.New("rate limited")
	ErrUnavailable = errors.New("unavailable")
	ErrMalformed   = errors.New("answer not understood")
)

// Problem is a failure in the words of a person who helps: what happened, the
// likely cause, the next step. Each is a whole sentence or empty.
type Problem struct {
	What  string
	Cause string
	Next  string
	// Support is what Cloudflare's support asks for: codes, status and Ray ID, which is
	// that of this program's own request, so that no mask touches it.
	Support string
	// File is the name of a file, as the sentences repeat it; empty for none. A person
	// chose it, so that a mask puts another in its place.
	File string
	// Field is the part of the Ref that the problem is about, if it is about one.
	Field RefField
}

// String returns the problem as one paragraph.
func (p Problem) String() string {
	sentences := make([]string, 0, 4)
	for _, sentence := range []string{p.What, p.Cause, p.Next} {
		if sentence != "" {
			sentences = append(sentences, sentence)
		}
	}
	if p.Support != "" {
		sentences = append(sentences, "("+p.Support+")")
	}
	return strings.Join(sentences, " ")
}

// ProblemOf returns the problem that err makes of itself (a method
// Problem() Problem anywhere in its chain), or one made of its text.
func ProblemOf(err error) Problem {
	var teller interface{ Problem() Problem }
	if errors.As(err, &teller) {
		return teller.Problem()
	}
	text := err.Error()
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return Problem{What: words.Capital(text)}
}

// Progress is what a look-up is doing, for the person who waits.
type Progress struct {
	// Doing is what is asked for, where a look-up takes several steps; empty for what
	// was said at the beginning.
	Doing string
	// Attempt counts the requests made for this look-up, from 1; it is 0 while
	// the first one is held back.
	Attempt int
	// Reason is why the next attempt is needed; empty while a request is under way.
	Reason string
	// RetryAt is when the next attempt starts; zero while a request is under way.
	RetryAt time.Time
	// Done counts the things that were read of what takes many requests, Of how
	// many are wanted; both are 0 for a single request.
	Done, Of int
}
