package table

import (
	"io"

	"ztsession/model/listing"
)

// Written writes the rows of a list as they are shown, in a form that programs read
// or as aligned text. It can be called beside the event loop.
type Written struct {
	Text, CSV, JSON func(io.Writer) error
	// Rows is how many rows there are.
	Rows int
	// All are the rows with those that a filter leaves out; nil when it leaves out none.
	All *Written
}

// Written returns what writes the rows of now, in their order of now.
func (l *Listing[T]) Written() Written {
	if l.find == nil {
		return l.written(nil, l.rows.Len())
	}
	all := l.written(l.sort.order, l.rows.Len())
	if !l.find.Filtered() {
		return all
	}
	shown := l.written(l.find.Shown(), l.find.Len())
	shown.All = &all
	return shown
}

// written returns what writes n rows in an order; nil is that in which they came.
func (l *Listing[T]) written(order []int32, n int) Written {
	source, masker, masked := l.rows, l.env.Mask, l.masked
	columns, clock := l.columns, l.env.Clock
	rows := func() []T {
		all := make([]T, n)
		for i := range all {
			at := i
			if order != nil {
				at = int(order[i])
			}
			if all[i] = *source.At(at); masked != nil {
				all[i] = masked(masker, all[i])
			}
		}
		return all
	}
	return Written{
		Rows: n,
		Text: func(w io.Writer) error { return listing.Text(w, columns, rows(), clock) },
		CSV:  func(w io.Writer) error { return listing.CSV(w, columns, rows()) },
		JSON: func(w io.Writer) error { return listing.JSON(w, columns, rows()) },
	}
}
