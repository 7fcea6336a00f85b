package raster

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// cell is the size of a cell and of the lines in it, in pixels.
type cell struct{ width, height, line int }

// point is a place in a cell, in pixels from its upper left corner.
type point struct{ x, y float64 }

// shape is a character drawn as areas that are filled.
type shape struct {
	polygons [][]point
	opacity  float64 // 1 covers what is below
}

// shape returns the geometry of a character, for those that have to meet their
// neighbours.
func (c cell) shape(r rune) (*shape, bool) {
	s := &shape{opacity: 1}
	switch {
	case r >= firstLine && r <= lastLine:
		c.lines(s, r)
	case r >= firstBlock && r <= lastBlock:
		c.block(s, r)
	case r >= firstBraille && r <= lastBraille:
		c.braille(s, r)
	default:
		return nil, false
	}
	return s, true
}

// rectangle adds an area between two corners.
func (s *shape) rectangle(left, top, right, bottom float64) {
	s.polygons = append(s.polygons, []point{{left, top}, {right, top}, {right, bottom}, {left, bottom}})
}

// stroke adds a line of the given thickness through the points. Every segment
// is an area of its own; the angles are too small to need joints.
func (s *shape) stroke(thickness float64, through ...point) {
	for i := 1; i < len(through); i++ {
		from, to := through[i-1], through[i]
		length := math.Hypot(to.x-from.x, to.y-from.y)
		if length == 0 {
			continue
		}
		x, y := -(to.y-from.y)/length*thickness/2, (to.x-from.x)/length*thickness/2
		s.polygons = append(s.polygons, []point{
			{from.x + x, from.y + y}, {to.x + x, to.y + y}, {to.x - x, to.y - y}, {from.x - x, from.y - y},
		})
	}
}

func (s *shape) draw(picture *image.RGBA, area image.Rectangle, c color.RGBA) {
	canvas := vector.NewRasterizer(area.Dx(), area.Dy())
	for _, polygon := range s.polygons {
		for i, p := range polygon {
			if i == 0 {
				canvas.MoveTo(float32(p.x), float32(p.y))
				continue
			}
			canvas.LineTo(float32(p.x), float32(p.y))
		}
		canvas.ClosePath()
	}
	canvas.Draw(picture, area, image.NewUniform(fade(c, s.opacity)), image.Point{})
}

// fade returns the colour with an opacity, premultiplied as package color has it.
func fade(c color.RGBA, opacity float64) color.RGBA {
	part := func(v uint8) uint8 { return uint8(float64(v) * opacity) }
	return color.RGBA{part(c.R), part(c.G), part(c.B), part(c.A)}
}
