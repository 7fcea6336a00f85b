package sorting_test

import (
	"slices"
	"testing"

	"ztsession/model/sorting"
)

func TestRowsOfOneRankKeepTheirOrder(t *testing.T) {
	var rows, want [][2]int
	for i := range 100 {
		rows = append(rows, [2]int{(i * 37) % 10, i})
	}
	byRank := func(a, b [2]int) int { return a[0] - b[0] }
	want = slices.Clone(rows)
	slices.SortStableFunc(want, byRank)
	sorting.Stable(rows, byRank)
	if !slices.Equal(rows, want) {
		t.Errorf("sorted %v, want %v", rows, want)
	}
}
