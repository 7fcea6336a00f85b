package layout_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"ztsession/ui/layout"
)

// The cells that the floor leaves to the session screen below breadcrumb and
// above footer.
const leastHeight = layout.MinHeight - 2

// The panes of the sweep: the answer above, three on the left, a list with its
// detail and a document that have all the room.
const (
	answer = iota
	identity
	devices
	posture
	mtls
	document
	spare
	panes
)

// needs are how many lines the panes need, apart from how wide they are.
type needs struct{ answer, detail, identity, devices, posture int }

// state returns a state of the session screen with those needs. Narrow panes need
// more lines.
func state(n needs, focus int) layout.SessionState {
	lines := []int{n.answer, n.identity, n.devices, n.posture, 6, 1 << 20, n.devices}
	wrapped := func(lines, width int) int { return lines + lines*20/max(width, 1) }
	return layout.SessionState{
		Slots: []layout.Slot{
			{Place: layout.Top, Rows: n.answer, Detail: true, Titled: true},
			{Place: layout.Left, Share: 50, Least: 5, Rows: n.identity},
			{Place: layout.Left, Share: 22, Least: 3, Rows: n.devices},
			{Rows: n.posture, Detail: n.posture > 0},
			{Place: layout.Left, Share: 28, Least: 3, Rows: 6},
			{},
			{Place: layout.Spare, Least: 3, Rows: n.devices},
		},
		Focus:   focus,
		Lines:   func(pane, width int) int { return wrapped(lines[pane], width) },
		Details: func(_, width int) int { return wrapped(n.detail, width) },
	}
}

// views returns every combination of what the layout depends on.
func views() []layout.SessionState {
	var all []layout.SessionState
	for focus := range panes {
		for _, n := range []needs{{}, {1, 6, 9, 1, 3}, {6, 15, 20, 4, 10}, {12, 20, 40, 60, 30}, {600, 15, 20, 4, 100_000}} {
			for _, banner := range []int{0, 1, 40} {
				view := state(n, focus)
				view.Banner = banner
				all = append(all, view)
			}
			view := state(n, focus)
			view.Alone = true
			all = append(all, view)
			view = state(n, focus)
			view.Slots[focus].Opened = view.Slots[focus].Detail
			all = append(all, view)
		}
	}
	return all
}

// sweep calls check for terminals around every threshold and for every view.
func sweep(t *testing.T, check func(width, height int, view layout.SessionState, s layout.Session) string) {
	t.Helper()
	widths := []int{40, 41, 60, 80, 109, 110, 111, 139, 140, 160, 240, 500}
	for _, width := range widths {
		for height := leastHeight; height <= 60; height++ {
			for i, view := range views() {
				if wrong := check(width, height, view, layout.ForSession(width, height, view)); wrong != "" {
					t.Fatalf("%dx%d, view %d with the focus on %d: %s", width, height, i, view.Focus, wrong)
				}
			}
		}
	}
}

// area is a rectangle with its name.
type area struct {
	name string
	layout.Rect
}

// areas returns every rectangle that is shown.
func areas(s layout.Session) []area {
	all := []area{{"summary", s.Summary}, {"banner", s.Banner}, {"tabs", s.Tabs}, {"title", s.Title}, {"detail", s.Detail}}
	for i, r := range s.Panes {
		all = append(all, area{fmt.Sprint("pane ", i), r})
	}
	return slices.DeleteFunc(all, func(a area) bool { return !a.Shown() })
}

func overlap(a, b layout.Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func TestAreasLieInsideTheTerminalAndApart(t *testing.T) {
	sweep(t, func(width, height int, _ layout.SessionState, s layout.Session) string {
		shown := areas(s)
		for i, r := range shown {
			if r.X < 0 || r.Y < 0 || r.X+r.W > width || r.Y+r.H > height {
				return fmt.Sprintf("%+v leaves the terminal", r)
			}
			for _, other := range shown[i+1:] {
				if overlap(r.Rect, other.Rect) {
					return fmt.Sprintf("%+v overlaps %+v", r, other)
				}
			}
		}
		return ""
	})
}

func TestWideScreensAreTiledExactly(t *testing.T) {
	wide := 0
	sweep(t, func(width, height int, _ layout.SessionState, s layout.Session) string {
		if !s.Framed {
			return ""
		}
		wide++
		cells := 0
		for _, r := range areas(s) {
			cells += r.W * r.H
		}
		// Areas lie apart, so as many cells as the terminal has cover it all.
		if cells != width*height {
			return fmt.Sprintf("%d of %d cells are covered: %+v", cells, width*height, areas(s))
		}
		return ""
	})
	if wide == 0 {
		t.Error("no screen of the sweep was wide")
	}
}

func TestOnePaneHasAllTheRoom(t *testing.T) {
	sweep(t, func(width, height int, view layout.SessionState, s layout.Session) string {
		if s.Framed {
			return ""
		}
		for i, r := range s.Panes {
			if r.Shown() != (i == view.Focus) {
				return fmt.Sprintf("pane %d is %+v", i, r)
			}
		}
		bottom := s.Panes[view.Focus]
		if s.Detail.Shown() {
			if !view.Slots[view.Focus].Detail {
				return "a detail is shown beside something else than a list"
			}
			// A line between them carries the name of the entry.
			if s.Detail.Y <= bottom.Y+bottom.H {
				return fmt.Sprintf("detail %+v leaves no line below %+v", s.Detail, bottom)
			}
			bottom = s.Detail
		}
		if spare := height - bottom.Y - bottom.H; bottom.W != width || spare < 0 || spare > 1 {
			return fmt.Sprintf("%+v does not reach the lower right corner", bottom)
		}
		return ""
	})
}

// room is how many lines of its content the pane in focus shows, and its detail.
func room(s layout.Session, view layout.SessionState, width int) (lines, detail int) {
	area := s.Panes[view.Focus]
	if s.Framed {
		area, width = area.Inner(), width-3
	}
	lines = min(area.H, view.Lines(view.Focus, width))
	if detail = 1 << 20; view.Slots[view.Focus].Detail {
		inner := s.Detail
		if view.Slots[view.Focus].Opened && !inner.Shown() {
			inner = layout.Rect{W: width, H: area.H - 1}
		}
		if s.Framed {
			inner = inner.Inner()
			inner.W--
		}
		detail = min(inner.H, view.Details(view.Focus, inner.W))
		if detail == view.Details(view.Focus, inner.W) {
			detail = 1 << 20
		}
	}
	if opened := view.Slots[view.Focus].Opened; lines == view.Lines(view.Focus, width) || opened {
		lines = 1 << 20
	}
	return lines, detail
}

// TestALargerTerminalNeverShowsLess: neither of the pane in focus nor of its
// detail, and of the panes of the left only where a smaller one shows them too.
func TestALargerTerminalNeverShowsLess(t *testing.T) {
	type size struct{ width, height int }
	var sizes []size
	for _, width := range []int{40, 60, 80, 109, 110, 119, 120, 121, 150, 160, 200} {
		for height := leastHeight; height <= 58; height++ {
			sizes = append(sizes, size{width, height})
		}
	}
	for i, view := range views() {
		if view.Banner > 1 {
			continue
		}
		for _, next := range sizes {
			s := layout.ForSession(next.width, next.height, view)
			lines, detail := room(s, view, next.width)
			for _, other := range []size{{next.width, next.height - 1}, {next.width - 1, next.height}} {
				if other.height < leastHeight || other.width < layout.MinWidth {
					continue
				}
				smaller := layout.ForSession(other.width, other.height, view)
				before, detailBefore := room(smaller, view, other.width)
				if before > lines || detailBefore > detail {
					t.Fatalf("view %d, focus %d: %+v shows %d and %d lines, %+v %d and %d", i, view.Focus, other, before, detailBefore, next, lines, detail)
				}
				for p, area := range smaller.Panes {
					if s.Framed && smaller.Framed && view.Slots[p].Place == layout.Left && area.H > s.Panes[p].H && s.Panes[p].H-2 < view.Lines(p, s.Panes[p].W-3) {
						t.Fatalf("view %d, focus %d: pane %d has %d lines at %+v and %d at %+v", i, view.Focus, p, area.H, other, s.Panes[p].H, next)
					}
				}
			}
		}
	}
}

func TestThePaneInFocusIsAlwaysShown(t *testing.T) {
	sweep(t, func(_, _ int, view layout.SessionState, s layout.Session) string {
		if !s.Panes[view.Focus].Shown() {
			return "the pane in focus has no area"
		}
		return ""
	})
}

func TestLinesAboveThePanes(t *testing.T) {
	few := needs{6, 12, 12, 4, 10}
	tests := []struct {
		name          string
		width, height int
		banner        int
		alone         bool
		said          int // lines of the banner
		tabs          bool
		framed        bool
	}{
		{name: "the floor", width: 40, height: 10, tabs: true},
		{name: "narrow", width: 80, height: 22, tabs: true},
		{name: "one column short of wide", width: 109, height: 40, tabs: true},
		{name: "wide", width: 110, height: 40, framed: true},
		{name: "wide, with one pane alone", width: 110, height: 40, alone: true, tabs: true},
		{name: "wide but too low", width: 160, height: 18, tabs: true},
		{name: "a banner of one line", width: 80, height: 22, banner: 1, said: 1, tabs: true},
		{name: "a banner never takes more than a quarter", width: 80, height: 22, banner: 30, said: 5, tabs: true},
		{name: "but two lines where a quarter is less", width: 40, height: 7, banner: 30, said: 2, tabs: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			view := state(few, answer)
			view.Banner, view.Alone = tt.banner, tt.alone
			s := layout.ForSession(tt.width, tt.height, view)
			if s.Summary.H != 2 || s.Banner.H != tt.said || s.Tabs.Shown() != tt.tabs || s.Framed != tt.framed {
				t.Errorf("summary %d, banner %d, tabs %v, framed %v; want 2, %d, %v, %v",
					s.Summary.H, s.Banner.H, s.Tabs.Shown(), s.Framed, tt.said, tt.tabs, tt.framed)
			}
		})
	}
}

// TestThePaneInFocusGrows: side by side it has all that it needs, else all the room.
func TestThePaneInFocusGrows(t *testing.T) {
	fits, long := needs{6, 12, 14, 4, 10}, needs{6, 12, 60, 4, 10}
	for _, tt := range []struct {
		needs  needs
		focus  int
		framed bool
	}{{fits, identity, true}, {long, identity, false}, {long, answer, true}, {long, mtls, true}, {fits, posture, false}, {fits, document, false}} {
		view := state(tt.needs, tt.focus)
		s := layout.ForSession(160, 43, view)
		if s.Framed != tt.framed {
			t.Errorf("with the focus on %d of %+v framed is %v", tt.focus, tt.needs, s.Framed)
		}
		if area := s.Panes[tt.focus]; s.Framed && area.H < view.Lines(tt.focus, area.W-3)+2 {
			t.Errorf("the pane %d in focus has %d lines", tt.focus, area.H)
		}
	}
}

func TestAPaneWithoutContentIsOneLine(t *testing.T) {
	s := layout.ForSession(160, 43, state(needs{6, 12, 40, 1, 0}, answer))
	if got := s.Panes[devices].H; got != 3 {
		t.Errorf("the pane of one row has %d lines with its border", got)
	}
}

// TestASparePaneTakesNothingFromTheEntries: it has lines that no entry needs, if
// those are as many as it takes at least.
func TestASparePaneTakesNothingFromTheEntries(t *testing.T) {
	for _, tt := range []struct{ detail, height, lines int }{{12, 43, 4 + 2}, {20, 43, 4 + 2}, {23, 43, 4}, {25, 43, 0}, {12, 22, 0}} {
		s := layout.ForSession(160, tt.height, state(needs{6, tt.detail, 12, 4, 3}, answer))
		if got := s.Panes[spare].H; got != tt.lines || s.Panes[spare].Shown() && s.Detail.Y+s.Detail.H != s.Panes[spare].Y {
			t.Errorf("with a detail of %d lines and a height of %d it has %d lines: %+v", tt.detail, tt.height, got, s)
		}
	}
	if s := layout.ForSession(160, 43, state(needs{6, 12, 12, 0, 3}, answer)); s.Panes[spare].Shown() {
		t.Error("without rows it has a place")
	}
}

// TestSameInputSameLayout: what was laid out in between leaves no trace.
func TestSameInputSameLayout(t *testing.T) {
	sweep(t, func(width, height int, view layout.SessionState, s layout.Session) string {
		layout.ForSession(height, width, state(needs{3, 9, 9, 9, 9}, document))
		if again := layout.ForSession(width, height, view); !reflect.DeepEqual(again, s) {
			return fmt.Sprintf("laid out as %+v, then as %+v", s, again)
		}
		return ""
	})
}

func TestTinyTerminalsHaveNoNegativeAreas(t *testing.T) {
	for width := range 40 {
		for height := range 12 {
			for _, view := range views() {
				s := layout.ForSession(width, height, view)
				for _, r := range append(s.Panes, s.Summary, s.Banner, s.Tabs, s.Title, s.Detail) {
					if r.W < 0 || r.H < 0 || r.Inner().W < 0 || r.Inner().H < 0 {
						t.Fatalf("%dx%d with the focus on %d: %+v", width, height, view.Focus, r)
					}
				}
			}
		}
	}
}

func TestTooSmall(t *testing.T) {
	tests := []struct {
		width, height int
		want          bool
	}{
		{0, 0, true},
		{1, 1, true},
		{39, 12, true},
		{40, 11, true},
		{39, 200, true},
		{500, 11, true},
		{40, 12, false},
		{80, 24, false},
	}
	for _, tt := range tests {
		if got := layout.TooSmall(tt.width, tt.height); got != tt.want {
			t.Errorf("TooSmall(%d, %d) = %v", tt.width, tt.height, got)
		}
	}
}

func TestRect(t *testing.T) {
	tests := []struct {
		rect, inner layout.Rect
		shown       bool
	}{
		{layout.Rect{X: 3, Y: 4, W: 10, H: 5}, layout.Rect{X: 4, Y: 5, W: 8, H: 3}, true},
		{layout.Rect{W: 1, H: 1}, layout.Rect{X: 1, Y: 1}, true},
		{layout.Rect{W: 5}, layout.Rect{X: 1, Y: 1, W: 3}, false},
		{layout.Rect{H: 5}, layout.Rect{X: 1, Y: 1, H: 3}, false},
	}
	for _, tt := range tests {
		if got := tt.rect.Inner(); got != tt.inner {
			t.Errorf("%+v.Inner() = %+v, want %+v", tt.rect, got, tt.inner)
		}
		if got := tt.rect.Shown(); got != tt.shown {
			t.Errorf("%+v.Shown() = %v", tt.rect, got)
		}
	}
}
