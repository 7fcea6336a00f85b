package table

import (
	"ztsession/model/lists"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// Listing is a table of a list that package lists describes.
type Listing[T any] struct {
	*Table
	env     *look.Env
	columns []lists.Column[T]
	rows    []T
}

// NewListing returns an empty table of a list; keys move its cursor as the
// bindings of move say.
func NewListing[T any](env *look.Env, move keys.Move, columns []lists.Column[T]) *Listing[T] {
	l := &Listing[T]{Table: New(env.Styles, move, Columns(columns)...), env: env, columns: columns}
	l.Show(nil)
	return l
}

// Show shows rows with the cursor on the first.
func (l *Listing[T]) Show(rows []T) {
	l.rows = rows
	of := l.of()
	l.SetTimes(of.TimeWidth())
	l.SetRows(of)
}

// Change shows other rows of the same list, with the cursor on row cursor and
// the scroll as it was.
func (l *Listing[T]) Change(rows []T, cursor int) {
	l.rows = rows
	of := l.of()
	l.SetTimes(of.TimeWidth())
	l.Changed(of, cursor)
}

// EnvChanged shows times in another way or at another moment, in the look of now.
func (l *Listing[T]) EnvChanged() {
	l.SetStyles(l.env.Styles)
	l.Change(l.rows, l.Cursor())
}

func (l *Listing[T]) of() Listed[T] { return Of(l.columns, l.rows, l.env.Clock) }

// Rows returns the rows that are shown.
func (l *Listing[T]) Rows() []T { return l.rows }

// Chosen returns the row under the cursor, or nil.
func (l *Listing[T]) Chosen() *T {
	at := l.Cursor()
	if at < 0 || at >= len(l.rows) {
		return nil
	}
	one := l.rows[at]
	return &one
}
