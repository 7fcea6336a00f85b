package table

import (
	"io"

	"ztsession/model/listing"
)

// Written writes the rows of a list, all of them and as they may be shown, in a
// form that programs read or as aligned text. It can be called beside the event
// loop.
type Written struct{ Text, CSV, JSON func(io.Writer) error }

// Written returns what writes the rows of now.
func (l *Listing[T]) Written() Written {
	source, masker, masked := l.rows, l.env.Mask, l.masked
	columns, clock := l.columns, l.env.Clock
	rows := func() []T {
		all := make([]T, source.Len())
		for i := range all {
			if all[i] = *source.At(i); masked != nil {
				all[i] = masked(masker, all[i])
			}
		}
		return all
	}
	return Written{
		Text: func(w io.Writer) error { return listing.Text(w, columns, rows(), clock) },
		CSV:  func(w io.Writer) error { return listing.CSV(w, columns, rows()) },
		JSON: func(w io.Writer) error { return listing.JSON(w, columns, rows()) },
	}
}
