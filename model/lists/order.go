package lists

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/sorting"
	"ztsession/model/text/fold"
)

// Key is what a row is sorted by in one column: a number, a moment or a text.
type Key struct {
	missing bool
	number  float64 // seconds of a moment
	digits  string  // of a whole number, which can be longer than number is exact
	nanos   int
	text    string // folded
}

// KeyOf returns what a row is sorted by in a column: numbers, times and yes or no as
// what they are, the rest as people see it. now must be the moment at which the rows
// are shown.
func KeyOf[T any](column Column[T], row *T, now clock.Clock) Key {
	if column.Order != nil {
		return Key{number: float64(column.Order(row))}
	}
	if column.Data != nil {
		switch value := column.Data(row).(type) {
		case bool:
			if value {
				return Key{number: 1}
			}
			return Key{}
		case int64:
			return Key{number: float64(value)}
		case time.Time:
			if !clock.IsPlausible(value) {
				return Key{missing: true}
			}
			return Key{number: float64(value.Unix()), nanos: value.Nanosecond()}
		case model.Number:
			return numberKey(string(value))
		case nil:
			if column.Class == Moment || column.Class == Count {
				// The words for none are not to stand among times and numbers.
				return Key{missing: true}
			}
		}
	}
	if column.Text == nil {
		return Key{missing: true}
	}
	text := column.Text(row, now).Short()
	if strings.TrimSpace(text) == "" || text == dash || text == never || text == model.Absent.String() {
		return Key{missing: true}
	}
	return Key{text: fold.Text(text)}
}

// numberKey returns the key of a number of any size.
func numberKey(digits string) Key {
	number, err := strconv.ParseFloat(digits, 64)
	if err != nil && number == 0 {
		return Key{missing: true}
	}
	return Key{number: number, digits: digits}
}

// Compare compares two keys of a column. A key of no value is behind all others,
// whichever way the column is turned.
func (k Key) Compare(other Key, turned bool) int {
	switch {
	case k.missing && other.missing:
		return 0
	case k.missing:
		return 1
	case other.missing:
		return -1
	}
	order := cmp.Or(cmp.Compare(k.number, other.number), cmp.Compare(k.nanos, other.nanos), wholeNumbers(k.digits, other.digits), sorting.Natural(k.text, other.text))
	if turned {
		return -order
	}
	return order
}

// wholeNumbers compares numbers that are alike as far as a float tells them.
func wholeNumbers(a, b string) int {
	if a == b || a == "" || b == "" || strings.ContainsAny(a+b, ".eE+") {
		return 0
	}
	minusA, minusB := strings.HasPrefix(a, "-"), strings.HasPrefix(b, "-")
	if minusA && minusB {
		return sorting.Digits(b[1:], a[1:])
	}
	return sorting.Digits(a, b)
}

// Order returns the places of rows in the order of their keys. Rows that are alike
// stay in the order that they have.
func Order(keys []Key, turned bool) []int32 {
	order := make([]int32, len(keys))
	for i := range order {
		order[i] = int32(i)
	}
	sorting.Stable(order, func(a, b int32) int { return keys[a].Compare(keys[b], turned) })
	return slices.Clip(order)
}
