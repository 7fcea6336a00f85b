package pane

import (
	"strings"

	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
)

// column is a wrapped text in a column of its own.
type column struct {
	text  string
	width int
	style look.Style
	label bool // broken between the words of a name
}

func (c column) lines() []string {
	if c.label {
		return wrap.Label(c.text, c.width)
	}
	return wrap.Text(c.text, c.width)
}

// inColumns sets columns side by side after the gutter.
func (m marker) inColumns(all ...column) []string {
	lines := m.columns(all...)
	for y := range lines {
		lines[y] = strings.Repeat(" ", gutter) + lines[y]
	}
	return lines
}

// columns sets columns side by side with one space between, each wrapped in its
// own width.
func columns(all ...column) []string { return marker{}.columns(all...) }

func (m marker) columns(all ...column) []string {
	wrapped, marks := make([][]string, len(all)), make([][][]search.Span, len(all))
	height := 1
	for i, c := range all {
		wrapped[i] = c.lines()
		marks[i] = m.needle.Pieces(c.text, wrapped[i])
		height = max(height, len(wrapped[i]))
	}
	lines := make([]string, height)
	var line strings.Builder
	for y := range lines {
		line.Reset()
		for i, c := range all {
			piece, found := "", []search.Span(nil)
			if y < len(wrapped[i]) {
				piece, found = wrapped[i][y], marks[i][y]
			}
			last := i == len(all)-1
			if !last {
				// What is wider than its column is cut, and its marks with it.
				whole := piece
				if piece = cells.Fit(piece, c.width) + " "; !strings.HasPrefix(piece, whole) {
					found = m.needle.Marks(piece)
				}
			}
			if piece != "" {
				m.write(&line, piece, found, c.style)
			}
		}
		lines[y] = line.String()
	}
	return lines
}
