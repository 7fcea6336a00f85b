// Package raster draws the cells of a terminal as a picture, in Go alone: box
// lines, blocks and braille as geometry, so that lines meet whatever the font;
// everything else from TrueType fonts. The same screen gives the same bytes.
package raster

import (
	"image"
	"image/color"
	"image/draw"

	uv "github.com/charmbracelet/ultraviolet"
)

// Screen is what is drawn.
type Screen interface {
	Size() (width, height int)
	// Cell returns a cell; the column after a wide character has the width 0.
	Cell(x, y int) uv.Cell
}

// Look is how a terminal looks, apart from its fonts.
type Look struct {
	FontSize   float64 // pixels per em
	LineHeight float64 // in em
	Padding    int     // pixels around the cells
	Foreground color.RGBA
	Background color.RGBA
}

// DefaultLook is a dark terminal, large enough for a screen of high density.
func DefaultLook() Look {
	return Look{
		FontSize: 24, LineHeight: 1.25, Padding: 20,
		Foreground: color.RGBA{0xcd, 0xd6, 0xf4, 0xff},
		Background: color.RGBA{0x11, 0x11, 0x1b, 0xff},
	}
}

// Renderer draws screens with one look and one set of fonts.
type Renderer struct {
	look     Look
	fonts    *typefaces
	cell     cell
	baseline int // below the top of a cell, in pixels
}

// New returns a renderer. It fails when a font cannot be read.
func New(look Look, fonts Fonts) (*Renderer, error) {
	faces, err := openFonts(fonts, look.FontSize)
	if err != nil {
		return nil, err
	}
	width, ascent, descent := faces.metrics()
	height := round(look.FontSize * look.LineHeight)
	return &Renderer{
		look:     look,
		fonts:    faces,
		cell:     cell{width: width, height: height, line: max(1, round(look.FontSize/14))},
		baseline: (height-ascent-descent)/2 + ascent,
	}, nil
}

// Draw returns the picture of a screen. It fails when no font has one of its
// characters, since a picture with a hole would be no picture of the program.
func (r *Renderer) Draw(screen Screen) (*image.RGBA, error) {
	width, height := screen.Size()
	bounds := image.Rect(0, 0, width*r.cell.width+2*r.look.Padding, height*r.cell.height+2*r.look.Padding)
	picture := image.NewRGBA(bounds)
	fill(picture, bounds, r.look.Background)
	// All backgrounds come first: a glyph may reach into the next cell.
	for _, paint := range []func(*image.RGBA, uv.Cell, image.Rectangle) error{r.background, r.character} {
		for y := range height {
			for x := range width {
				content := screen.Cell(x, y)
				if content.Width == 0 {
					continue
				}
				if err := paint(picture, content, r.area(x, y, content.Width)); err != nil {
					return nil, err
				}
			}
		}
	}
	return picture, nil
}

// area returns the pixels of the cells from column x of row y.
func (r *Renderer) area(x, y, cells int) image.Rectangle {
	corner := image.Pt(r.look.Padding+x*r.cell.width, r.look.Padding+y*r.cell.height)
	return image.Rectangle{Min: corner, Max: corner.Add(image.Pt(cells*r.cell.width, r.cell.height))}
}

func (r *Renderer) background(picture *image.RGBA, content uv.Cell, area image.Rectangle) error {
	if _, background := r.colours(content.Style); background != r.look.Background {
		fill(picture, area, background)
	}
	return nil
}

func (r *Renderer) character(picture *image.RGBA, content uv.Cell, area image.Rectangle) error {
	foreground, _ := r.colours(content.Style)
	if content.Style.Underline != 0 {
		r.rule(picture, area, r.baseline+2*r.cell.line, foreground)
	}
	if content.Style.Attrs&uv.AttrStrikethrough != 0 {
		r.rule(picture, area, r.baseline-round(r.look.FontSize/4), foreground)
	}
	runes := []rune(content.Content)
	if len(runes) == 0 || runes[0] == ' ' || content.Style.Attrs&uv.AttrConceal != 0 {
		return nil
	}
	if shape, ok := r.cell.shape(runes[0]); ok {
		shape.draw(picture, area, foreground)
		return nil
	}
	bold := content.Style.Attrs&uv.AttrBold != 0
	return r.fonts.draw(picture, runes, bold, area, r.baseline, foreground)
}

// rule draws a line across the cell, its top so many pixels below the cell's.
func (r *Renderer) rule(picture *image.RGBA, area image.Rectangle, below int, c color.RGBA) {
	top := area.Min.Y + below
	fill(picture, image.Rect(area.Min.X, top, area.Max.X, top+r.cell.line), c)
}

func (r *Renderer) colours(style uv.Style) (foreground, background color.RGBA) {
	foreground, background = opaque(style.Fg, r.look.Foreground), opaque(style.Bg, r.look.Background)
	if style.Attrs&uv.AttrReverse != 0 {
		foreground, background = background, foreground
	}
	if style.Attrs&uv.AttrFaint != 0 {
		foreground = between(foreground, background)
	}
	return foreground, background
}

func opaque(c color.Color, otherwise color.RGBA) color.RGBA {
	if c == nil {
		return otherwise
	}
	red, green, blue, _ := c.RGBA()
	return color.RGBA{uint8(red >> 8), uint8(green >> 8), uint8(blue >> 8), 0xff}
}

func between(a, b color.RGBA) color.RGBA {
	middle := func(x, y uint8) uint8 { return uint8((int(x) + int(y)) / 2) }
	return color.RGBA{middle(a.R, b.R), middle(a.G, b.G), middle(a.B, b.B), 0xff}
}

func fill(picture draw.Image, area image.Rectangle, c color.Color) {
	draw.Draw(picture, area, image.NewUniform(c), image.Point{}, draw.Src)
}

func round(x float64) int { return int(x + 0.5) }
