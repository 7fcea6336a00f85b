package raster

// The box drawing characters of Unicode.
const firstLine, lastLine = '\u2500', '\u257f'

// lines adds a box drawing character.
func (c cell) lines(s *shape, r rune) {
	a := armsOf(r)
	w, h, thickness := float64(c.width), float64(c.height), float64(c.line)
	switch a.form {
	case dashed:
		c.dashes(s, a, dashesIn(r))
	case rounded:
		c.corner(s, a)
	case slash:
		s.stroke(thickness, point{w, 0}, point{0, h})
	case backslash:
		s.stroke(thickness, point{0, 0}, point{w, h})
	case cross:
		s.stroke(thickness, point{w, 0}, point{0, h})
		s.stroke(thickness, point{0, 0}, point{w, h})
	case straight:
		c.arm(s, a.left, a.up, a.down, a.right, c.leftwards)
		c.arm(s, a.right, a.up, a.down, a.left, c.rightwards)
		c.arm(s, a.up, a.left, a.right, a.down, c.upwards)
		c.arm(s, a.down, a.left, a.right, a.up, c.downwards)
	}
}

// middle returns where the lines of all cells cross, on whole pixels.
func (c cell) middle() point { return point{float64(c.width / 2), float64(c.height / 2)} }

// half is half the thickness of a line. Each line of a double one is light.
func (c cell) half(w weight) float64 {
	if w == heavy {
		return float64(c.line)
	}
	return float64(c.line) / 2
}

// gap is how far each line of a double line is from the middle.
func (c cell) gap() float64 { return 1.5 * float64(c.line) }

// direction adds a line from the middle to one edge: beside the middle by
// offset, half as thick as half says, and going on behind the middle by reach.
type direction func(s *shape, offset, half, reach float64)

func (c cell) leftwards(s *shape, offset, half, reach float64) {
	m := c.middle()
	s.rectangle(0, m.y+offset-half, m.x+reach, m.y+offset+half)
}

func (c cell) rightwards(s *shape, offset, half, reach float64) {
	m := c.middle()
	s.rectangle(m.x-reach, m.y+offset-half, float64(c.width), m.y+offset+half)
}

func (c cell) upwards(s *shape, offset, half, reach float64) {
	m := c.middle()
	s.rectangle(m.x+offset-half, 0, m.x+offset+half, m.y+reach)
}

func (c cell) downwards(s *shape, offset, half, reach float64) {
	m := c.middle()
	s.rectangle(m.x+offset-half, m.y-reach, m.x+offset+half, float64(c.height))
}

// arm adds one arm. The arms across it, on its negative and its positive side,
// and the one opposite decide how far it goes past the middle, so that corners
// close and junctions with a double line end at the nearer of its two lines.
func (c cell) arm(s *shape, own, negative, positive, opposite weight, draw direction) {
	outer := c.gap() + float64(c.line)/2
	inner := float64(c.line)/2 - c.gap()
	across := max(negative, positive)
	switch {
	case own == none:
	case own == double:
		c.doubleArm(s, negative, positive, draw)
	case across != double:
		draw(s, 0, c.half(own), c.half(across))
	case negative != none && positive != none && opposite == none:
		draw(s, 0, c.half(own), inner)
	default:
		draw(s, 0, c.half(own), outer)
	}
}

// doubleArm adds both lines of a double arm. Each ends where the arm on its
// side begins, or reaches around the corner to the one on the other side.
func (c cell) doubleArm(s *shape, negative, positive weight, draw direction) {
	thin := float64(c.line) / 2
	for _, line := range []struct {
		offset     float64
		near, away weight
	}{{-c.gap(), negative, positive}, {c.gap(), positive, negative}} {
		reach := thin
		switch {
		case line.near == double:
			reach = thin - c.gap()
		case line.near != none:
			reach = c.half(line.near)
		case line.away == double:
			reach = thin + c.gap()
		case line.away != none:
			reach = c.half(line.away)
		}
		draw(s, line.offset, thin, reach)
	}
}

// corner adds a rounded corner: a quarter of a circle between two light arms.
func (c cell) corner(s *shape, a arms) {
	m := c.middle()
	radius := min(float64(c.width), float64(c.height)) / 2
	horizontal, vertical := point{float64(c.width), m.y}, point{m.x, float64(c.height)}
	towards := point{1, 1}
	if a.left != none {
		horizontal.x, towards.x = 0, -1
	}
	if a.up != none {
		vertical.y, towards.y = 0, -1
	}
	start, end := point{m.x + towards.x*radius, m.y}, point{m.x, m.y + towards.y*radius}
	path := []point{horizontal, start}
	const pieces = 8
	for i := 1; i < pieces; i++ { // A quadratic curve with its control point in the middle.
		f := float64(i) / pieces
		before, at, after := (1-f)*(1-f), 2*f*(1-f), f*f
		path = append(path, point{
			before*start.x + at*m.x + after*end.x,
			before*start.y + at*m.y + after*end.y,
		})
	}
	s.stroke(float64(c.line), append(path, end, vertical)...)
}

// dashesIn returns in how many dashes a dashed line is broken.
func dashesIn(r rune) int {
	switch {
	case r >= '╌':
		return 2
	case r >= '┈':
		return 4
	default:
		return 3
	}
}

func (c cell) dashes(s *shape, a arms, count int) {
	const filled = 0.6 // of the length of a dash and the space behind it
	m, half := c.middle(), c.half(max(a.left, a.up))
	for i := range count {
		from, to := float64(i)/float64(count), (float64(i)+filled)/float64(count)
		if a.left != none {
			s.rectangle(from*float64(c.width), m.y-half, to*float64(c.width), m.y+half)
		} else {
			s.rectangle(m.x-half, from*float64(c.height), m.x+half, to*float64(c.height))
		}
	}
}
