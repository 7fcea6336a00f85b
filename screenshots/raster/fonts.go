package raster

import (
	"fmt"
	"image"
	"image/color"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Fonts are TrueType files. Regular sets the width of a cell; the fallbacks
// have, in their order, the characters that the others lack.
type Fonts struct {
	Regular, Bold []byte
	Fallback      [][]byte
}

// typefaces are the opened fonts; the fallbacks stand behind both lists.
type typefaces struct {
	regular, bold []typeface
}

type typeface struct {
	outlines *sfnt.Font
	sized    font.Face
}

func openFonts(fonts Fonts, size float64) (*typefaces, error) {
	opened := make([]typeface, 0, 2+len(fonts.Fallback))
	for _, file := range append([][]byte{fonts.Regular, fonts.Bold}, fonts.Fallback...) {
		outlines, err := opentype.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("read a font: %w", err)
		}
		sized, err := opentype.NewFace(outlines, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, fmt.Errorf("size a font: %w", err)
		}
		opened = append(opened, typeface{outlines, sized})
	}
	regular, bold, rest := opened[0], opened[1], opened[2:]
	return &typefaces{
		regular: append([]typeface{regular}, rest...),
		bold:    append([]typeface{bold, regular}, rest...),
	}, nil
}

// metrics returns the width of a character, and how far characters reach above
// and below the baseline, in pixels.
func (t *typefaces) metrics() (width, ascent, descent int) {
	first := t.regular[0].sized
	advance, _ := first.GlyphAdvance('M')
	return advance.Round(), first.Metrics().Ascent.Round(), first.Metrics().Descent.Round()
}

// draw sets one grapheme: a character and the marks that go onto it.
func (t *typefaces) draw(picture *image.RGBA, grapheme []rune, bold bool, area image.Rectangle, baseline int, c color.RGBA) error {
	faces := t.regular
	if bold {
		faces = t.bold
	}
	for _, r := range grapheme {
		if isInvisible(r) {
			continue
		}
		face, fallback, err := find(faces, r)
		if err != nil {
			return err
		}
		x := area.Min.X
		if fallback {
			// A character of another font is seldom as wide as the cell.
			advance, _ := face.GlyphAdvance(r)
			x += (area.Dx() - advance.Round()) / 2
		}
		pen := font.Drawer{Dst: picture, Src: image.NewUniform(c), Face: face, Dot: fixed.P(x, area.Min.Y+baseline)}
		pen.DrawString(string(r))
	}
	return nil
}

// isInvisible reports whether r only joins other characters or chooses their form.
func isInvisible(r rune) bool {
	return r == '\u200c' || r == '\u200d' || r >= '\ufe00' && r <= '\ufe0f'
}

func find(faces []typeface, r rune) (face font.Face, fallback bool, err error) {
	for i := range faces {
		index, err := faces[i].outlines.GlyphIndex(nil, r)
		if err != nil {
			return nil, false, fmt.Errorf("look for %q in a font: %w", r, err)
		}
		if index != 0 {
			return faces[i].sized, i > 0, nil
		}
	}
	return nil, false, fmt.Errorf("no font has the character %q (%U)", r, r)
}
