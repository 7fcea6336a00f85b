package model

import "time"

// Sample counts what the posture rules of an account came to in the newest
// sessions of other people, so that a rule or a vendor that fails for everybody
// can be told from one device that does. It has numbers and what rules are
// called, and nothing of a person.
type Sample struct {
	// At is when the last of the sessions was read.
	At time.Time
	// Wanted is how many sessions were asked for, Read how many were read, and
	// NoChecks how many of those reported no posture check at all.
	Wanted, Read, NoChecks int
	// NoSession counts people without an active session, NotRead those whose
	// session could not be read.
	NoSession, NotRead int
	// From is where the people were taken from.
	From SampleFrom
	// Ended is why no more sessions were read.
	Ended SampleEnd
	// Rules are those that any of the sessions has a result of.
	Rules []SampledRule
}

// SampledRule is one posture rule with what it came to.
type SampledRule struct {
	ID   string // of the rule; the key of its entries where they have no id
	Name string
	Type string
	// Vendor means that a vendor's service is asked, and not the client on the device.
	Vendor bool
	// All counts every session that reported posture checks, and On those of each
	// operating system, as far as it can be told from what was checked.
	All Tally
	On  []SystemTally
}

// SystemTally counts the sessions of one operating system.
type SystemTally struct {
	System string // Windows, macOS, ...
	Tally
}

// Tally counts what one rule came to. Only Pass and Fail say how devices are; the
// others are counted apart.
type Tally struct {
	Pass, Fail int
	NotAsked   int // whoever was to be asked gave no answer
	Stale      int // the result is too old to say anything, whatever it is
	NotChecked int // the rule was not checked on the device
	Unknown    int // whether it passed was not reported, or cannot be read
	Missing    int // the session has other checks, and none of this rule
}

// SampleFrom is where the people of a sample were taken from.
type SampleFrom uint8

// The places that have people.
const (
	FromAccessLog  SampleFrom = iota // the newest logins of the access log
	FromPeopleList                   // the list of people, by their last login
	FromBoth                         // the log, and then the list
)

// SampleEnd is why no more sessions were read for a sample.
type SampleEnd uint8

// The ends.
const (
	SampleComplete    SampleEnd = iota // as many as were wanted
	SampleFewPeople                    // there are no more people
	SampleStopped                      // whoever waited for it stopped it
	SampleFewRequests                  // few requests are left
	SampleFailing                      // one request after the other failed
)

// Rule returns the rule with an id, or nil.
func (s *Sample) Rule(id string) *SampledRule {
	if s == nil {
		return nil
	}
	for i := range s.Rules {
		if s.Rules[i].ID == id {
			return &s.Rules[i]
		}
	}
	return nil
}
