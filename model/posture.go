package model

import "time"

// PostureCheck is one entry of devicePosture: a rule, what it wants and what
// was found. The published schema of the API lacks schedule and input, which are
// sent; it also gives check the members exists and path, which only rules about
// files have.
type PostureCheck struct {
	Key         string   // the key in the map; the rule's id
	Presence    Presence // how the entry itself arrived
	AsSent      string   // the entry, when it was not an object
	Entry       Value    // the entry in the Document
	ID          Field[string]
	RuleName    Field[string]
	Type        Field[string]
	Success     Field[bool]
	Error       Field[string]
	Description Field[string]
	Timestamp   Field[time.Time]
	Schedule    Field[string] // how often the device reports, for instance 5m
	Input       Value         // what the rule wants; any JSON
	Check       Value         // what was found; any JSON
	Data        Value         // any JSON
	Other       []Value       // fields beyond these, in order
}

// Path returns where the check stands, below the session: under its key, or at
// its place when the map came as a list.
func (c *PostureCheck) Path() Path { return entryPath("devicePosture", c.Entry, c.Key) }

func entryPath(field string, entry Value, key string) Path {
	base := Path("").Key(field)
	if entry.Parent().Kind() == KindList {
		return base.Index(entry.Ordinal())
	}
	return base.Key(key)
}

// Name returns what to call the check: its rule name, else its id, else its key.
func (c *PostureCheck) Name() string {
	if name, ok := c.RuleName.Get(); ok {
		return name
	}
	if id, ok := c.ID.Get(); ok {
		return id
	}
	return c.Key
}

// CheckResult is what a posture check came to.
type CheckResult uint8

// The results, in the order in which lists show them.
const (
	CheckFail        CheckResult = iota // success was false
	CheckUnreadable                     // success was sent in a form that nobody can read
	CheckNotReported                    // success was absent or null
	CheckPass                           // success was true
)

// String returns the word that carries the result on screens and in reports.
func (r CheckResult) String() string {
	switch r {
	case CheckFail:
		return "FAIL"
	case CheckUnreadable:
		return "NOT READABLE"
	case CheckNotReported:
		return "NOT REPORTED"
	case CheckPass:
		return "PASS"
	default:
		return "UNKNOWN"
	}
}

// Symbol returns the sign that stands before the word on screens. Each is one
// cell wide in every terminal.
func (r CheckResult) Symbol() string {
	switch r {
	case CheckPass:
		return "✓"
	case CheckFail:
		return "✗"
	case CheckNotReported:
		return "–"
	case CheckUnreadable:
		return "?"
	default:
		return " "
	}
}

// Result returns what the check came to.
func (c *PostureCheck) Result() CheckResult {
	switch {
	case c.Success.Presence == Misfit, c.Presence == Misfit:
		return CheckUnreadable
	case c.Success.Presence != Reported:
		return CheckNotReported
	case c.Success.Value:
		return CheckPass
	default:
		return CheckFail
	}
}

// PostureCount counts posture checks by result.
type PostureCount struct {
	Pass, Fail, NotReported, Unreadable int
}

// Total returns the number of checks counted.
func (n PostureCount) Total() int { return n.Pass + n.Fail + n.NotReported + n.Unreadable }

// CountPosture counts the checks by result.
func CountPosture(checks []PostureCheck) PostureCount {
	var n PostureCount
	for i := range checks {
		switch checks[i].Result() {
		case CheckPass:
			n.Pass++
		case CheckFail:
			n.Fail++
		case CheckUnreadable:
			n.Unreadable++
		case CheckNotReported:
			n.NotReported++
		}
	}
	return n
}

// FailuresFirst returns the places of the checks in the order in which lists
// show them: failures, then what could not be read, then what was not
// reported, then passes; within each in the order received.
func FailuresFirst(checks []PostureCheck) []int {
	// Each check is looked at once; there may be 100,000.
	results := make([]CheckResult, len(checks))
	for i := range checks {
		results[i] = checks[i].Result()
	}
	order := make([]int, 0, len(checks))
	for _, result := range []CheckResult{CheckFail, CheckUnreadable, CheckNotReported, CheckPass} {
		for i, one := range results {
			if one == result {
				order = append(order, i)
			}
		}
	}
	return order
}
