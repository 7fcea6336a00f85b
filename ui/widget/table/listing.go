package table

import (
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/model/text/measure"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/find"
)

// Listing is a table of a list that package lists describes.
type Listing[T any] struct {
	*Table
	env     *look.Env
	columns []lists.Column[T]
	rows    Source[T]
	masked  func(*mask.Masker, T) T // nil for rows that have nothing personal of their own
	snug    bool

	shownAs listed[T] // all rows, as they are shown
	all     listed[T] // the same, for reading beside the event loop
	pure    func() []lists.Column[T]
	find    *find.Find // nil for a list that is not searched, filtered and sorted
	sort    sorting
	whole   int // lines, with the prompt
	// belowAll returns the lines below a row of all; nil for none.
	belowAll func(row, width int) []string
}

// Source is where a Listing finds its rows. They must not change afterwards:
// give the Listing others.
type Source[T any] interface {
	// Len returns the number of rows.
	Len() int
	// At returns row i. It is asked for the rows that are visible, each time they
	// are drawn.
	At(i int) *T
}

// NewListing returns an empty table of a list; keys move its cursor as the
// bindings of move say.
func NewListing[T any](env *look.Env, move keys.Move, columns []lists.Column[T]) *Listing[T] {
	l := &Listing[T]{Table: empty(env.Styles, move, columnsOf(columns)...), env: env, columns: columns}
	l.Show(nil)
	return l
}

// Masked has the rows shown as masked makes them while personal data is not.
func (l *Listing[T]) Masked(masked func(*mask.Masker, T) T) *Listing[T] {
	l.masked = masked
	return l
}

// Snug has the columns take no more room than a few rows need, so that more of them
// have any: for lists that are short and do not change while they are read.
func (l *Listing[T]) Snug() *Listing[T] {
	l.snug = true
	return l
}

// fewRows are so many that measuring all of their cells costs nothing to speak of.
const fewRows = 50

// measure sets what each column needs.
func (l *Listing[T]) measure(of listed[T]) {
	if !l.snug {
		return
	}
	for n := range l.Table.columns {
		l.Table.columns[n].snug = 0
	}
	if of.Len() == 0 || of.Len() > fewRows {
		return
	}
	for n := range l.Table.columns {
		column := &l.Table.columns[n]
		if column.whole == 0 {
			column.snug = measure.Cells(column.head)
		}
	}
	for i := range of.Len() {
		for n, cell := range of.Cells(i) {
			if column := &l.Table.columns[n]; column.snug > 0 {
				column.snug = max(column.snug, measure.Cells(cell.text))
			}
		}
	}
}

// SetColumns shows the rows that are given next in other columns.
func (l *Listing[T]) SetColumns(columns []lists.Column[T]) {
	l.columns, l.Table.columns = columns, columnsOf(columns)
}

// Show shows rows with the cursor on the first.
func (l *Listing[T]) Show(rows []T) { l.ShowFrom(slice[T](rows)) }

// ShowFrom shows the rows of a source with the cursor on the first.
func (l *Listing[T]) ShowFrom(rows Source[T]) {
	of := l.take(rows)
	if l.find == nil {
		l.setRows(of)
		return
	}
	l.showFound(0)
	l.list.Home()
	l.list.Select(l.leadLen())
}

// Change shows other rows of the same list, with the cursor on row cursor and
// the scroll as it was.
func (l *Listing[T]) Change(rows []T, cursor int) { l.ChangeFrom(slice[T](rows), cursor) }

// ChangeFrom shows the rows of another source as Change does.
func (l *Listing[T]) ChangeFrom(rows Source[T], cursor int) {
	of := l.take(rows)
	if l.find == nil {
		l.changed(of, cursor)
		return
	}
	l.showFound(cursor)
}

// EnvChanged shows times in another way or at another moment, in the look of now.
func (l *Listing[T]) EnvChanged() {
	l.setStyles(l.env.Styles)
	if l.find != nil {
		l.find.SetStyles()
	}
	l.ChangeFrom(l.rows, l.Cursor())
}

// take takes rows, and the room that their times need.
func (l *Listing[T]) take(rows Source[T]) listed[T] {
	l.rows = rows
	if l.masked != nil && l.env.Mask != nil {
		shown := make(slice[T], rows.Len())
		for i := range shown {
			shown[i] = l.masked(l.env.Mask, *rows.At(i))
		}
		rows = shown
	}
	of := listedOf(l.columns, rows, l.env.Clock)
	l.SetNeed(lists.Moment, of.timeWidth())
	l.measure(of)
	l.shownAs, l.all = of, of
	if l.pure != nil {
		l.all = listedOf(l.pureColumns(), rows, l.env.Clock)
	}
	return of
}

// Chosen returns the row under the cursor as it was answered, or nil.
func (l *Listing[T]) Chosen() *T {
	at := l.Cursor()
	if at < 0 || at >= l.rows.Len() {
		return nil
	}
	return l.rows.At(at)
}

// slice is rows that stand in memory in their order.
type slice[T any] []T

func (s slice[T]) Len() int    { return len(s) }
func (s slice[T]) At(i int) *T { return &s[i] }

// pureColumns returns the columns for reading beside the event loop: those that are
// on the screen now.
func (l *Listing[T]) pureColumns() []lists.Column[T] {
	pure := l.pure()
	for i := range pure {
		for _, column := range l.columns {
			if column.ID == pure[i].ID {
				pure[i].Head = column.Head
			}
		}
	}
	return pure
}
