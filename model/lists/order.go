package lists

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
)

// Sort returns the places of the rows in the order of a column: texts by their
// letters, whatever the case, the rest by their size. Rows that are alike stay
// as they are; those without a value come last, descending too.
func Sort[T any](rows []T, by Column[T], descending bool) []int {
	keys, places := make([]key, len(rows)), make([]int, len(rows))
	for i := range rows {
		keys[i], places[i] = by.key(&rows[i]), i
	}
	slices.SortStableFunc(places, func(a, b int) int {
		switch one, other := &keys[a], &keys[b]; {
		case one.missing || other.missing:
			return boolToInt(one.missing) - boolToInt(other.missing)
		case descending:
			return other.compare(one)
		default:
			return one.compare(other)
		}
	})
	return places
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// key is what a row is sorted by.
type key struct {
	missing bool
	size    float64
	text    string
}

func (k *key) compare(other *key) int {
	return cmp.Or(cmp.Compare(k.size, other.size), strings.Compare(k.text, other.text))
}

// key returns what a row is sorted by in a column.
func (c Column[T]) key(row *T) key {
	value := any(nil)
	switch {
	case c.SortBy != nil:
		value = c.SortBy(row)
	case c.Data != nil:
		value = c.Data(row)
	case c.Text != nil:
		value = c.Text(row, clock.Clock{}).Text
	}
	switch v := value.(type) {
	case string:
		return key{text: strings.ToLower(v)}
	case bool:
		return key{size: float64(boolToInt(v))}
	case int64:
		return key{size: float64(v)}
	case model.Number:
		size, err := strconv.ParseFloat(string(v), 64)
		return key{size: size, missing: err != nil}
	case time.Time:
		return key{size: float64(v.UnixMicro())}
	case Items:
		return key{text: strings.ToLower(strings.Join(v.Titles(), ", "))}
	default:
		return key{missing: true}
	}
}

// Filter returns the rows that have text in one of the columns as people see
// them, whatever the case of its letters.
func Filter[T any](rows []T, columns []Column[T], c clock.Clock, text string) []T {
	text = strings.ToLower(text)
	var kept []T
	for i := range rows {
		has := func(column Column[T]) bool {
			return column.Text != nil && strings.Contains(strings.ToLower(column.Text(&rows[i], c).Text), text)
		}
		if slices.ContainsFunc(columns, has) {
			kept = append(kept, rows[i])
		}
	}
	return kept
}
