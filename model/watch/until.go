package watch

import (
	"slices"

	"ztsession/model/finding"
)

// Until is what is watched for.
type Until uint8

// What can be watched for.
const (
	// Forever: nothing; a person ends it, or the session does.
	Forever Until = iota
	// UntilClean: no problem is found, and nothing that matters is left open.
	UntilClean
	// UntilInactive: the session has ended, or is gone.
	UntilInactive
	// UntilChanged: something that matters is another than at first.
	UntilChanged
)

var untils = [...]string{Forever: "", UntilClean: "clean", UntilInactive: "inactive", UntilChanged: "changed"}

// String is the word for it on the command line; empty for nothing.
func (u Until) String() string {
	if int(u) < len(untils) {
		return untils[u]
	}
	return "unknown"
}

// Untils returns the words for what can be watched for.
func Untils() []string { return untils[1:] }

// UntilCalled returns what a word stands for; an unknown one for nothing.
func UntilCalled(word string) Until { return Until(max(slices.Index(untils[:], word), 0)) }

// met reports whether an answer is what is watched for.
func (u Until) met(a Answer, first bool) bool {
	switch u {
	case UntilClean:
		return a.Verdict.Clean()
	case UntilInactive:
		return a.Ended
	case UntilChanged:
		return !first && a.Changed
	case Forever:
		return false
	default:
		return false
	}
}

// Verdict is what the findings of an answer come to.
type Verdict struct {
	// Headline is the state of the session and what the findings come to, in words
	// of ours.
	Headline string
	// Brief is the same in a few.
	Brief string
	// Problems and Warnings count findings; Open says that what matters was not
	// reported or could not be read.
	Problems, Warnings int
	Open               bool
}

// Clean reports whether there is no problem, and it is known that there is none.
func (v Verdict) Clean() bool { return v.Headline != "" && v.Problems == 0 && !v.Open }

func verdictOf(state string, answer *finding.Answer) Verdict {
	v := Verdict{
		Headline: state + ": " + answer.Headline,
		Problems: answer.Count(finding.Problem), Warnings: answer.Count(finding.Warning), Open: len(answer.Open()) > 0,
	}
	v.Brief = brief(v)
	return v
}
