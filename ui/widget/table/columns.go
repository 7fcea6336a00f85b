package table

import (
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/clock"
	"ztsession/model/lists"
)

// Columns returns the columns of a list that the screens show. What Of returns
// for the same list are their rows.
func Columns[T any](columns []lists.Column[T]) []Column {
	var shown []Column
	for _, column := range onScreen(columns) {
		width, grows := room(column.Class)
		one := Column{Title: column.Head, Width: width, Grow: grows, Time: column.Class == lists.Moment, Rank: column.Rank}
		if column.Shortens {
			one.Width, one.Whole = short, width
		}
		shown = append(shown, one)
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
	case lists.Words:
		return 15, false
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
	default:
		return 15, false
	}
}

// Listed are rows of a list that package lists describes. Make them with Of.
type Listed[T any] struct {
	columns []lists.Column[T]
	rows    []T
	clock   clock.Clock
}

// Of returns the rows of a list as a table shows them, with times as the clock
// shows them. The rows must not change afterwards: give the table others.
func Of[T any](columns []lists.Column[T], rows []T, c clock.Clock) Listed[T] {
	return Listed[T]{columns: onScreen(columns), rows: rows, clock: c}
}

// Len returns the number of rows.
func (l Listed[T]) Len() int { return len(l.rows) }

// Cells returns row i, a cell for each of Columns.
func (l Listed[T]) Cells(i int) []Cell {
	cells := make([]Cell, len(l.columns))
	for n, column := range l.columns {
		cell := column.Text(&l.rows[i], l.clock)
		cells[n] = Cell{Text: cell.Short(), Tone: cell.Tone}
	}
	return cells
}

// AppendText appends the text of row i in which a search looks: all that the
// columns show of it, those without room included.
func (l Listed[T]) AppendText(dst []byte, i int) []byte {
	for n, column := range l.columns {
		if n > 0 {
			dst = append(dst, "  "...)
		}
		dst = append(dst, column.Text(&l.rows[i], l.clock).Short()...)
	}
	return dst
}

// TimeWidth returns how many cells a time takes: an age is short, a date with
// its zone is not.
func (l Listed[T]) TimeWidth() int {
	return max(ansi.StringWidth(l.clock.Moment(l.clock.Now)), leastTime)
}
