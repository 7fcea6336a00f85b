package session

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/measure"
	"ztsession/ui/layout"
)

// Point gives the focus to the pane at a place, and with choose puts its cursor on
// what stands there.
func (in *Screen) Point(x, y int, choose bool) {
	if in.Typing() {
		return
	}
	if choose && in.layout.Tabs.Shown() && y == in.layout.Tabs.Y {
		if at := in.tabAt(x); at >= 0 {
			in.focus(at)
		}
		return
	}
	if l := in.layout; within(l.Detail, x, y) && l.Detailed < len(in.panes) {
		in.focus(l.Detailed)
		_ = in.focused().Sideways(true, l.Framed)
		if choose {
			_ = in.focused().Point(y-in.inner(l.Detail).Y, true)
		}
		in.canvas.spoil()
		return
	}
	for i, area := range in.layout.Panes {
		if !within(area, x, y) {
			continue
		}
		if i != in.view.Focus {
			in.focus(i)
		}
		if choose {
			_ = in.focused().Point(y-in.inner(in.layout.Panes[i]).Y, false)
		}
		in.canvas.spoil()
		return
	}
}

func within(r layout.Rect, x, y int) bool {
	return r.Shown() && x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// tabAt returns the pane whose name stands at a column of the line of tabs, -1 for
// none.
func (in *Screen) tabAt(x int) int {
	line, from, at := ansi.Strip(in.tabs()), 0, -1
	for i := range in.panes {
		found := strings.Index(line[from:], fmt.Sprint(i))
		if found < 0 {
			break
		}
		from += found
		if measure.Cells(line[:from])-1 > x {
			break
		}
		at = i
	}
	return at
}
