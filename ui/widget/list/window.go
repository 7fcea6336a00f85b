package list

// seek returns the first selectable row from i on in direction step, or -1.
func (l *List) seek(i, step int) int {
	for ; i >= 0 && i < l.rows.Len(); i += step {
		if l.rows.Selectable(i) {
			return i
		}
	}
	return -1
}

func (l *List) nearest(i int) int {
	i = min(max(i, l.firstChoice), l.lastChoice)
	if at := l.seek(i, 1); at >= 0 {
		return at
	}
	return l.seek(i, -1)
}

func (l *List) lines(i int) int {
	if measured, ok := l.rows.(Measured); ok {
		return measured.Height(i, l.width)
	}
	return len(l.rows.Render(i, l.width, false))
}

// insideTall reports whether the cursor's row goes on beyond the window in
// direction step, so that there is more of it to read.
func (l *List) insideTall(step int) bool {
	if l.cursor < l.top {
		return step < 0
	}
	if l.cursor == l.top && step < 0 {
		return l.skip > 0
	}
	return step > 0 && l.below(l.cursor, l.height) > l.height
}

// below returns how many lines from the window's top the end of row i is,
// counting no further than it must to pass limit.
func (l *List) below(i, limit int) int {
	lines := -l.skip
	for row := l.top; row <= i && lines <= limit; row++ {
		lines += l.lines(row)
	}
	return lines
}

// above returns how many lines above the window's top the end of row i is,
// counting no further than it must to pass limit.
func (l *List) above(i, limit int) int {
	lines := l.skip
	for row := l.top - 1; row > i && lines <= limit; row-- {
		lines += l.lines(row)
	}
	return lines
}

// far reports whether going to row next would pass over lines that were never
// in the window: more titles in a row than the window has lines.
func (l *List) far(next, step int) bool {
	if l.height <= 0 || l.width <= 0 {
		return false
	}
	tall := l.lines(next)
	switch {
	case step < 0 && next >= l.top:
		return false
	case step < 0 && tall > l.height:
		return l.above(next, l.height) >= l.height
	case step < 0:
		return l.above(l.titled(next)-1, l.height) > l.height
	case tall > l.height:
		return l.below(next-1, l.height) > l.height
	default:
		return l.below(next, 2*l.height) > 2*l.height
	}
}

// enter brings the row on which the cursor came with step into the window. A
// row that is taller than the window is entered where the cursor came from.
func (l *List) enter(step int) {
	if step < 0 && l.height > 0 && l.width > 0 && l.lines(l.cursor) > l.height {
		if l.cursor < l.top {
			l.scroll(-l.height)
		}
		return
	}
	l.reveal()
}

// measure finds out whether all lines are in the window, after each change, so
// that drawing asks for no heights.
func (l *List) measure() {
	switch {
	case l.rows == nil:
		l.more = false
	case l.height <= 0 || l.width <= 0:
		l.more = l.rows.Len() > 0
	default:
		l.more = l.top > 0 || l.skip > 0 || l.below(l.rows.Len()-1, l.height) > l.height
	}
}

// scroll moves the window by lines, down when it is positive, as far as there
// are rows, leaves the cursor, and reports whether the window moved.
func (l *List) scroll(lines int) bool {
	top, skip := l.top, l.skip
	l.skip += lines
	for l.skip < 0 && l.top > 0 {
		l.top--
		l.skip += l.lines(l.top)
	}
	l.skip = max(l.skip, 0)
	for l.top < l.rows.Len()-1 {
		tall := l.lines(l.top)
		if l.skip < tall {
			break
		}
		l.top, l.skip = l.top+1, l.skip-tall
	}
	l.fill()
	return l.top != top || l.skip != skip
}

// fill scrolls back when the rows end above the window's end, so that the
// window is full as long as there are rows for it.
func (l *List) fill() {
	if l.top == 0 && l.skip == 0 || l.below(l.rows.Len()-1, l.height) >= l.height {
		return
	}
	l.top, l.skip = l.bottomTop()
}

// follow brings the cursor into the window after the window has moved in
// direction step: to the nearest row that is wholly in it, or to one that is partly.
func (l *List) follow(step int) {
	if l.cursor < 0 {
		return
	}
	whole, partly := -1, -1
	for i, start := l.top, -l.skip; i < l.rows.Len() && start < l.height; i++ {
		end := start + l.lines(i)
		inside := start >= 0 && end <= l.height
		switch {
		case i == l.cursor && (inside || end-start > l.height):
			return
		case !l.rows.Selectable(i):
		case inside && (whole < 0 || step < 0):
			whole = i
		case !inside && (partly < 0 || step > 0):
			partly = i
		}
		start = end
	}
	switch {
	case whole >= 0:
		l.cursor = whole
	case partly >= 0:
		if l.cursor = partly; l.lines(partly) <= l.height {
			l.reveal()
		}
	}
}

// reveal scrolls as little as it must for the cursor's row to be visible, and
// shows the titles above the first row when the cursor is on it.
func (l *List) reveal() {
	if l.rows == nil || l.height <= 0 || l.width <= 0 || l.rows.Len() == 0 {
		return
	}
	if tall := l.lines(l.top); l.skip >= tall {
		l.skip = tall - 1
	}
	if l.cursor >= 0 {
		l.revealCursor()
	}
	l.fill()
}

func (l *List) revealCursor() {
	at := l.cursor
	first := l.titled(at)
	switch {
	case at == l.top && l.lines(at) > l.height:
	case first < l.top || first == l.top && l.skip > 0:
		l.top, l.skip = first, 0
	case at-l.top > l.height || l.below(at, l.height) > l.height:
		l.top, l.skip = l.topFor(at)
	}
}

// titled returns the first of the titles directly above row i, two at most,
// as far as they are in one window with it, or i itself.
func (l *List) titled(i int) int {
	first, room := i, l.height-l.lines(i)
	for first > 0 && i-first < 2 && !l.rows.Selectable(first-1) {
		if room -= l.lines(first - 1); room < 0 {
			break
		}
		first--
	}
	return first
}

// topFor returns the top with which row at ends at the window's end.
func (l *List) topFor(at int) (top, skip int) {
	room := l.height - l.lines(at)
	for top = at; top > 0 && room > 0; top-- {
		tall := l.lines(top - 1)
		if tall > room {
			return top - 1, tall - room
		}
		room -= tall
	}
	return top, 0
}

// bottomTop returns the top with which the last row ends at the window's end.
func (l *List) bottomTop() (top, skip int) {
	last := l.rows.Len() - 1
	if tall := l.lines(last); tall > l.height {
		return last, tall - l.height
	}
	return l.topFor(last)
}
