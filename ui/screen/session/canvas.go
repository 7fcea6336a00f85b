package session

import "slices"

// canvas keeps the boxes of the panes as they were drawn last, so that a key
// draws only the pane that it changed. Boxes are drawn after an update, never
// while a frame is made: making a frame changes nothing. There is a box for
// each pane, then one for the detail.
type canvas struct {
	drawn [][]string
	fresh []bool
}

func newCanvas(boxes int) canvas {
	return canvas{drawn: make([][]string, boxes), fresh: make([]bool, boxes)}
}

// detail is the number of the box of the selected entry.
func (c *canvas) detail() int { return len(c.fresh) - 1 }

// spoil has boxes drawn anew before the next frame, without an argument all of them.
func (c *canvas) spoil(boxes ...int) {
	if len(boxes) == 0 {
		clear(c.fresh)
	}
	for _, b := range boxes {
		c.fresh[b] = false
	}
}

// paint draws the boxes that are shown and have changed.
func (in *Screen) paint() {
	if !in.layout.Framed {
		return
	}
	areas := append(slices.Clone(in.layout.Panes), in.layout.Detail)
	for b, area := range areas {
		if area.Shown() && !in.canvas.fresh[b] {
			in.canvas.drawn[b], in.canvas.fresh[b] = in.drawBox(b), true
		}
	}
}

// box returns a box as it was drawn, or draws it when it has changed since.
func (in *Screen) box(b int) []string {
	if in.canvas.fresh[b] {
		return in.canvas.drawn[b]
	}
	return in.drawBox(b)
}
