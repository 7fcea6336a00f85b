// Package svg draws the cells of a terminal as a picture that any browser shows:
// text as text, in whatever monospaced font there is, each run as wide as its cells;
// lines and blocks as geometry, so that they meet. The same screens give the same
// bytes, and no font is needed to make it.
package svg

import (
	"fmt"
	"html"
	"image/color"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// Screen is what is drawn.
type Screen interface {
	Size() (width, height int)
	// Cell returns a cell; the column after a wide character has the width 0.
	Cell(x, y int) uv.Cell
}

// Look are the colours of a terminal, as in CSS.
type Look struct{ Foreground, Background string }

// Dark is a terminal with a dark background.
func Dark() Look { return Look{Foreground: "#cdd6f4", Background: "#11111b"} }

// Light is a terminal with a light background.
func Light() Look { return Look{Foreground: "#24292f", Background: "#ffffff"} }

// The size of a cell and of what stands around all of them, in pixels.
const (
	cellWidth, cellHeight = 8.4, 18
	padding               = 12
	baseline              = 13.5 // below the top of a cell
)

// Frame is a screen of a film, and how long it stays.
type Frame struct {
	Screen Screen
	For    time.Duration
}

// Draw returns the picture of a screen.
func Draw(s Screen, look Look) []byte { return Film([]Frame{{Screen: s}}, look) }

// Film returns a picture that shows frames one after another, for ever. All have the
// size of the first.
func Film(frames []Frame, look Look) []byte {
	var out strings.Builder
	width, height := frames[0].Screen.Size()
	w, h := float64(width)*cellWidth+2*padding, float64(height)*cellHeight+2*padding
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" fill="%s">`+"\n",
		number(w), number(h), number(w), number(h), look.Foreground)
	fmt.Fprintf(&out, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", look.Background)
	if len(frames) > 1 {
		out.WriteString(keyframes(frames))
	}
	for i, frame := range frames {
		fmt.Fprintf(&out, `<g transform="translate(%d %d)"`, padding, padding)
		if len(frames) > 1 {
			fmt.Fprintf(&out, ` class="f f%d"`, i)
		}
		out.WriteString(` xml:space="preserve">` + "\n")
		d := drawing{out: &out, screen: frame.Screen, look: look}
		d.draw()
		out.WriteString("</g>\n")
	}
	out.WriteString("</svg>\n")
	return []byte(out.String())
}

// keyframes returns the style by which each frame is seen in its time alone. Who
// wants no motion sees the last frame.
func keyframes(frames []Frame) string {
	var whole, at time.Duration
	for _, frame := range frames {
		whole += frame.For
	}
	var out strings.Builder
	out.WriteString("<style>\n.f{visibility:hidden}\n")
	for i, frame := range frames {
		from, to := share(at, whole), share(at+frame.For, whole)
		at += frame.For
		fmt.Fprintf(&out, "@keyframes k%d{0%%{visibility:%s}%s%%{visibility:visible}%s%%{visibility:hidden}100%%{visibility:hidden}}\n", i, map[bool]string{true: "visible", false: "hidden"}[i == 0], from, to)
		fmt.Fprintf(&out, ".f%d{animation:k%d %ss step-end infinite}\n", i, i, number(whole.Seconds()))
	}
	fmt.Fprintf(&out, "@media(prefers-reduced-motion:reduce){.f{animation:none}.f%d{visibility:visible}}\n</style>\n", len(frames)-1)
	return out.String()
}

func share(part, whole time.Duration) string {
	return number(100 * float64(part) / float64(whole))
}

// number writes a number with two decimals at most.
func number(n float64) string {
	text := strings.TrimRight(fmt.Sprintf("%.2f", n), "0")
	return strings.TrimSuffix(text, ".")
}

// drawing draws one screen.
type drawing struct {
	out    *strings.Builder
	screen Screen
	look   Look
}

func (d *drawing) draw() {
	width, height := d.screen.Size()
	for y := range height {
		for x := 0; x < width; {
			end := d.run(x, y, width)
			d.drawRun(x, end, y)
			x = end
		}
	}
}

// run returns where the cells end that are drawn together: those of one style,
// whose characters are text alike.
func (d *drawing) run(x, y, width int) int {
	first := d.screen.Cell(x, y)
	shape, at := isShape(first.Content), x+max(first.Width, 1)
	if first.Width > 1 {
		return min(at, width)
	}
	for ; at < width; at++ {
		next := d.screen.Cell(at, y)
		if next.Width != 1 || !next.Style.Equal(&first.Style) || isShape(next.Content) != shape {
			break
		}
	}
	return at
}

// drawRun draws cells of one style.
func (d *drawing) drawRun(x, end, y int) {
	first := d.screen.Cell(x, y)
	ink, ground := d.colours(&first.Style)
	left, top, wide := float64(x)*cellWidth, float64(y)*cellHeight, float64(end-x)*cellWidth
	if ground != "" {
		fmt.Fprintf(d.out, `<rect x="%s" y="%s" width="%s" height="%d" fill="%s"/>`+"\n", number(left), number(top), number(wide), cellHeight, ground)
	}
	if isShape(first.Content) {
		for at := x; at < end; at++ {
			if from := at; d.screen.Cell(at, y).Content == horizontal {
				for at+1 < end && d.screen.Cell(at+1, y).Content == horizontal {
					at++
				}
				d.drawLine(float64(from)*cellWidth, float64(at+1)*cellWidth, top, ink)
				continue
			}
			d.drawShape(d.screen.Cell(at, y).Content, float64(at)*cellWidth, top, ink)
		}
		return
	}
	var text strings.Builder
	for at := x; at < end; at++ {
		text.WriteString(d.screen.Cell(at, y).Content)
	}
	trimmed := strings.TrimRight(text.String(), " ")
	if trimmed == "" {
		return
	}
	cells := end - x - (text.Len() - len(trimmed))
	fmt.Fprintf(d.out, `<text x="%s" y="%s" textLength="%s" lengthAdjust="spacingAndGlyphs"%s%s>%s</text>`+"\n",
		number(left), number(top+baseline), number(float64(cells)*cellWidth), fill(ink), attributes(&first.Style), html.EscapeString(trimmed))
}

func fill(ink string) string {
	if ink == "" {
		return ""
	}
	return ` fill="` + ink + `"`
}

func attributes(style *uv.Style) string {
	var out strings.Builder
	if style.Attrs&uv.AttrBold != 0 {
		out.WriteString(` font-weight="bold"`)
	}
	if style.Attrs&uv.AttrFaint != 0 {
		out.WriteString(` opacity="0.6"`)
	}
	if style.Attrs&uv.AttrItalic != 0 {
		out.WriteString(` font-style="italic"`)
	}
	if style.Underline != uv.UnderlineNone {
		out.WriteString(` text-decoration="underline"`)
	}
	return out.String()
}

// colours returns the colours of letters and of what is behind them; empty for the
// terminal's own.
func (d *drawing) colours(style *uv.Style) (ink, ground string) {
	ink, ground = css(style.Fg), css(style.Bg)
	if style.Attrs&uv.AttrReverse == 0 {
		return ink, ground
	}
	if ground == "" {
		ground = d.look.Background
	}
	if ink == "" {
		ink = d.look.Foreground
	}
	return ground, ink
}

func css(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
