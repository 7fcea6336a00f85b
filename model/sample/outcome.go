// Package sample tells a fault of one device from one of everybody: it counts what
// the posture rules came to in the newest sessions of other people, and says in
// words what that means for a check. It keeps numbers and what rules are called,
// and nothing of a person.
package sample

import (
	"cmp"
	"time"

	"ztsession/model"
)

// Outcome is what a rule came to in one session, as it is counted.
type Outcome uint8

// The outcomes.
const (
	Passed     Outcome = iota
	Failed             // success is false, and something was found
	NotAsked           // whoever was to be asked gave no answer
	Stale              // the result is too old to say anything, whatever it is
	NotChecked         // the rule was not checked on the device
	Unknown            // whether it passed was not reported, or cannot be read
)

// OutcomeOf returns what a check came to. Ages are counted up to now, which is
// the moment when its session was read.
func OutcomeOf(check *model.PostureCheck, now time.Time) Outcome {
	result := check.Result()
	switch result {
	case model.CheckNotChecked:
		return NotChecked
	case model.CheckNotReported, model.CheckUnreadable:
		return Unknown
	case model.CheckPass, model.CheckFail, model.CheckNotAsked:
	}
	switch {
	case check.IsStale(now):
		return Stale
	case result == model.CheckPass:
		return Passed
	case result == model.CheckNotAsked:
		return NotAsked
	default:
		return Failed
	}
}

// add counts one more outcome.
func add(t *model.Tally, outcome Outcome) {
	switch outcome {
	case Passed:
		t.Pass++
	case Failed:
		t.Fail++
	case NotAsked:
		t.NotAsked++
	case Stale:
		t.Stale++
	case NotChecked:
		t.NotChecked++
	case Unknown:
		t.Unknown++
	}
}

// seen returns how many sessions have an entry of the rule.
func seen(t model.Tally) int {
	return t.Pass + t.Fail + t.NotAsked + t.Stale + t.NotChecked + t.Unknown
}

// RuleID returns what tells the rule of a check from others: its id, else the key
// of its entry.
func RuleID(check *model.PostureCheck) string { return cmp.Or(check.ID.Value, check.Key) }
