// Package finding derives what is wrong from what a session states by itself.
// Nothing is guessed: what was not reported is no finding, and each names the
// places and values that it rests on.
package finding

import (
	"cmp"
	"slices"
	"time"

	"ztsession/model"
	"ztsession/model/reason"
)

// Severity ranks findings.
type Severity uint8

// The severities, the gravest first.
const (
	Problem Severity = iota // something keeps the person out, or will
	Warning
	Note
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
	// Evidence is where in the session it rests, the decisive place first.
	Evidence []Evidence
	// Next is the next step for the helpdesk, Tell what to say to the person.
	Next, Tell string
	// Look is where the person's computer shows the same, by system.
	Look []reason.Place
	// Source is the page of Cloudflare's documentation about it; empty for none.
	Source string
	// Question is the one of the standard questions that it answers.
	Question Question
	// Check is one more than the place in Posture of the check that it is about; 0
	// when it is about none, or about several.
	Check int
	// Open means that what matters could not be read or was not reported, so that
	// nobody can say that there is no problem.
	Open bool
}

// Evidence is a place in the session and the value that stands there.
type Evidence struct {
	Path model.Path
	// Value is as JSON has it, shortened; empty when nothing stands there.
	Value string
}

// Place returns the decisive place, which is empty when there is none.
func (f *Finding) Place() model.Path {
	if len(f.Evidence) == 0 {
		return ""
	}
	return f.Evidence[0].Path
}

// Answer is what the findings together say of a session.
type Answer struct {
	// Findings are ranked: problems, warnings, notes, in each the gravest first.
	Findings []Finding
	// Unseen are what the session could not show, as parts of a sentence, for
	// instance: which policy decided.
	Unseen []string
}

// Count returns how many findings have the severity.
func (a *Answer) Count(severity Severity) int {
	n := 0
	for i := range a.Findings {
		if a.Findings[i].Severity == severity {
			n++
		}
	}
	return n
}

// rule finds what it is about in a session, as of now.
type rule func(s *model.Session, now time.Time) []Finding

// rules are in the order in which findings of one severity are listed. A new
// sort of finding is one function here.
var rules = []rule{
	sessionEnded,
	certificateRefused,
	postureFailed,
	postureNotAsked,
}

// Of returns the findings about a session. Ages are counted up to now.
func Of(s *model.Session, now time.Time) Answer {
	var answer Answer
	for _, find := range rules {
		answer.Findings = append(answer.Findings, find(s, now)...)
	}
	slices.SortStableFunc(answer.Findings, func(a, b Finding) int { return cmp.Compare(a.Severity, b.Severity) })
	return answer
}

const top model.Path = ""
