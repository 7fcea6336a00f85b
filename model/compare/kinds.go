package compare

// Change is what is different.
type Change uint8

// The changes.
const (
	Same    Change = iota
	Changed        // it is on both sides, and not the same
	Added          // it is here and not there
	Removed        // it is there and not here
)

// String returns the change in words.
func (c Change) String() string {
	switch c {
	case Same:
		return "same"
	case Changed:
		return "changed"
	case Added:
		return "only here"
	case Removed:
		return "only there"
	default:
		return "unknown"
	}
}

// Symbol returns the sign that stands before a row, one cell wide in every terminal.
func (c Change) Symbol() string {
	switch c {
	case Same:
		return "="
	case Changed:
		return "~"
	case Added:
		return "+"
	case Removed:
		return "-"
	default:
		return " "
	}
}

// swapped is the change when the sides are exchanged.
func (c Change) swapped() Change {
	switch c {
	case Added:
		return Removed
	case Removed:
		return Added
	default:
		return c
	}
}

// Weight is how much a difference matters.
type Weight uint8

// The weights, the gravest first.
const (
	Decisive  Weight = iota // it can let the one in and keep the other out by itself
	Important               // it may
	Ordinary                // rules may look at it
	Minor                   // no rule looks at it
	Noise                   // it differs between any two logins: ids, moments, counters
)

// String names the weight.
func (w Weight) String() string {
	switch w {
	case Decisive:
		return "decisive"
	case Important:
		return "important"
	case Ordinary:
		return "ordinary"
	case Minor:
		return "minor"
	case Noise:
		return "noise"
	default:
		return "unknown"
	}
}

// Area is the part of a session that a row is about.
type Area uint8

// The areas, in the order in which rows of one weight stand.
const (
	State Area = iota
	Posture
	Certificate
	Identity
	Devices
	Other // fields that are not documented
	Finding
)

// String names the area as the screens do.
func (a Area) String() string {
	switch a {
	case State:
		return "Session"
	case Posture:
		return "Posture"
	case Certificate:
		return "mTLS"
	case Identity:
		return "Identity"
	case Devices:
		return "Devices"
	case Other:
		return "Other fields"
	case Finding:
		return "Findings"
	default:
		return "unknown"
	}
}
