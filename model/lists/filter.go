package lists

import (
	"slices"
	"strings"

	"ztsession/model/clock"
	"ztsession/model/text/fold"
)

// Filter returns the rows that have text in one of the columns as people see
// them, whatever the case of its letters and with or without accents.
func Filter[T any](rows []T, columns []Column[T], c clock.Clock, text string) []T {
	var kept []T
	for i := range rows {
		if Has(&rows[i], columns, c, text) {
			kept = append(kept, rows[i])
		}
	}
	return kept
}

// Has reports whether a row has text in one of the columns as people see them.
func Has[T any](row *T, columns []Column[T], c clock.Clock, text string) bool {
	text = fold.Text(text)
	return slices.ContainsFunc(columns, func(column Column[T]) bool {
		return column.Text != nil && strings.Contains(fold.Text(column.Text(row, c).Text), text)
	})
}
