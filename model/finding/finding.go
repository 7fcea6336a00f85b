// Package finding derives what is wrong from what a session states by itself.
// Nothing is guessed: what was not reported is no finding, and each names the
// place that it rests on.
package finding

import "ztsession/model"

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

// Finding is something that a session shows to be wrong, with its evidence.
type Finding struct {
	// ID names the sort of finding, for instance posture-failed.
	ID       string
	Severity Severity
	// Text is the finding as one sentence.
	Text string
	// Outside means that Text repeats what other people wrote.
	Outside bool
	// Evidence is where in the session it rests.
	Evidence model.Path
}

// rules find what they are about, in the order in which findings are listed. A
// new sort of finding is one function here.
var rules = []func(*model.Session) []Finding{
	sessionEnded,
	certificateRefused,
	postureFailed,
	postureNotAsked,
}

// Of returns the findings about a session.
func Of(s *model.Session) []Finding {
	var all []Finding
	for _, rule := range rules {
		all = append(all, rule(s)...)
	}
	return all
}

const top model.Path = ""
