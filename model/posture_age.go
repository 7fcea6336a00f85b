package model

import (
	"time"

	"ztsession/model/clock"
)

// OldResult is the age from which on a result of a posture check is old, whatever
// its rule says.
const OldResult = 24 * time.Hour

// Expiration returns how long the rule of the check lets a result count; false
// where it says nothing that can be read. The published schema of a session does
// not have it; the rule itself does, where it was looked up.
func (c *PostureCheck) Expiration() (time.Duration, bool) {
	for _, member := range c.Other {
		if member.Key() == "expiration" {
			return span(member.Text())
		}
	}
	if c.Rule != nil {
		return span(c.Rule.Expiration.Value)
	}
	return 0, false
}

// Every returns how often the device is asked for a result. A vendor is asked at
// the interval of its integration, which is not in the answer: then it is false.
func (c *PostureCheck) Every() (time.Duration, bool) {
	every, ok := span(c.Schedule.Value)
	if !ok && c.Rule != nil {
		every, ok = span(c.Rule.Schedule.Value)
	}
	return every, ok && !c.AsksVendor()
}

// IsStale reports whether the result is too old at now to say how the device is:
// past the rule's expiration, older than twice its schedule, or than a day. One
// without a time that can be is not.
func (c *PostureCheck) IsStale(now time.Time) bool {
	made, ok := c.Timestamp.Get()
	if !ok || !clock.IsPlausible(made) || now.IsZero() {
		return false
	}
	age := now.Sub(made)
	limit, limited := c.Expiration()
	every, known := c.Every()
	return limited && age > limit || known && age > 2*every || age > OldResult
}

// IsHistory reports whether the session tells how something was and not how it is: it
// has ended, or is the last seen identity. Old results are as they should be then.
func (s *Session) IsHistory() bool {
	return Is(s.Active, false) || s.Origin.Kind == FromLastSeen
}

// IsOld reports whether the result of a check of the session is too old at now to
// tell how the device is (see IsStale). What was not checked has no age, and neither
// has history.
func (s *Session) IsOld(check *PostureCheck, now time.Time) bool {
	return !s.IsHistory() && check.IsStale(now) && check.Result() != CheckNotChecked
}

// span reads a span of time as rules have it, where it is one in which something can
// happen.
func span(text string) (time.Duration, bool) {
	every, ok := clock.ParseSpan(text)
	return every, ok && every > 0
}
