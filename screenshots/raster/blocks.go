package raster

// The block elements and the braille patterns of Unicode.
const (
	firstBlock, lastBlock     = '\u2580', '\u259f'
	firstBraille, lastBraille = '\u2800', '\u28ff'
)

// block adds a block element: a part of the cell in eighths, a shade, or quadrants.
func (c cell) block(s *shape, r rune) {
	w, h := float64(c.width), float64(c.height)
	switch {
	case r == '▀':
		s.rectangle(0, 0, w, h/2)
	case r <= '█': // One to eight eighths from below.
		s.rectangle(0, h*(1-float64(r-firstBlock)/8), w, h)
	case r <= '▏': // Seven eighths to one from the left.
		s.rectangle(0, 0, w*float64('▐'-r)/8, h)
	case r == '▐':
		s.rectangle(w/2, 0, w, h)
	case r <= '▓':
		s.opacity = float64(r-'▐') / 4
		s.rectangle(0, 0, w, h)
	case r == '▔':
		s.rectangle(0, 0, w, h/8)
	case r == '▕':
		s.rectangle(w*7/8, 0, w, h)
	default:
		c.quadrants(s, r)
	}
}

// Quadrants of a cell, as bits.
const (
	upperLeft = 1 << iota
	upperRight
	lowerLeft
	lowerRight
)

func (c cell) quadrants(s *shape, r rune) {
	filled := [...]int{ // From U+2596.
		lowerLeft, lowerRight, upperLeft, upperLeft | lowerLeft | lowerRight, upperLeft | lowerRight,
		upperLeft | upperRight | lowerLeft, upperLeft | upperRight | lowerRight, upperRight,
		upperRight | lowerLeft, upperRight | lowerLeft | lowerRight,
	}[r-'▖']
	w, h := float64(c.width)/2, float64(c.height)/2
	for i := range 4 {
		if filled&(1<<i) != 0 {
			x, y := float64(i%2)*w, float64(i/2)*h
			s.rectangle(x, y, x+w, y+h)
		}
	}
}

// braille adds a pattern of up to eight dots, one for each of the lower bits:
// three down on the left, three on the right, then the fourth row.
func (c cell) braille(s *shape, r rune) {
	w, h := float64(c.width), float64(c.height)
	radius := max(1, w/11)
	for i, place := range [8]point{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}} {
		if (r-firstBraille)&(1<<i) != 0 {
			x, y := w*(0.28+0.44*place.x), h*(0.125+0.25*place.y)
			s.rectangle(x-radius, y-radius, x+radius, y+radius)
		}
	}
}
