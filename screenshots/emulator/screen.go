package emulator

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Screen is what a terminal shows at one moment.
type Screen struct {
	// Styled is the screen with its colours, as SGR sequences.
	Styled string
	// AlternateScreen says whether a full-screen program has the terminal.
	AlternateScreen bool
	CursorShown     bool
	cells           [][]uv.Cell
}

// screen copies the screen. The caller holds the lock.
func (t *Terminal) screen() *Screen {
	s := &Screen{AlternateScreen: t.vt.IsAltScreen(), CursorShown: !t.cursorHidden}
	for y := range t.vt.Height() {
		row := make([]uv.Cell, t.vt.Width())
		for x := range row {
			row[x] = uv.EmptyCell
			if cell := t.vt.CellAt(x, y); cell != nil {
				row[x] = visible(*cell)
			}
		}
		s.cells = append(s.cells, row)
	}
	lines := make([]string, len(s.cells))
	for y, row := range s.cells {
		lines[y] = uv.Line(row).Render()
	}
	s.Styled = strings.Join(lines, "\n")
	return s
}

// visible returns a cell without what nobody can see of it: the colour of the
// letter that a blank does not have depends on what stood there before.
func visible(cell uv.Cell) uv.Cell {
	const seen = uv.AttrReverse | uv.AttrStrikethrough
	if cell.Content == " " && cell.Style.Underline == 0 && cell.Style.Attrs&seen == 0 {
		cell.Style.Fg, cell.Style.Attrs = nil, 0
	}
	return cell
}

// Size returns the width and height in cells.
func (s *Screen) Size() (width, height int) {
	if len(s.cells) == 0 {
		return 0, 0
	}
	return len(s.cells[0]), len(s.cells)
}

// Cell returns the cell at column x of row y. The column after a wide
// character has the width 0.
func (s *Screen) Cell(x, y int) uv.Cell { return s.cells[y][x] }

// Text returns the screen without styles and without spaces at the end of lines.
func (s *Screen) Text() string {
	lines := make([]string, len(s.cells))
	for y, row := range s.cells {
		var line strings.Builder
		for _, cell := range row {
			if cell.Width > 0 {
				line.WriteString(cell.Content)
			}
		}
		lines[y] = strings.TrimRight(line.String(), " ")
	}
	return strings.Join(lines, "\n")
}
