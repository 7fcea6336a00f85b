package table

import (
	"ztsession/model/lists"
	"ztsession/model/mask"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// Listing is a table of a list that package lists describes.
type Listing[T any] struct {
	*Table
	env     *look.Env
	columns []lists.Column[T]
	masked  func(*mask.Masker, T) T
	rows    []T
}

// NewListing returns an empty table of a list; keys move its cursor as the
// bindings of move say. masked is how a row is
// shown while personal data is not; nil for rows that have none of their own.
func NewListing[T any](env *look.Env, move keys.Move, columns []lists.Column[T], masked func(*mask.Masker, T) T) *Listing[T] {
	l := &Listing[T]{Table: New(env.Styles, move, Columns(columns)...), env: env, columns: columns, masked: masked}
	l.Show(nil)
	return l
}

// Show shows rows with the cursor on the first.
func (l *Listing[T]) Show(rows []T) {
	of := l.of(rows)
	l.SetTimes(of.TimeWidth())
	l.SetRows(of)
}

// Change shows other rows of the same list, with the cursor on row cursor and
// the scroll as it was.
func (l *Listing[T]) Change(rows []T, cursor int) {
	of := l.of(rows)
	l.SetTimes(of.TimeWidth())
	l.Changed(of, cursor)
}

// EnvChanged shows times in another way or at another moment, in the look of now.
func (l *Listing[T]) EnvChanged() {
	l.SetStyles(l.env.Styles)
	l.Change(l.rows, l.Cursor())
}

// of takes rows and returns them as they are shown.
func (l *Listing[T]) of(rows []T) Listed[T] {
	l.rows = rows
	if l.masked != nil && l.env.Mask != nil {
		rows = mask.List(rows, func(row T) T { return l.masked(l.env.Mask, row) })
	}
	return Of(l.columns, rows, l.env.Clock)
}

// Chosen returns the row under the cursor as it was answered, or nil.
func (l *Listing[T]) Chosen() *T {
	at := l.Cursor()
	if at < 0 || at >= len(l.rows) {
		return nil
	}
	one := l.rows[at]
	return &one
}
