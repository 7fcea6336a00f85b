package table

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
	for _, at := range t.shown {
		t.widths = append(t.widths, t.wanted(t.columns[at]))
		if t.columns[at].grow {
			growing++
		}
	}
	used = t.giveWhole(room, used)
	for n, at := range t.shown {
		if growing > 0 && t.columns[at].grow {
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
	used := -gap
	for rank := 0; rank <= t.highestRank(); rank++ {
		for i, column := range t.columns {
			if column.rank != rank || rank > 0 && used+gap+t.wanted(column) > room {
				continue
			}
			keep[i] = true
			used += gap + t.wanted(column)
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
	if cells := t.needs[column.class]; cells > 0 {
		return cells
	}
	return column.width
}

func (t *Table) highestRank() int {
	highest := 0
	for _, column := range t.columns {
		highest = max(highest, column.rank)
	}
	return highest
}
