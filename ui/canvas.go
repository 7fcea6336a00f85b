package ui

import "ztsession/ui/layout"

// canvas keeps the boxes of the panes as they were drawn last, so that a key
// draws only the pane that it changed. Boxes are drawn after an update, never
// while a frame is made: making a frame changes nothing.
type canvas struct {
	drawn [boxCount][]string
	fresh [boxCount]bool
}

// The boxes: one for each pane, and the selected check.
const (
	detailBox = layout.PaneCount
	boxCount  = layout.PaneCount + 1
)

// soil says that boxes have to be drawn anew; none means all of them.
func (c *canvas) soil(boxes ...int) {
	if len(boxes) == 0 {
		c.fresh = [boxCount]bool{}
	}
	for _, b := range boxes {
		c.fresh[b] = false
	}
}

// paint draws the boxes that are shown and have changed.
func (in *inspector) paint() {
	if !in.layout.Framed {
		return
	}
	for b := range boxCount {
		area := in.layout.Detail
		if b != detailBox {
			area = in.layout.Panes[b]
		}
		if area.Shown() && !in.canvas.fresh[b] {
			in.canvas.drawn[b], in.canvas.fresh[b] = in.drawBox(b), true
		}
	}
}

// box returns a box as it was drawn, or draws it when it has changed since.
func (in *inspector) box(b int) []string {
	if in.canvas.fresh[b] {
		return in.canvas.drawn[b]
	}
	return in.drawBox(b)
}
