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

// The panes of the sweep: three on the left, a list with its detail and a
// document on the right.
const (
	identity = iota
	devices
	posture
	mtls
	document
	panes
)

// slots returns where those panes stand when the list has so many lines.
func slots(lines int) []layout.Slot {
	return []layout.Slot{{Share: 50, Least: 5, Rows: 40}, {Share: 22, Least: 5, Rows: lines}, {Right: true, Detail: lines}, {Share: 28, Least: 6, Rows: 12}, {Right: true}}
}

// views returns every combination of what the layout depends on, as the
// session screen makes them: a pane of the right side that has the focus is
// the one that stands there.
func views() []layout.SessionState {
	var all []layout.SessionState
	for focus := range panes {
		for _, right := range []int{posture, document} {
			if (focus == posture || focus == document) && right != focus {
				continue
			}
			for _, zoom := range []bool{false, true} {
				for _, banner := range []int{0, 1, 2, 40} {
					for _, lines := range []int{0, 1, 3, 100_000} {
						all = append(all, layout.SessionState{Slots: slots(lines), Focus: focus, Right: right, Zoom: zoom, Banner: banner})
					}
				}
			}
		}
	}
	return all
}

// sweep calls check for terminals around every threshold and for every view.
func sweep(t *testing.T, check func(width, height int, view layout.SessionState, s layout.Session) string) {
	t.Helper()
	widths := []int{40, 41, 60, 80, 109, 110, 111, 139, 140, 141, 160, 171, 172, 240, 500}
	for _, width := range widths {
		for height := leastHeight; height <= 60; height++ {
			for _, view := range views() {
				if wrong := check(width, height, view, layout.ForSession(width, height, view)); wrong != "" {
					t.Fatalf("%dx%d %+v: %s", width, height, view, wrong)
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
	all := []area{{"summary", s.Summary}, {"banner", s.Banner}, {"tabs", s.Tabs}, {"detail", s.Detail}}
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

func TestNarrowScreensShowThePaneInFocusOnly(t *testing.T) {
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
			if view.Focus != posture || view.Zoom || view.Slots[posture].Detail == 0 {
				return "a detail is shown beside something else than a list of checks"
			}
			// The line between them carries the name of the check.
			if s.Detail.Y != bottom.Y+bottom.H+1 {
				return fmt.Sprintf("detail %+v does not stand one line below %+v", s.Detail, bottom)
			}
			bottom = s.Detail
		}
		if bottom.W != width || bottom.Y+bottom.H != height {
			return fmt.Sprintf("%+v does not reach the lower right corner", bottom)
		}
		return ""
	})
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
	tests := []struct {
		name          string
		width, height int
		banner        int
		zoom          bool
		summary, said int // lines of summary and banner
		tabs          bool
		framed        bool
	}{
		{name: "the floor", width: 40, height: 10, summary: 2, tabs: true},
		{name: "narrow", width: 80, height: 22, summary: 2, tabs: true},
		{name: "narrow, though zoomed", width: 80, height: 22, zoom: true, summary: 2, tabs: true},
		{name: "one column short of wide", width: 109, height: 40, summary: 2, tabs: true},
		{name: "wide", width: 110, height: 40, summary: 2, framed: true},
		{name: "wide and zoomed", width: 110, height: 40, zoom: true, summary: 2, framed: true},
		{name: "wide but one line too low", width: 160, height: 18, summary: 1, tabs: true},
		{name: "just high enough", width: 160, height: 19, summary: 1, framed: true},
		{name: "one column short of a long summary", width: 139, height: 40, summary: 2, framed: true},
		{name: "a long summary on one line", width: 140, height: 40, summary: 1, framed: true},
		{name: "a banner of one line", width: 80, height: 22, banner: 1, summary: 2, said: 1, tabs: true},
		{name: "a banner never takes more than a quarter", width: 80, height: 22, banner: 30, summary: 2, said: 5, tabs: true},
		{name: "but two lines where a quarter is less", width: 40, height: 7, banner: 30, summary: 2, said: 2, tabs: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := layout.ForSession(tt.width, tt.height, layout.SessionState{Slots: slots(9), Right: posture, Banner: tt.banner, Zoom: tt.zoom})
			if s.Summary.H != tt.summary || s.Banner.H != tt.said || s.Tabs.Shown() != tt.tabs || s.Framed != tt.framed {
				t.Errorf("summary %d, banner %d, tabs %v, framed %v; want %d, %d, %v, %v",
					s.Summary.H, s.Banner.H, s.Tabs.Shown(), s.Framed, tt.summary, tt.said, tt.tabs, tt.framed)
			}
		})
	}
}

func TestShortListLeavesItsRoomToTheDetail(t *testing.T) {
	for _, width := range []int{80, 160} {
		few := layout.ForSession(width, 50, layout.SessionState{Slots: slots(3), Focus: posture, Right: posture})
		many := layout.ForSession(width, 50, layout.SessionState{Slots: slots(300), Focus: posture, Right: posture})
		if few.Detail.H <= many.Detail.H {
			t.Errorf("%d cells wide: the detail has %d lines beside 3 checks and %d beside 300", width, few.Detail.H, many.Detail.H)
		}
	}
}

// TestSameInputSameLayout: what was laid out in between leaves no trace.
func TestSameInputSameLayout(t *testing.T) {
	sweep(t, func(width, height int, view layout.SessionState, s layout.Session) string {
		layout.ForSession(height, width, layout.SessionState{Slots: slots(7), Focus: document, Right: document, Zoom: !view.Zoom})
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
				for _, r := range append(s.Panes, s.Summary, s.Banner, s.Tabs, s.Detail) {
					if r.W < 0 || r.H < 0 || r.Inner().W < 0 || r.Inner().H < 0 {
						t.Fatalf("%dx%d %+v: %+v", width, height, view, r)
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
