package clock

import (
	"strconv"
	"strings"
	"time"
)

// longestSpan is how long a span can be: more is no span that anybody means.
const longestSpan = 100 * 365 * 24 * time.Hour

// spanUnits are the units of a span, those of Go and the days and weeks that rules
// and people write.
var spanUnits = map[string]time.Duration{
	"ns": time.Nanosecond, "us": time.Microsecond, "µs": time.Microsecond, "ms": time.Millisecond,
	"s": time.Second, "m": time.Minute, "h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour,
}

// ParseSpan reads a span of time as settings, rules and people write it: 5m, 24h,
// 1h30m, 1.5h, 7d, 1d 12h, and 0 with or without a unit.
func ParseSpan(text string) (time.Duration, bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	if text == "0" {
		return 0, true
	}
	var total time.Duration
	rest := text
	for rest != "" {
		number := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789."))]
		rest = rest[len(number):]
		name := rest
		if end := strings.IndexAny(rest, "0123456789."); end >= 0 {
			name = rest[:end]
		}
		rest = rest[len(name):]
		unit, known := spanUnits[name]
		n, err := strconv.ParseFloat(number, 64)
		if !known || err != nil || n*float64(unit) > float64(longestSpan) {
			return 0, false
		}
		if total += time.Duration(n * float64(unit)); total > longestSpan {
			return 0, false
		}
	}
	return total, text != ""
}

// SpanWords returns a span that was sent as text in the units of people, and as it is
// where it cannot be read.
func SpanWords(text string) string {
	if d, ok := ParseSpan(text); ok && (d == 0 || d >= time.Second) {
		return Span(d)
	}
	return text
}
