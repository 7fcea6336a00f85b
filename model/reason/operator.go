package reason

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/text/words"
)

// operator is how a rule compares; empty when it was not reported or is none
// that is known.
type operator string

// operator returns the operator of the rule that stands under one of the names.
func (j *judge) operator(names ...string) operator {
	switch text := strings.ReplaceAll(j.wanted(names...).whole(), " ", ""); text {
	case "<", "<=", ">", ">=", "==":
		return operator(text)
	case "=", "===":
		return "=="
	case "=>", "≥":
		return ">="
	case "=<", "≤":
		return "<="
	default:
		return ""
	}
}

// holds reports whether order meets the rule. Of a failure without an operator
// the difference is all that is known.
func (j *judge) holds(by operator, order int) (meets, known bool) {
	meets, known = by.holds(order)
	return meets, known || by == "" && j.state == model.CheckFail
}

// holds reports whether order, which is that of what was found to what is
// wanted, meets the rule. Without an operator only equality can be told.
func (o operator) holds(order int) (meets, known bool) {
	switch o {
	case "<":
		return order < 0, true
	case "<=":
		return order <= 0, true
	case ">":
		return order > 0, true
	case ">=":
		return order >= 0, true
	case "==":
		return order == 0, true
	default:
		return order == 0, order == 0
	}
}

// number puts what the rule wants of a number into words: at least 80.
func (o operator) number(text string) string {
	word := map[operator]string{"<": "below ", "<=": "at most ", ">": "above ", ">=": "at least ", "==": "exactly "}[o]
	return word + text
}

// version puts what the rule wants of a version into words: 10.0.22631 or newer.
func (o operator) version(text string) string {
	switch o {
	case "<":
		return "older than " + text
	case "<=":
		return text + " or older"
	case ">":
		return "newer than " + text
	case ">=":
		return text + " or newer"
	case "==":
		return "exactly " + text
	default:
		return text
	}
}

// number returns the value as a number.
func (l leaf) number() (float64, bool) {
	if l.Kind() != model.KindNumber && l.Kind() != model.KindText {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(l.whole(), "%")), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, false
	}
	return n, true
}

// score compares the numbers that stand under name in input and check. counted
// is the clause with %s in place of what was found.
func (j *judge) score(name, label, counted string, by operator) {
	wanted, found := j.wanted(name), j.found(name)
	if !wanted.has() {
		return
	}
	needs := by.number(wanted.says())
	if !found.has() {
		j.part(label, needs, wanted, "", Unjudged)
		j.unknown("%s was not reported, needs %s", label, needs)
		return
	}
	a, isNumber := found.number()
	b, alsoNumber := wanted.number()
	meets, known := j.holds(by, cmp.Compare(a, b))
	clause := strings.Replace(counted, "%s", found.says(), 1) + ", needs " + needs
	if !isNumber || !alsoNumber || !known {
		j.part(label, needs, found, found.says(), Unjudged)
		j.unknown("%s", clause)
		return
	}
	j.part(label, needs, found, found.says(), met(meets))
	j.say(meets, clause, clause)
}

// seen compares how long ago a vendor saw the device with how long ago it may be.
func (j *judge) seen(name, vendor string, by operator) {
	wanted, found := j.wanted(name), j.found(name)
	if !wanted.has() {
		return
	}
	limit, isSpan := clock.ParseSpan(wanted.whole())
	age, isAge := j.age(found)
	switch {
	case !found.has():
		j.part("Last seen", wanted.says(), wanted, "", Unjudged)
		j.unknown("When %s saw the device last was not reported", vendor)
	case !isSpan || limit == 0 || !isAge || by == ">" || by == ">=" || by == "==":
		// A least age makes no sense, so what the rule means is not clear.
		j.part("Last seen", wanted.says(), found, found.says(), Unjudged)
		j.unknown("Last seen by %s: %s; the rule has %s", vendor, found.says(), wanted.says())
	default:
		meets := age <= limit
		j.part("Last seen", "within "+inWords(limit), found, inWords(age)+" ago", met(meets))
		clause := fmt.Sprintf("Last seen by %s %s ago, needs within %s", vendor, inWords(age), inWords(limit))
		j.say(meets, clause, clause)
	}
}

// age returns how long before the check was made a moment is, or a span as it is.
func (j *judge) age(l leaf) (time.Duration, bool) {
	if d, ok := clock.ParseSpan(l.whole()); ok && d > 0 {
		return d, true
	}
	at, isMoment := l.moment()
	measured, known := j.measured()
	if !isMoment || !known {
		return 0, false
	}
	return max(measured.Sub(at), 0), true
}

// moment returns the value as a moment: a date, or the seconds since 1970.
func (l leaf) moment() (time.Time, bool) {
	text := l.whole()
	for _, form := range []string{time.RFC3339, time.DateTime, time.DateOnly} {
		if at, err := time.Parse(form, text); err == nil {
			return at, true
		}
	}
	const since2001, until2100 = 1e9, 4.1e9
	if n, ok := l.number(); ok && n > since2001 && n < until2100 {
		return time.Unix(int64(n), 0), true
	}
	return time.Time{}, false
}

// inWords returns a span in days where it has some: 9 days, 1 day, 5h 10m.
func inWords(d time.Duration) string {
	const day = 24 * time.Hour
	if d >= day {
		return words.Count(int(d/day), "day", "days")
	}
	return clock.Span(d)
}
