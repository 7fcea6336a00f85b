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
	// From this width on the summary of nearly every session fits on one line.
	longSummary = 140
)

// Rect is an area of the terminal in cells. A Rect without width is not shown.
type Rect struct{ X, Y, W, H int }

// Shown reports whether the area has any cells.
func (r Rect) Shown() bool { return r.W > 0 && r.H > 0 }

// Inner returns the area inside a border of one cell.
func (r Rect) Inner() Rect {
	return Rect{r.X + 1, r.Y + 1, max(r.W-2, 0), max(r.H-2, 0)}
}

// Pane names a pane of the session screen.
type Pane uint8

// The panes, in the order of their numbers.
const (
	Identity Pane = iota
	Devices
	Posture
	MTLS
	JSON
	PaneCount int = iota
)

// Number returns the key that jumps to the pane.
func (p Pane) Number() int { return int(p) + 1 }

// String returns the pane's title.
func (p Pane) String() string {
	switch p {
	case Identity:
		return "Identity"
	case Devices:
		return "Devices"
	case Posture:
		return "Posture"
	case MTLS:
		return "mTLS"
	case JSON:
		return "JSON"
	default:
		return ""
	}
}

// TooSmall reports whether the terminal is below the floor.
func TooSmall(width, height int) bool { return width < MinWidth || height < MinHeight }

// Session is the layout of the session screen.
type Session struct {
	Summary Rect
	Banner  Rect // what became of a refresh
	Tabs    Rect // on narrow terminals
	// Panes are the areas of the panes, borders included where Framed.
	Panes [PaneCount]Rect
	// Detail is the area of the selected check beside or below the list of
	// checks. When it is not shown, an opened check takes the list's place.
	Detail Rect
	// Framed says that panes have borders.
	Framed bool
}

// View is what the layout of the session screen depends on beside the size.
type View struct {
	Focus Pane
	// Right is the pane that stands on the right of a wide terminal: Posture or JSON.
	Right Pane
	Zoom  bool
	// Banner is how many lines there are to say above the panes.
	Banner int
	// Checks is how many lines the list of checks has, so that a short list
	// leaves its room to the selected check.
	Checks int
}

// ForSession lays the session screen out in the cells that breadcrumb and
// footer leave.
func ForSession(width, height int, view View) Session {
	var s Session
	wide := width >= wideWidth && height >= wideHeight
	rows := 2
	if width >= longSummary {
		rows = 1
	}
	y := 0
	take := func(n int) Rect {
		r := Rect{0, y, width, n}
		y += n
		return r
	}
	s.Summary = take(rows)
	if view.Banner > 0 {
		most := height / 4
		if wide {
			// Three panes stand on top of each other, and each needs its rows.
			most = (height - 15) / 2
		}
		s.Banner = take(min(view.Banner, max(most, 2)))
	}
	if !wide {
		s.Tabs = take(1)
	}
	body := Rect{0, y, width, max(height-y, 0)}
	switch {
	case wide && view.Zoom:
		s.Framed = true
		s.zoomed(body, view)
	case wide:
		s.Framed = true
		s.sideBySide(body, view)
	default:
		s.one(body, view)
	}
	return s
}

// zoomed gives the whole body to the pane in focus.
func (s *Session) zoomed(body Rect, view View) {
	s.Panes[view.Focus] = body
	if view.Focus == Posture && view.Checks > 0 {
		list := body.W * 45 / 100
		s.Panes[Posture] = Rect{body.X, body.Y, list, body.H}
		s.Detail = Rect{body.X + list, body.Y, body.W - list, body.H}
	}
}

// sideBySide puts identity, devices and certificate on the left, and posture
// with the selected check, or the JSON, on the right.
func (s *Session) sideBySide(body Rect, view View) {
	left := min(max(body.W*42/100, 46), 72)
	devices := max(body.H*22/100, 5)
	mtls := max(body.H*28/100, 6)
	identity := body.H - devices - mtls
	s.Panes[Identity] = Rect{body.X, body.Y, left, identity}
	s.Panes[Devices] = Rect{body.X, body.Y + identity, left, devices}
	s.Panes[MTLS] = Rect{body.X, body.Y + identity + devices, left, mtls}
	area := Rect{body.X + left, body.Y, body.W - left, body.H}
	if view.Right == JSON || view.Checks == 0 {
		s.Panes[view.Right] = area
		return
	}
	list := max(min(area.H*45/100, view.Checks+2), 6)
	s.Panes[Posture] = Rect{area.X, area.Y, area.W, list}
	s.Detail = Rect{area.X, area.Y + list, area.W, area.H - list}
}

// one shows one pane; posture shares the body with the selected check when there is room.
func (s *Session) one(body Rect, view View) {
	s.Panes[view.Focus] = body
	const roomForBoth = 15
	if view.Focus != Posture || view.Checks == 0 || body.H < roomForBoth || view.Zoom {
		return
	}
	list := max(min(body.H*2/5, view.Checks), 3)
	s.Panes[Posture] = Rect{body.X, body.Y, body.W, list}
	// One line between them carries the name of the check.
	s.Detail = Rect{body.X, body.Y + list + 1, body.W, body.H - list - 1}
}
