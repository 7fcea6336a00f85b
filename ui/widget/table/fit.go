package table

import (
	"slices"

	"ztsession/model/lists"
)

// fit gives each column its width, leaves out those without room, and the rows
// what the heads leave.
func (t *Table) fit() {
	t.fitColumns(t.width - gutter)
	t.arrange()
}

func (t *Table) fitColumns(room int) {
	t.shown, t.widths = nil, nil
	used := t.choose(room)
	growing := 0
	// A sentence is what a row is read for, so it alone has what is left over.
	hasSentence := t.Has(lists.Sentence)
	grows := func(one column) bool {
		return one.grow && (!hasSentence || one.class == lists.Sentence)
	}
	for _, at := range t.shown {
		t.widths = append(t.widths, t.wanted(t.columns[at]))
		if grows(t.columns[at]) {
			growing++
		}
	}
	used = t.giveWhole(room, used)
	for n, at := range t.shown {
		if growing > 0 && grows(t.columns[at]) {
			share := (room - used) / growing
			wide := max(t.widths[n]+share, 1)
			used += wide - t.widths[n]
			t.widths[n] = wide
			growing--
		}
	}
	for n := len(t.shown) - 1; n >= 0 && used > room; n-- {
		narrow := max(t.widths[n]-(used-room), 0)
		used -= t.widths[n] - narrow
		t.widths[n] = narrow
	}
}

// Has reports whether a column of the class has room.
func (t *Table) Has(class lists.Class) bool {
	return slices.ContainsFunc(t.shown, func(at int) bool { return t.columns[at].class == class })
}

// giveWhole gives columns that are shortened the room for whole values, in the
// order of their ranks, and returns what all columns use then.
func (t *Table) giveWhole(room, used int) int {
	for rank := 0; rank <= t.highestRank(); rank++ {
		for n, at := range t.shown {
			more := t.columns[at].whole - t.widths[n]
			if t.columns[at].rank == rank && more > 0 && used+more <= room {
				t.widths[n] += more
				used += more
			}
		}
	}
	return used
}

// choose chooses the columns that have room, by rank, and returns how many cells
// they take.
func (t *Table) choose(room int) int {
	keep := make([]bool, len(t.columns))
	used, wish := -gap, 0
	for rank := 0; rank <= t.highestRank(); rank++ {
		for i, column := range t.columns {
			if column.rank != rank || rank > 0 && used+wish+gap+t.wanted(column) > room {
				continue
			}
			keep[i] = true
			used += gap + t.wanted(column)
			if column.class == lists.Sentence {
				wish = max(sentenceWish-t.wanted(column), 0)
			}
		}
	}
	for i := range t.columns {
		if keep[i] {
			t.shown = append(t.shown, i)
		}
	}
	return used
}

// wanted returns what a column takes, in cells.
func (t *Table) wanted(column column) int {
	cells := column.width
	if need := t.needs[column.class]; need > 0 {
		cells = need
	}
	if column.snug == 0 {
		return cells
	}
	if column.grow {
		return min(column.snug, cells)
	}
	return min(column.snug, max(cells, mostSnug))
}

// mostSnug is how many cells a column takes at most because its rows need them.
const mostSnug = 24

func (t *Table) highestRank() int {
	highest := 0
	for _, column := range t.columns {
		highest = max(highest, column.rank)
	}
	return highest
}
