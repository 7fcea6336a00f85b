package company

import (
	"iter"
	"slices"
	"time"

	"ztsession/api/sim/literal"
)

// Rule is a device posture rule of an account.
type Rule struct {
	ID          string
	Name        string
	Type        string
	Description string
	Schedule    string // how often devices report; empty for warp and gateway
	Expiration  string // how long a result counts; empty for ever
	Platforms   []string
	Input       literal.Object // what the rule wants
}

// Check is the result of a rule on a device.
type Check struct {
	Rule    Rule
	At      time.Time
	Success bool
	Found   literal.Object
	Error   string
	Data    literal.Object
	Extra   literal.Object // fields beyond the schema
}

// Posture is the checks of an identity, made one by one as they are read.
type Posture iter.Seq[Check]

func posture(checks ...Check) Posture { return Posture(slices.Values(checks)) }

// pass is a result as the rule wants it.
func (r Rule) pass(at time.Time, found literal.Object) Check {
	return Check{Rule: r, At: at, Success: true, Found: found}
}

// fail is a result other than the rule wants it.
func (r Rule) fail(at time.Time, found literal.Object) Check {
	return Check{Rule: r, At: at, Found: found}
}

// because adds the error that came with a result.
func (c Check) because(text string) Check {
	c.Error = text
	return c
}

// with adds the provider's data of a result.
func (c Check) with(data literal.Object) Check {
	c.Data = data
	return c
}
