package layout

// Place says where a pane of the session screen stands when several stand side
// by side.
type Place uint8

// The places.
const (
	// Whole is a pane that always has all the room.
	Whole Place = iota
	// Top stands above the others over the whole width; its selected entry stands on
	// the right below it.
	Top
	// Left stands below the top on the left, on top of others of its kind.
	Left
	// Spare stands on the right below the selected entry, with lines that no entry
	// needs. While it has the keys it has all the room.
	Spare
)

// Slot says where a pane of the session screen stands.
type Slot struct {
	Place Place
	// Share is how much of the left column the pane takes beside the others that
	// have more to show than they have room for, and Least how many lines at
	// least, borders included, if it has as many.
	Share, Least int
	// Rows is how many rows the pane has to show. When it changes, the panes are
	// given their places anew.
	Rows int
	// Detail says that the pane is a list whose selected entry is shown beside or
	// below it, and Opened that the keys go to that entry: then it has all the room
	// where it does not fit beside the list.
	Detail, Opened bool
	// Titled says that a line above the list names what is in it, where it has no
	// border.
	Titled bool
}

// SessionState is what the layout of the session screen depends on beside the size.
type SessionState struct {
	Slots []Slot
	// Focus is the pane that has the keys.
	Focus int
	// Alone gives the pane in focus all the room.
	Alone bool
	// Banner is how many lines there are to say above the panes.
	Banner int
	// Lines returns how many lines a pane needs to show all that it has at a width,
	// and Details the same of its longest detail.
	Lines, Details func(pane, width int) int
}

// Session is the layout of the session screen.
type Session struct {
	Summary Rect
	Banner  Rect // what became of a refresh
	Tabs    Rect // where one pane has all the room
	Title   Rect // the line that names what is in that pane
	// Panes are the areas of the panes, borders included where Framed.
	Panes []Rect
	// Detail is the area of the selected entry beside or below its list, and
	// Detailed the pane that it belongs to. When it is not shown, an opened entry
	// takes the list's place.
	Detail   Rect
	Detailed int
	// Framed says that several panes with borders stand side by side.
	Framed bool
}

// Never is how many lines a pane needs that has to leave something out at a width.
const Never = 1 << 20

// border is how many cells a border takes of an area in either direction, and
// margin how many more columns stay free on its right.
const border, margin = 2, 1

// summaryLines is how many lines the summary has at every size.
const summaryLines = 2

// ForSession lays the session screen out in the cells that breadcrumb and
// footer leave. Panes stand side by side where the one in focus has all the room
// that it needs there; else it has all the room that there is. So nothing that a
// smaller terminal shows goes away on a larger one.
func ForSession(width, height int, state SessionState) Session {
	s := Session{Panes: make([]Rect, len(state.Slots)), Detailed: state.Focus}
	y := 0
	take := func(n int) Rect {
		r := Rect{0, y, width, n}
		y += n
		return r
	}
	s.Summary = take(summaryLines)
	if state.Banner > 0 {
		s.Banner = take(min(state.Banner, max(height/4, 2)))
	}
	body := Rect{0, y, width, max(height-y, 0)}
	if width >= wideWidth && height >= wideHeight && !state.Alone && s.overview(body, state) {
		s.Framed = true
		return s
	}
	s.Tabs = take(1)
	s.one(Rect{0, y, width, max(height-y, 0)}, state)
	return s
}

// one shows one pane; a list shares the body with its detail. The list keeps the
// lines that it has where there is no room for the detail, so that a line more
// never takes others away.
func (s *Session) one(body Rect, state SessionState) {
	slot := state.Slots[state.Focus]
	if slot.Titled && body.H > 1 {
		s.Title = Rect{body.X, body.Y, body.W, 1}
		body.Y, body.H = body.Y+1, body.H-1
	}
	s.Panes[state.Focus] = body
	if !slot.Detail {
		return
	}
	list := max(min(state.Lines(state.Focus, body.W), mostList(body.H)), 1)
	between := 1 // The line that names the entry.
	if body.H >= roomy {
		between = 2
	}
	room := body.H - list - between
	if room == 0 && !slot.Opened {
		// The line of the name comes before the first of the detail.
		s.Panes[state.Focus].H = list
	}
	if room < 1 || slot.Opened && room < state.Details(state.Focus, body.W) {
		return
	}
	s.Panes[state.Focus] = Rect{body.X, body.Y, body.W, list}
	s.Detail = Rect{body.X, body.Y + list + between, body.W, room}
}

// leastList is how many lines a list has before its detail has any: all that the
// smallest terminal has room for.
const leastList = 8

// roomy is from how many lines on one stays free between a list and its detail.
const roomy = 18

// mostList is how many lines a list takes at most of so many for itself and its
// detail.
func mostList(lines int) int { return max(leastList, lines*3/5) }
