package model

import "ztsession/model/text/signs"

// CheckResult is what a posture check came to.
type CheckResult uint8

// The results, in the order in which lists show them.
const (
	CheckFail        CheckResult = iota // success was false
	CheckNotAsked                       // success was false because who was to be asked gave no answer
	CheckUnreadable                     // success was sent in a form that nobody can read
	CheckNotReported                    // success was absent or null
	CheckNotChecked                     // the rule was not checked on this device
	CheckPass                           // success was true
)

// String returns the words that carry the result on screens and in reports.
func (r CheckResult) String() string {
	switch r {
	case CheckFail:
		return "FAIL"
	case CheckNotAsked:
		return "COULD NOT BE ASKED"
	case CheckUnreadable:
		return "NOT READABLE"
	case CheckNotReported:
		return "NOT REPORTED"
	case CheckNotChecked:
		return "NOT CHECKED"
	case CheckPass:
		return "PASS"
	default:
		return "UNKNOWN"
	}
}

// Brief returns the words in so few characters that a column of results stays
// narrow.
func (r CheckResult) Brief() string {
	if r == CheckNotAsked {
		return "NOT ASKED"
	}
	return r.String()
}

// Symbol returns the sign that stands before the words on screens. Each is one
// cell wide in every terminal.
func (r CheckResult) Symbol() string {
	switch r {
	case CheckPass:
		return signs.Good
	case CheckFail:
		return signs.Bad
	case CheckNotAsked:
		return "!"
	case CheckNotReported:
		return signs.Absent
	case CheckNotChecked:
		return signs.NotChecked
	case CheckUnreadable:
		return "?"
	default:
		return " "
	}
}

// Result returns what the check came to. Where success was reported it is the
// only verdict; a false one is no failure where nothing was checked, or where
// who was to be asked gave no answer (see Trouble).
func (c *PostureCheck) Result() CheckResult {
	switch {
	case c.Absence != HasEntry:
		return CheckNotChecked
	case c.Success.Presence == Misfit, c.Presence == Misfit:
		return CheckUnreadable
	case Is(c.Success, true):
		return CheckPass
	case c.Success.Presence != Reported && !c.saysNotChecked():
		return CheckNotReported
	}
	switch c.Trouble() {
	case NoTrouble:
		return CheckFail
	case NotChecked:
		return CheckNotChecked
	case SignInRefused, Throttled, NoAnswer, DeviceUnknown, NoResult:
		return CheckNotAsked
	default:
		return CheckFail
	}
}
