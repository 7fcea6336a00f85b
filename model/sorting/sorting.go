// Package sorting sorts rows of many types with one copy of the algorithm. The
// sort of package slices is compiled once for each type, at 10 KB and more.
package sorting

import "sort"

// Stable sorts rows as slices.SortStableFunc does.
func Stable[T any](rows []T, compare func(a, b T) int) {
	sort.SliceStable(rows, func(i, j int) bool { return compare(rows[i], rows[j]) < 0 })
}
