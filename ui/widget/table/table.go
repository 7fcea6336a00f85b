// Package table shows rows of cells in columns: people, sessions, failed
// logins. It draws only what is visible. Columns that find no room on a narrow
// terminal are left out, the least important first.
package table

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model/facts"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/search"
)

// Column describes a column.
type Column struct {
	Title string
	// Width is what the column takes, in cells. A column that grows takes at
	// least this, and a share of what is left over.
	Width int
	Grow  bool
	// Whole is what the column gets where there is as much; with less it shows the
	// two ends of its values. 0 is for columns that are cut at their end.
	Whole int
	// Time marks a column of times, whose width SetTimes sets.
	Time bool
	// Rank decides which columns are given room first: the lowest. One that does
	// not fit is left out, and the next ranks are still tried. Rank 0 always stays.
	Rank int
}

// Cell is one cell of a row.
type Cell struct {
	Text string
	Tone facts.Tone
}

// Rows are what a Table shows.
type Rows interface {
	// Len returns the number of rows.
	Len() int
	// Cells returns row i, a cell for each column.
	Cells(i int) []Cell
}

// Table is a list of rows in columns below a line of titles.
type Table struct {
	list    list.List
	columns []Column
	rows    Rows
	inks    inks
	move    keys.Move
	// match is what people look for; it is marked where it stands first in a cell.
	match search.Needle
	times int   // cells that a time takes; 0 leaves columns of times as they are
	room  int   // cells for all columns
	shown []int // columns that have room
	width []int // their widths in cells
}

const (
	gutter  = 2
	gap     = 2
	between = "  " // gap cells
	// leastTime is what a time takes at least: 299d 23h ago.
	leastTime = 12
)

// New returns an empty table.
func New(styles *look.Styles, move keys.Move, columns ...Column) *Table {
	t := &Table{columns: columns, inks: newInks(styles), move: move, rows: none{}}
	t.list.Set(t)
	return t
}

type none struct{}

func (none) Len() int         { return 0 }
func (none) Cells(int) []Cell { return nil }

// SetRows shows rows with the cursor on the first.
func (t *Table) SetRows(rows Rows) {
	t.take(rows)
	t.list.Set(t)
}

// Changed shows other rows for the same thing: the cursor goes to row cursor, the
// scroll stays as far as it can.
func (t *Table) Changed(rows Rows, cursor int) {
	t.take(rows)
	t.list.Changed(cursor)
}

// take takes rows, and the width of their times when they have one.
func (t *Table) take(rows Rows) {
	t.rows = rows
	if timed, ok := rows.(interface{ TimeWidth() int }); ok {
		t.SetTimes(timed.TimeWidth())
	}
}

// SetMatch marks text in the cells; empty marks nothing.
func (t *Table) SetMatch(text string) { t.match = search.NewNeedle(text) }

// SetStyles changes the look.
func (t *Table) SetStyles(styles *look.Styles) { t.inks = newInks(styles) }

// SetSize sets the size in cells; one line of it is for the titles.
func (t *Table) SetSize(width, height int) {
	t.list.SetSize(width, max(height-1, 0))
	t.room = width - gutter
	t.fit(t.room)
}

// SetTimes sets how many cells a time takes: an age is short, a date is not.
func (t *Table) SetTimes(cells int) {
	if cells != t.times {
		t.times = cells
		t.fit(t.room)
	}
}

// wanted returns what a column takes, in cells.
func (t *Table) wanted(column Column) int {
	if column.Time && t.times > 0 {
		return t.times
	}
	return column.Width
}

// Cursor returns the row of the cursor, or -1.
func (t *Table) Cursor() int {
	if t.rows.Len() == 0 {
		return -1
	}
	return t.list.Cursor()
}

// Select puts the cursor on row i.
func (t *Table) Select(i int) { t.list.Select(i) }

// Near reports whether the cursor is within n rows of the end.
func (t *Table) Near(n int) bool { return t.list.Cursor() >= t.rows.Len()-n }

// Key moves the cursor and reports whether the key was one that does.
func (t *Table) Key(msg tea.KeyPressMsg) bool { return t.list.Key(t.move, msg) }

// View returns the titles and the rows in the window.
func (t *Table) View(focused bool) []string {
	return append([]string{t.titles()}, t.list.View(focused)...)
}

// Len returns the number of rows.
func (t *Table) Len() int { return t.rows.Len() }

// Selectable reports that the cursor can stand on every row.
func (t *Table) Selectable(int) bool { return true }

// Height returns that every row is one line.
func (t *Table) Height(int, int) int { return 1 }

// fit gives each column its width, and leaves out those without room.
func (t *Table) fit(room int) {
	t.shown, t.width = nil, nil
	keep := make([]bool, len(t.columns))
	used := -gap
	for rank := 0; rank <= t.highestRank(); rank++ {
		for i, column := range t.columns {
			if column.Rank != rank || rank > 0 && used+gap+t.wanted(column) > room {
				continue
			}
			keep[i] = true
			used += gap + t.wanted(column)
		}
	}
	growing := 0
	for i, column := range t.columns {
		if keep[i] {
			t.shown = append(t.shown, i)
			t.width = append(t.width, t.wanted(column))
			if column.Grow {
				growing++
			}
		}
	}
	used = t.whole(room, used)
	for n, column := range t.shown {
		if growing > 0 && t.columns[column].Grow {
			share := (room - used) / growing
			t.width[n] = max(t.width[n]+share, 1)
			used += share
			growing--
		}
	}
}

// whole gives columns that are shortened the room for whole values, in the order
// of their ranks, and returns what all columns use then.
func (t *Table) whole(room, used int) int {
	for rank := 0; rank <= t.highestRank(); rank++ {
		for n, column := range t.shown {
			more := t.columns[column].Whole - t.width[n]
			if t.columns[column].Rank == rank && more > 0 && used+more <= room {
				t.width[n] += more
				used += more
			}
		}
	}
	return used
}

func (t *Table) highestRank() int {
	highest := 0
	for _, column := range t.columns {
		highest = max(highest, column.Rank)
	}
	return highest
}
