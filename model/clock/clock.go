// Package clock puts moments and spans of time into words. The present moment
// is always given; nothing here reads a clock.
package clock

import (
	"fmt"
	"time"
)

// Mode is how moments are shown.
type Mode uint8

// The modes, in the order in which the key t goes through them.
const (
	Relative Mode = iota // 2h 14m ago
	Local                // in the zone of the Clock
	UTC
)

// Next returns the mode after m.
func (m Mode) Next() Mode {
	if m == UTC {
		return Relative
	}
	return m + 1
}

// String names the mode.
func (m Mode) String() string {
	switch m {
	case Relative:
		return "relative"
	case Local:
		return "local time"
	case UTC:
		return "UTC"
	default:
		return "unknown"
	}
}

// Clock is the present moment and the way in which moments are shown.
type Clock struct {
	Now  time.Time
	Mode Mode
	// Zone is the local zone; nil means UTC.
	Zone *time.Location
	// Precise says that Stamp writes year and seconds, for what is read later and
	// elsewhere.
	Precise bool
}

// NoTime is what a moment is called that can be none: programs write an empty one
// as the first second of 1, 1601, 1900 or 1970 or as a negative number, and one
// that never comes as the last of their calendar.
const NoTime = "no time"

// IsPlausible reports whether t can be a moment of a session: after 2000, since
// Access is younger, and before 2100, and not the last second that 32 bits count.
func IsPlausible(t time.Time) bool {
	const first, last, lastOf32Bits = 946684800, 4102444800, 1<<31 - 1
	seconds := t.Unix()
	return seconds >= first && seconds < last && seconds != lastOf32Bits
}

const layout = "2006-01-02 15:04:05 MST"

// Moment returns t as the mode says, or NoTime.
func (c Clock) Moment(t time.Time) string {
	if !IsPlausible(t) {
		return NoTime
	}
	switch c.Mode {
	case Relative:
		return c.Ago(t)
	case Local:
		return c.local(t)
	case UTC:
		return t.UTC().Format(layout)
	default:
		return t.UTC().Format(layout)
	}
}

// Both returns t relative and absolute: "2h 14m ago, 2026-09-10 10:30:00 UTC".
// The absolute part is in the local zone unless the mode is UTC.
func (c Clock) Both(t time.Time) string {
	if !IsPlausible(t) {
		return NoTime
	}
	return c.Ago(t) + ", " + c.Exact(t)
}

// Stamp returns t absolute and relative: "24 Nov 10:59 UTC, 1d 1h ago". The
// absolute part is in the local zone unless the mode is UTC, and has the year where
// that is another one than now.
func (c Clock) Stamp(t time.Time) string {
	if !IsPlausible(t) {
		return NoTime
	}
	return c.Short(t) + ", " + c.Ago(t)
}

// Short returns t absolute to the minute: "24 Nov 10:59 UTC". The zone and the year
// are as in Stamp.
func (c Clock) Short(t time.Time) string {
	at, now := c.in(t), c.in(c.Now)
	form := "2 Jan 15:04 MST"
	switch {
	case c.Precise:
		form = layout
	case at.Year() != now.Year():
		form = "2 Jan 2006 15:04 MST"
	}
	return at.Format(form)
}

// in returns t in the zone in which absolute moments are shown.
func (c Clock) in(t time.Time) time.Time {
	if c.Mode == UTC || c.Zone == nil {
		return t.UTC()
	}
	return t.In(c.Zone)
}

// TimeOfDay returns the hour and minute of t, in the local zone unless the mode is UTC.
func (c Clock) TimeOfDay(t time.Time) string {
	if c.Mode == UTC || c.Zone == nil {
		return t.UTC().Format("15:04 MST")
	}
	return t.In(c.Zone).Format("15:04")
}

// Second returns the hour, minute and second of t, in the local zone unless the mode
// is UTC.
func (c Clock) Second(t time.Time) string {
	if c.Mode == UTC {
		return t.UTC().Format("15:04:05 MST")
	}
	return c.in(t).Format("15:04:05")
}

// Exact returns the absolute t, in the local zone unless the mode is UTC.
func (c Clock) Exact(t time.Time) string { return c.in(t).Format(layout) }

func (c Clock) local(t time.Time) string {
	if c.Zone == nil {
		return t.UTC().Format(layout)
	}
	return t.In(c.Zone).Format(layout)
}

// Ago returns how long before or after the present t is: "2h 14m ago", "in 3m", "just now".
func (c Clock) Ago(t time.Time) string {
	// A span of more than 292 years does not fit into a Duration, so the
	// difference is taken in seconds.
	seconds := c.Now.Unix() - t.Unix()
	switch {
	case seconds < 0 && seconds > -60, seconds >= 0 && seconds < 60:
		return "just now"
	case seconds > 0:
		return span(seconds) + " ago"
	default:
		return "in " + span(-seconds)
	}
}

// Span returns d in the two largest units that count, rounded down: "2h 14m", "3d 4h", "40s".
func Span(d time.Duration) string {
	if d < 0 {
		return "-" + span(int64(-d/time.Second))
	}
	return span(int64(d / time.Second))
}

func span(seconds int64) string {
	const minute, hour, day, year = 60, 3600, 86400, 31557600
	switch {
	case seconds < minute:
		return fmt.Sprintf("%ds", seconds)
	case seconds < hour:
		return fmt.Sprintf("%dm", seconds/minute)
	case seconds < day:
		return two(seconds/hour, "h", seconds%hour/minute, "m")
	case seconds < year:
		return two(seconds/day, "d", seconds%day/hour, "h")
	default:
		return two(seconds/year, "y", seconds%year/day, "d")
	}
}

func two(large int64, largeUnit string, small int64, smallUnit string) string {
	if small == 0 {
		return fmt.Sprintf("%d%s", large, largeUnit)
	}
	return fmt.Sprintf("%d%s %d%s", large, largeUnit, small, smallUnit)
}
