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

	// Rule is the rule as the account has it now, looked up apart; nil where it was not.
	Rule *PostureRule
	// Absence says that the session has no such entry, and why: the check stands for a
	// rule of the account.
	Absence RuleState
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

// Name returns what to call the check: its rule name, else that of the rule as the
// account has it, else its id, else its key.
func (c *PostureCheck) Name() string {
	if name, ok := c.RuleName.Get(); ok {
		return name
	}
	if c.Rule != nil {
		if name, ok := c.Rule.Name.Get(); ok {
			return name
		}
	}
	if id, ok := c.ID.Get(); ok {
		return id
	}
	return c.Key
}

// PostureCount counts posture checks by result.
type PostureCount struct {
	Pass, Fail, NotAsked, NotChecked, NotReported, Unreadable int
}

// Total returns the number of checks counted.
func (n PostureCount) Total() int { return n.Pass + n.Fail + n.Unknown() + n.NotChecked }

// Unknown returns the number of checks of which nobody can say whether they
// passed, though they should have been made.
func (n PostureCount) Unknown() int { return n.NotAsked + n.NotReported + n.Unreadable }

// Add counts one more check with the result.
func (n *PostureCount) Add(result CheckResult) {
	switch result {
	case CheckPass:
		n.Pass++
	case CheckFail:
		n.Fail++
	case CheckNotAsked:
		n.NotAsked++
	case CheckNotChecked:
		n.NotChecked++
	case CheckUnreadable:
		n.Unreadable++
	case CheckNotReported:
		n.NotReported++
	}
}

// CountPosture counts the checks by result.
func CountPosture(checks []PostureCheck) PostureCount {
	var n PostureCount
	for i := range checks {
		n.Add(checks[i].Result())
	}
	return n
}

// FailuresFirst returns the places of the checks in the order of their results;
// within each in the order received.
func FailuresFirst(checks []PostureCheck) []int {
	// Each check is looked at once; there may be 100,000.
	results := make([]CheckResult, len(checks))
	for i := range checks {
		results[i] = checks[i].Result()
	}
	order := make([]int, 0, len(checks))
	for result := CheckFail; result <= CheckPass; result++ {
		for i, one := range results {
			if one == result {
				order = append(order, i)
			}
		}
	}
	return order
}
