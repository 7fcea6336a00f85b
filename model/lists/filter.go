package lists

import (
	"slices"
	"strings"

	"ztsession/model/clock"
)

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
