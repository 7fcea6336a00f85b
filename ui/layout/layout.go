// Package layout says where everything stands: pure functions from the
// terminal's size to named rectangles. Nothing is found out by rendering.
package layout

// The smallest terminal on which the program works, in cells. Below it the
// screen says what it needs.
const (
	MinWidth  = 40
	MinHeight = 12
)

// Several panes stand side by side from this size on, in cells.
const (
	wideWidth  = 110
	wideHeight = 19
)

// Rect is an area of the terminal in cells. A Rect without width is not shown.
type Rect struct{ X, Y, W, H int }

// Shown reports whether the area has any cells.
func (r Rect) Shown() bool { return r.W > 0 && r.H > 0 }

// Inner returns the area inside a border of one cell.
func (r Rect) Inner() Rect {
	return Rect{r.X + 1, r.Y + 1, max(r.W-2, 0), max(r.H-2, 0)}
}

// TooSmall reports whether the terminal is below the floor.
func TooSmall(width, height int) bool { return width < MinWidth || height < MinHeight }
