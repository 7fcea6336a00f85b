package table

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/lists"
)

// sorting is by which column the rows of a listing are sorted.
type sorting struct {
	column string // its ID; empty for the order in which the rows were given
	turned bool   // the largest first
	order  []int32
	// stop ends what is being sorted beside the event loop; nil for nothing.
	stop context.CancelFunc
	run  int // generation of what is sorted
}

// sortedMsg brings the order of the rows of a listing.
type sortedMsg struct {
	of    *Table
	run   int
	order []int32
}

// sortedAtOnce is how many rows are sorted while a key waits; more are sorted beside
// the event loop, and stand in the order that they had until then.
const sortedAtOnce = 1 << 10

// patience is after how many rows it is looked at whether they are still to be sorted.
const patience = 1 << 8

// nextSort goes from the order in which the rows were given through the columns that
// are shown, and back to it.
func (l *Listing[T]) nextSort() {
	ids := []string{""}
	for _, at := range l.shown {
		if column := onScreen(l.columns)[at]; column.Class != lists.Mark || column.Head != "" {
			ids = append(ids, column.ID)
		}
	}
	next := 0
	for i, id := range ids {
		if id == l.sort.column {
			next = (i + 1) % len(ids)
		}
	}
	l.sort.column, l.sort.turned = ids[next], false
	l.sortAnew()
}

// turn turns the order, that in which the rows were given too.
func (l *Listing[T]) turn() {
	l.sort.turned = !l.sort.turned
	l.sortAnew()
}

// sortAnew sorts the rows as they are to be sorted, and shows them.
func (l *Listing[T]) sortAnew() {
	l.order()
	l.find.SetOrder(l.sort.order)
}

// order works out the order of the rows, or starts to.
func (l *Listing[T]) order() {
	s := &l.sort
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.run++
	n := l.all.Len()
	column, at := l.sortColumn()
	l.sorted, l.turned = at, s.turned
	switch {
	case at < 0 && !s.turned:
		s.order = nil
	case at < 0:
		s.order = make([]int32, n)
		for i := range s.order {
			s.order[i] = int32(n - 1 - i)
		}
	case n <= sortedAtOnce:
		s.order, _ = orderOf(context.Background(), l.all, column, s.turned)
	default:
		if len(s.order) != n {
			s.order = nil
		}
		l.find.Start(l.sortLater(column))
	}
}

// sortLater returns the command that sorts many rows.
func (l *Listing[T]) sortLater(column lists.Column[T]) tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	l.sort.stop = stop
	of, run, all, turned := l.Table, l.sort.run, l.all, l.sort.turned
	return func() tea.Msg {
		order, ok := orderOf(ctx, all, column, turned)
		if !ok {
			return nil
		}
		return sortedMsg{of, run, order}
	}
}

// orderOf sorts rows, unless ctx ends before.
func orderOf[T any](ctx context.Context, all listed[T], column lists.Column[T], turned bool) ([]int32, bool) {
	keys := make([]lists.Key, all.Len())
	for i := range keys {
		if i%patience == 0 && ctx.Err() != nil {
			return nil, false
		}
		keys[i] = lists.KeyOf(column, all.rows.At(i), all.clock)
	}
	return lists.Order(keys, turned), ctx.Err() == nil
}

// sortColumn returns the column by which the rows are sorted, as a search sees it, and
// its place among those on the screen; -1 for none.
func (l *Listing[T]) sortColumn() (column lists.Column[T], at int) {
	for i, one := range l.all.columns {
		if one.ID == l.sort.column && one.ID != "" {
			return one, i
		}
	}
	return column, -1
}

// sortedStatus says by what the rows are sorted, where no head tells it.
func (l *Listing[T]) sortedStatus() string {
	column, at := l.sortColumn()
	switch {
	case l.sort.stop != nil:
		return "sorting..."
	case at < 0 && l.sort.turned:
		return "turned around"
	case at < 0, l.hasHeads() && l.isShown(at):
		return ""
	case l.sort.turned:
		return "by " + column.Head + " " + downwards
	default:
		return "by " + column.Head + " " + upwards
	}
}

func (l *Listing[T]) isShown(at int) bool {
	for _, one := range l.shown {
		if one == at {
			return true
		}
	}
	return false
}
