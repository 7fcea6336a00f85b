package model

import (
	"strconv"
	"strings"
	"time"

	"ztsession/model/clock"
)

// OldResult is the age from which on a result of a posture check is old, whatever
// its rule says.
const OldResult = 24 * time.Hour

// Expiration returns how long the rule of the check lets a result count; false
// where it says nothing that can be read. The published schema of a session does
// not have it.
func (c *PostureCheck) Expiration() (time.Duration, bool) {
	for _, member := range c.Other {
		if member.Key() == "expiration" {
			return span(member.Text())
		}
	}
	return 0, false
}

// Every returns how often the device is asked for a result. A vendor is asked at
// the interval of its integration, which is not in the answer: then it is false.
func (c *PostureCheck) Every() (time.Duration, bool) {
	every, ok := span(c.Schedule.Value)
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

// span reads a span of time as rules have it: 5m, 1h, 7d.
func span(text string) (time.Duration, bool) {
	if text == "" {
		return 0, false
	}
	if digits, isDays := strings.CutSuffix(text, "d"); isDays {
		days, err := strconv.ParseUint(digits, 10, 16)
		return time.Duration(days) * 24 * time.Hour, err == nil && days > 0
	}
	every, err := time.ParseDuration(text)
	return every, err == nil && every > 0
}
