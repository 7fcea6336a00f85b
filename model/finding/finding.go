// Package finding derives what is wrong from what a session states by itself.
// Nothing is guessed: what was not reported is no finding, and each names the
// places and values that it rests on. Kinds has every sort of finding.
package finding

import (
	"ztsession/model"
	"ztsession/model/reason"
	"ztsession/model/text/signs"
)

// Severity ranks findings.
type Severity uint8

// The severities, the gravest first.
const (
	Problem Severity = iota // something keeps the person out, or will
	Warning                 // something may, or what matters is not known
	Note                    // something that is good to know, and may be as it should be
)

// String names the severity.
func (s Severity) String() string {
	switch s {
	case Problem:
		return "problem"
	case Warning:
		return "warning"
	case Note:
		return "note"
	default:
		return "unknown"
	}
}

// Symbol returns the sign that stands before a finding on screens, one cell wide
// in every terminal.
func (s Severity) Symbol() string {
	switch s {
	case Problem:
		return signs.Bad
	case Warning:
		return "!"
	case Note:
		return signs.Note
	default:
		return " "
	}
}

// Finding is something that a session shows to be wrong, with its evidence. All
// texts are safe to print and have no line ends.
type Finding struct {
	// ID names the sort of finding, for instance posture-failed.
	ID       string
	Severity Severity
	// Subject is what the finding is about, for the head of its row: the name of
	// the rule, Client certificate, WARP.
	Subject string
	// Text is the finding as one sentence that makes sense beside Subject.
	Text string
	// Outside means that Subject or Text repeats what other people wrote.
	Outside bool
	// Brief is what it comes to, as a part of a sentence of our own words and
	// numbers alone: isActive is null.
	Brief string
	// Evidence is where in the session it rests, the decisive place first.
	Evidence []Evidence
	// Next is the next step for the helpdesk, Tell what to say to the person.
	Next, Tell string
	// Look is where the person's computer shows the same, by system.
	Look []reason.Place
	// Source is the page of Cloudflare's documentation about it; empty for none.
	Source string
	// Others says what the same rule came to for other people, where that was asked
	// for: Fails for 18 of 19 others too: the rule, not this device.
	Others string
	// Question is the one of the standard questions that it answers.
	Question Question
	// Check is one more than the place in Posture of the check that it is about; 0
	// when it is about none, or about several.
	Check int
	// Count is how many things it is about, such as results that are too old.
	Count int
	// Open means that what matters could not be read or was not reported, so that
	// nobody can say that there is no problem.
	Open bool
	// Asked means that it answers what was asked for, a request of the access log, and
	// so comes before all others.
	Asked bool
	// others is how many more findings it stands for.
	others int
	// rank is the place of its Kind in Kinds.
	rank int
}

// Place returns the decisive place in the session, which is empty when there is
// none.
func (f *Finding) Place() model.Path {
	for i := range f.Evidence {
		if path := f.Evidence[i].Path; path != "" {
			return path
		}
	}
	return ""
}
