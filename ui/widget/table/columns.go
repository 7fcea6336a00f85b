package table

import (
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
)

// leastTime is what a time takes at least, in cells: 299d 23h ago.
const leastTime = 12

// sentenceWish is what a sentence takes, in cells, before columns of less weight
// are given any room. With less than room it has no column at all.
const sentenceWish = 44

// column is a column as it is drawn.
type column struct {
	head  string
	class lists.Class
	// width is what the column takes, in cells. A column that grows takes at
	// least this, and a share of what is left over.
	width int
	grow  bool
	// whole is what the column gets where there is as much; with less it shows the
	// two ends of its values. 0 is for columns that are cut at their end.
	whole int
	// snug is what the rows at hand need of the column, where they are so few that
	// they were measured; else 0.
	snug int
	// rank decides which columns are given room first: the lowest. One that does
	// not fit is left out, and the next ranks are still tried. Rank 0 always stays.
	rank int
}

// cell is one cell of a row.
type cell struct {
	text string
	tone facts.Tone
}

// columnsOf returns the columns of a list that the screens show. What listedOf
// returns for the same list are their rows.
func columnsOf[T any](columns []lists.Column[T]) []column {
	var shown []column
	for _, one := range onScreen(columns) {
		width, grows := room(one.Class)
		c := column{head: one.Head, class: one.Class, width: width, grow: grows, rank: one.Rank}
		if one.Shortens {
			c.width, c.whole = short, width
		}
		shown = append(shown, c)
	}
	return shown
}

func onScreen[T any](columns []lists.Column[T]) []lists.Column[T] {
	var shown []lists.Column[T]
	for _, column := range columns {
		if column.Head != "" {
			shown = append(shown, column)
		}
	}
	return shown
}

// short is the room for the two ends of a value, in cells.
const short = 9

// room returns what a class of text takes, in cells, and whether it makes good
// use of more.
func room(class lists.Class) (width int, grows bool) {
	switch class {
	case lists.Name:
		return 12, true
	case lists.Title:
		return 14, true
	case lists.Address:
		return 18, true
	case lists.LongName:
		return 20, true
	case lists.Sentence:
		return 30, true
	case lists.Verdict:
		return 6, false
	case lists.Words:
		return 15, false
	case lists.RuleType:
		return 18, false
	case lists.Phrase:
		return 20, false
	case lists.Moment:
		return leastTime, false
	case lists.Count:
		return 7, false
	case lists.Nonce:
		return 16, false
	case lists.RayID:
		return 20, false
	case lists.AccountID:
		return 32, false
	case lists.UserID:
		return 36, false
	case lists.Mark:
		return 3, false
	case lists.Outcome:
		return 9, false
	case lists.Code:
		return 7, false
	default:
		return 15, false
	}
}

// listed are rows of a list that package lists describes. Make them with listedOf.
type listed[T any] struct {
	columns []lists.Column[T]
	rows    Source[T]
	clock   clock.Clock
}

// listedOf returns the rows of a list as a table shows them, with times as the
// clock shows them.
func listedOf[T any](columns []lists.Column[T], rows Source[T], c clock.Clock) listed[T] {
	return listed[T]{columns: onScreen(columns), rows: rows, clock: c}
}

// Len returns the number of rows.
func (l listed[T]) Len() int { return l.rows.Len() }

// Cells returns row i, a cell for each of columnsOf.
func (l listed[T]) Cells(i int) []cell {
	row := l.rows.At(i)
	cells := make([]cell, len(l.columns))
	for n, column := range l.columns {
		one := column.Text(row, l.clock)
		cells[n] = cell{text: one.Short(), tone: one.Tone}
	}
	return cells
}

// AppendText appends the text of row i in which a search looks: all that the
// columns show of it, those without room included.
func (l listed[T]) AppendText(dst []byte, i int) []byte {
	row := l.rows.At(i)
	for n, column := range l.columns {
		if n > 0 {
			dst = append(dst, "  "...)
		}
		dst = append(dst, column.Text(row, l.clock).Short()...)
	}
	return dst
}

// timeWidth returns how many cells a time takes: an age is short, a date with
// its zone is not.
func (l listed[T]) timeWidth() int {
	return max(measure.Cells(l.clock.Moment(l.clock.Now)), leastTime)
}
