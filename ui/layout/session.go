package layout

// Slot says where a pane of the session screen stands on a wide terminal. On a
// narrow one the pane in focus has all the room.
type Slot struct {
	// Right puts the pane into the right column, where one pane stands at a time.
	// The others stand on the left on top of each other.
	Right bool
	// Share is how much of the left column the pane takes beside the others that
	// have more to show than they have room for, and Least how many lines at
	// least, borders included, if it has as many.
	Share, Least int
	// Rows is how many rows the pane has to show. As many lines are enough until
	// the others have theirs: a count does not change with what rows hold, so that
	// panes keep their places.
	Rows int
	// Detail says that the pane is a list of so many lines whose selected entry is
	// shown beside or below it; 0 is a pane without such a detail.
	Detail int
}

// SessionState is what the layout of the session screen depends on beside the size.
type SessionState struct {
	Slots []Slot
	// Focus is the pane that has the keys, Right the one that stands on the right.
	Focus, Right int
	Zoom         bool
	// Summary is how many lines the whole summary takes.
	Summary int
	// Banner is how many lines there are to say above the panes.
	Banner int
}

// Session is the layout of the session screen.
type Session struct {
	Summary Rect
	Banner  Rect // what became of a refresh
	Tabs    Rect // on narrow terminals
	// Panes are the areas of the panes, borders included where Framed.
	Panes []Rect
	// Detail is the area of the selected entry beside or below its list. When it
	// is not shown, an opened entry takes the list's place.
	Detail Rect
	// Framed says that panes have borders.
	Framed bool
}

// ForSession lays the session screen out in the cells that breadcrumb and
// footer leave.
func ForSession(width, height int, state SessionState) Session {
	s := Session{Panes: make([]Rect, len(state.Slots))}
	wide := width >= wideWidth && height >= wideHeight
	rows := 2
	if width >= longSummary && state.Summary <= 1 {
		rows = 1
	}
	y := 0
	take := func(n int) Rect {
		r := Rect{0, y, width, n}
		y += n
		return r
	}
	s.Summary = take(rows)
	if state.Banner > 0 {
		most := height / 4
		if wide {
			// Three panes stand on top of each other, and each needs its rows.
			most = (height - 15) / 2
		}
		s.Banner = take(min(state.Banner, max(most, 2)))
	}
	if !wide {
		s.Tabs = take(1)
	}
	body := Rect{0, y, width, max(height-y, 0)}
	s.Framed = wide
	switch {
	case wide && state.Zoom:
		s.zoomed(body, state)
	case wide:
		s.sideBySide(body, state)
	default:
		s.one(body, state)
	}
	return s
}

// zoomed gives the whole body to the pane in focus.
func (s *Session) zoomed(body Rect, state SessionState) {
	s.Panes[state.Focus] = body
	if state.Slots[state.Focus].Detail > 0 {
		list := body.W * 45 / 100
		s.Panes[state.Focus] = Rect{body.X, body.Y, list, body.H}
		s.Detail = Rect{body.X + list, body.Y, body.W - list, body.H}
	}
}

// sideBySide puts the panes of the left on top of each other, and one of the
// right beside them, with its detail below it.
func (s *Session) sideBySide(body Rect, state SessionState) {
	left := min(max(body.W*42/100, 46), 96)
	s.column(Rect{body.X, body.Y, left, body.H}, state.Slots)
	area := Rect{body.X + left, body.Y, body.W - left, body.H}
	lines := state.Slots[state.Right].Detail
	if lines == 0 {
		s.Panes[state.Right] = area
		return
	}
	list := max(min(area.H*45/100, lines+2), 6)
	s.Panes[state.Right] = Rect{area.X, area.Y, area.W, list}
	s.Detail = Rect{area.X, area.Y + list, area.W, area.H - list}
}

// column gives the panes of the left their lines, from the top.
func (s *Session) column(area Rect, slots []Slot) {
	heights := divide(area.H, slots)
	y := area.Y
	for i, slot := range slots {
		if !slot.Right {
			s.Panes[i] = Rect{area.X, y, area.W, heights[i]}
			y += heights[i]
		}
	}
}

// divide divides lines among the panes of the left, line by line: each goes to
// the pane that is furthest from its share, of those that have more to show. So
// a pane never has fewer lines where there are more of them. What nobody needs
// goes to the first.
func divide(lines int, slots []Slot) []int {
	heights := make([]int, len(slots))
	first := -1
	for i, slot := range slots {
		if !slot.Right {
			heights[i] = min(slot.Least, slot.Rows+2)
			lines -= heights[i]
			if first < 0 {
				first = i
			}
		}
	}
	given := make([]int, len(slots))
	for ; lines > 0; lines-- {
		next := -1
		for i, slot := range slots {
			if slot.Right || heights[i] >= slot.Rows+2 {
				continue
			}
			if next < 0 || (given[i]+1)*slots[next].Share < (given[next]+1)*slot.Share {
				next = i
			}
		}
		if next < 0 {
			break
		}
		given[next]++
		heights[next]++
	}
	if first >= 0 {
		heights[first] += lines
	}
	return heights
}

// one shows one pane; a list shares the body with its detail when there is room.
func (s *Session) one(body Rect, state SessionState) {
	s.Panes[state.Focus] = body
	const roomForBoth = 15
	lines := state.Slots[state.Focus].Detail
	if lines == 0 || body.H < roomForBoth || state.Zoom {
		return
	}
	// The list has a line of heads above two fifths of rows.
	list := max(min(body.H*2/5+1, lines), 3)
	s.Panes[state.Focus] = Rect{body.X, body.Y, body.W, list}
	// One line between them carries the name of the entry.
	s.Detail = Rect{body.X, body.Y + list + 1, body.W, body.H - list - 1}
}
