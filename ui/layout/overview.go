package layout

const (
	// leastTop is how many lines the pane on top keeps while another has the focus
	// and needs them.
	leastTop = 5
	// The left has so many columns, and more of those beyond wideEnough.
	leastLeft, mostLeft, wideEnough = 46, 96, 120
	// leastDetail is how many lines the detail has at least, borders included.
	leastDetail = 9
)

// overview puts one pane over the whole width, others below it on the left on
// top of each other, and the selected entry of the first beside them. It reports
// false where the pane in focus has more to show than it has room for there.
func (s *Session) overview(body Rect, state SessionState) bool {
	if place := state.Slots[state.Focus].Place; place == Whole || place == Spare {
		return false
	}
	at := s.top(state.Slots)
	left := min(leastLeft+max(body.W-wideEnough, 0)*2/5, mostLeft)
	right := body.W - left
	need := func(pane, width int) int { return state.Lines(pane, width-border-margin) + border }
	wanted, below := need(at, body.W), leastBelow(state.Slots)
	detail := state.Details(at, right-border-margin) + border
	onTop := state.Focus == at
	if onTop {
		below = max(below, detail)
	} else {
		below = max(below, s.besides(state, need(state.Focus, left)))
	}
	height := min(wanted, body.H-max(below, leastDetail))
	if onTop && height < min(wanted, mostList(body.H)+border+1) || height < min(wanted, leastTop) {
		return false
	}
	s.Panes[at], s.Detailed = Rect{body.X, body.Y, body.W, height}, at
	low := Rect{body.X, body.Y + height, body.W, body.H - height}
	s.column(Rect{low.X, low.Y, left, low.H}, state, func(pane int) int { return need(pane, left) })
	s.Detail = Rect{low.X + left, low.Y, right, low.H}
	s.spare(state.Slots, max(detail, leastDetail))
	return true
}

// spare gives the lines of the detail that no entry needs to the panes that take them.
func (s *Session) spare(slots []Slot, needed int) {
	for i, slot := range slots {
		room := min(s.Detail.H-needed, slot.Rows+border)
		if slot.Place != Spare || slot.Rows == 0 || room < slot.Least {
			continue
		}
		s.Detail.H -= room
		s.Panes[i] = Rect{s.Detail.X, s.Detail.Y + s.Detail.H, s.Detail.W, room}
	}
}

// top returns the pane that stands on top.
func (s *Session) top(slots []Slot) int {
	for i, slot := range slots {
		if slot.Place == Top {
			return i
		}
	}
	return 0
}

// leastBelow is how many lines the panes of the left take at least.
func leastBelow(slots []Slot) int {
	lines := 0
	for _, slot := range slots {
		if slot.Place == Left {
			lines += min(slot.Least, slot.Rows+border)
		}
	}
	return lines
}

// besides is how many lines the left takes when the pane in focus has as many as
// it needs.
func (s *Session) besides(state SessionState, needed int) int {
	slot := state.Slots[state.Focus]
	return leastBelow(state.Slots) - min(slot.Least, slot.Rows+border) + needed
}

// column gives the panes of the left their lines, from the top.
func (s *Session) column(area Rect, state SessionState, need func(pane int) int) {
	heights := divide(area.H, state, need)
	y := area.Y
	for i, slot := range state.Slots {
		if slot.Place == Left {
			s.Panes[i] = Rect{area.X, y, area.W, heights[i]}
			y += heights[i]
		}
	}
}

// divide divides lines among the panes of the left: the one in focus has what it
// needs, then each line goes to the pane that is furthest from its share, of
// those that have more to show. So a pane never has fewer lines where there are
// more of them. What nobody needs goes to the first.
func divide(lines int, state SessionState, need func(pane int) int) []int {
	heights, needs := make([]int, len(state.Slots)), make([]int, len(state.Slots))
	first := -1
	for i, slot := range state.Slots {
		if slot.Place != Left {
			continue
		}
		if needs[i] = need(i); needs[i] >= Never {
			needs[i] = slot.Rows + border
		}
		heights[i] = min(slot.Least, slot.Rows+border, needs[i])
		if i == state.Focus {
			heights[i] = needs[i]
		}
		lines -= heights[i]
		if first < 0 {
			first = i
		}
	}
	given := make([]int, len(state.Slots))
	for ; lines > 0; lines-- {
		next := -1
		for i, slot := range state.Slots {
			if slot.Place != Left || heights[i] >= needs[i] {
				continue
			}
			if next < 0 || (given[i]+1)*state.Slots[next].Share < (given[next]+1)*slot.Share {
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
