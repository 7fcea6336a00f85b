// Package listing prints rows of one kind as an aligned table, as CSV or as
// JSON. What a column holds is said once, for all three.
package listing

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Column is one column of a list of rows of type T.
type Column[T any] struct {
	// Name is the column's name in lower_snake: the member in JSON and the
	// header in CSV, which programs rely on. In the table it is put into words.
	Name string
	// Text is the cell in the table; nil keeps the column out of it.
	Text func(T) string
	// Data is the cell in JSON and CSV; nil keeps the column out of them. It is
	// a string, a bool, an int64, a json.Number, a time.Time or an Items, or nil
	// for what was not reported.
	Data func(T) any
}

// Items are several things in one cell: objects in JSON, their titles in CSV.
type Items []Item

// Item is one of them.
type Item struct {
	Title   string
	Members []Member
}

// Member is a member of an object.
type Member struct{ Name, Value string }

const (
	// gap is how far columns are apart, and widest how wide they are padded, in
	// cells: one endless name must not push all other rows out of sight.
	gap    = 2
	widest = 60
)

// Text writes rows as an aligned table below a line of headers.
func Text[T any](w io.Writer, columns []Column[T], rows []T) error {
	var lines [][]string
	var header []string
	for _, column := range columns {
		if column.Text != nil {
			header = append(header, strings.ToUpper(strings.ReplaceAll(column.Name, "_", " ")))
		}
	}
	lines = append(lines, header)
	for _, row := range rows {
		var cells []string
		for _, column := range columns {
			if column.Text != nil {
				cells = append(cells, column.Text(row))
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
			widths[i] = max(widths[i], min(widest, ansi.StringWidth(cell)))
		}
	}
	var out strings.Builder
	for _, cells := range lines {
		for i, cell := range cells {
			out.WriteString(cell)
			if i < len(cells)-1 {
				out.WriteString(strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell))+gap))
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}
