// Package listing prints rows of one kind as an aligned table, as CSV or as
// JSON. What the columns hold is described by package lists.
package listing

import (
	"io"
	"strings"

	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
)

const (
	// gap is how far columns are apart, and widest how wide they are padded, in
	// cells: one endless name must not push all other rows out of sight.
	gap    = 2
	widest = 60
)

// Text writes rows as an aligned table below a line of headers, which are the
// names of the columns in words. Times are as the clock shows them.
func Text[T any](w io.Writer, columns []lists.Column[T], rows []T, c clock.Clock) error {
	var header []string
	for _, column := range columns {
		if column.Text != nil {
			header = append(header, strings.ToUpper(strings.ReplaceAll(column.ID, "_", " ")))
		}
	}
	lines := [][]string{header}
	for i := range rows {
		cells := make([]string, 0, len(header))
		for _, column := range columns {
			if column.Text != nil {
				cells = append(cells, column.Text(&rows[i], c).Text)
			}
		}
		lines = append(lines, cells)
	}
	_, err := io.WriteString(w, align(lines))
	return err
}

// align pads the cells, counted as a terminal shows them.
func align(lines [][]string) string {
	widths := make([]int, len(lines[0]))
	for _, cells := range lines {
		for i, cell := range cells {
			widths[i] = max(widths[i], min(widest, measure.Cells(cell)))
		}
	}
	var out strings.Builder
	for _, cells := range lines {
		for i, cell := range cells {
			out.WriteString(cell)
			if i < len(cells)-1 {
				out.WriteString(strings.Repeat(" ", max(0, widths[i]-measure.Cells(cell))+gap))
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}
