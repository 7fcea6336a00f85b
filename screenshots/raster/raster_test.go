package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/text/unicode/runenames"

	"ztsession/screenshots/raster"
)

// grid is a screen made by hand, with one style.
type grid struct {
	rows  [][]string
	style uv.Style
}

func (g grid) Size() (width, height int) { return len(g.rows[0]), len(g.rows) }

// Cell takes "" for the second column of a wide character.
func (g grid) Cell(x, y int) uv.Cell {
	cell := uv.Cell{Content: g.rows[y][x], Style: g.style, Width: 1}
	switch {
	case cell.Content == "":
		cell.Width = 0
	case x+1 < len(g.rows[y]) && g.rows[y][x+1] == "":
		cell.Width = 2
	}
	return cell
}

var (
	ink   = color.RGBA{0xff, 0xff, 0xff, 0xff}
	paper = color.RGBA{0, 0, 0, 0xff}
)

// testFonts are built into the modules, so that no test needs a font package.
func testFonts() raster.Fonts { return raster.Fonts{Regular: gomono.TTF, Bold: gomonobold.TTF} }

func draw(t *testing.T, screen raster.Screen) *image.RGBA {
	t.Helper()
	renderer, err := raster.New(raster.Look{FontSize: 20, LineHeight: 1.3, Foreground: ink, Background: paper}, testFonts())
	if err != nil {
		t.Fatal(err)
	}
	picture, err := renderer.Draw(screen)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// hasInk reports whether anything was drawn in an area.
func hasInk(picture *image.RGBA, area image.Rectangle) bool {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if picture.RGBAAt(x, y) != paper {
				return true
			}
		}
	}
	return false
}

// isLine reports whether a name of Unicode is that of a line along the axes.
func isLine(name string) bool {
	return strings.HasPrefix(name, "BOX DRAWINGS") && !strings.Contains(name, "DIAGONAL")
}

// TestLinesReachTheEdgesThatTheirNamesSay compares the table of lines with the
// names that Unicode gives them.
func TestLinesReachTheEdgesThatTheirNamesSay(t *testing.T) {
	lines := 0
	for r := '\u2500'; r <= '\u257f'; r++ {
		name := runenames.Name(r)
		if !isLine(name) {
			continue
		}
		lines++
		has := func(words ...string) bool {
			return slices.ContainsFunc(strings.Fields(name), func(word string) bool { return slices.Contains(words, word) })
		}
		picture := draw(t, grid{rows: [][]string{{string(r)}}})
		w, h := picture.Bounds().Dx(), picture.Bounds().Dy()
		// A dash may end before the right and lower edge, never before the others.
		dashes := has("DASH")
		for _, edge := range []struct {
			name string
			area image.Rectangle
			want bool
		}{
			{"left", image.Rect(0, 0, 1, h), has("LEFT", "HORIZONTAL")},
			{"upper", image.Rect(0, 0, w, 1), has("UP", "VERTICAL")},
			{"right", image.Rect(w-1, 0, w, h), has("RIGHT", "HORIZONTAL") && !dashes},
			{"lower", image.Rect(0, h-1, w, h), has("DOWN", "VERTICAL") && !dashes},
		} {
			if got := hasInk(picture, edge.area); got != edge.want {
				t.Errorf("%c %s: ink at the %s edge: %v, want %v", r, name, edge.name, got, edge.want)
			}
		}
	}
	if lines < 120 {
		t.Errorf("only %d lines were looked at", lines)
	}
}

// TestBoxIsClosed follows the inside of a box: nothing of it reaches the outside.
func TestBoxIsClosed(t *testing.T) {
	for name, rows := range map[string][][]string{
		"light":   {{"┌", "─", "┐"}, {"│", " ", "│"}, {"└", "─", "┘"}},
		"heavy":   {{"┏", "━", "┓"}, {"┃", " ", "┃"}, {"┗", "━", "┛"}},
		"double":  {{"╔", "═", "╗"}, {"║", " ", "║"}, {"╚", "═", "╝"}},
		"rounded": {{"╭", "─", "╮"}, {"│", " ", "│"}, {"╰", "─", "╯"}},
	} {
		picture := draw(t, grid{rows: rows})
		if reachesTheEdge(picture, picture.Bounds().Max.Div(2)) {
			t.Errorf("the %s box has a hole", name)
		}
	}
}

// reachesTheEdge floods the paper from a place.
func reachesTheEdge(picture *image.RGBA, from image.Point) bool {
	seen := map[image.Point]bool{from: true}
	for todo := []image.Point{from}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, step := range []image.Point{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			next := at.Add(step)
			switch {
			case !next.In(picture.Bounds()):
				return true
			case seen[next] || picture.RGBAAt(next.X, next.Y) != paper:
			default:
				seen[next] = true
				todo = append(todo, next)
			}
		}
	}
	return false
}

// share returns how much of the picture is inked, from 0 to 1.
func share(picture *image.RGBA) float64 {
	sum := 0
	for i := 0; i < len(picture.Pix); i += 4 {
		sum += int(picture.Pix[i])
	}
	return float64(sum) / 255 / float64(len(picture.Pix)/4)
}

func TestBlocksFillTheirPart(t *testing.T) {
	for block, want := range map[string]float64{
		"▀": 1. / 2, "▁": 1. / 8, "▄": 1. / 2, "█": 1, "▉": 7. / 8, "▌": 1. / 2, "▏": 1. / 8, "▐": 1. / 2,
		"░": 1. / 4, "▒": 1. / 2, "▓": 3. / 4, "▔": 1. / 8, "▕": 1. / 8,
		"▖": 1. / 4, "▙": 3. / 4, "▚": 1. / 2, "▛": 3. / 4, "▜": 3. / 4, "▝": 1. / 4, "▞": 1. / 2, "▟": 3. / 4,
	} {
		if got := share(draw(t, grid{rows: [][]string{{block}}})); got < want-0.02 || got > want+0.02 {
			t.Errorf("%s fills %.3f of its cell, want %.3f", block, got, want)
		}
	}
}

func TestBrailleHasOneDotForEachBit(t *testing.T) {
	one, all := share(draw(t, grid{rows: [][]string{{"⠁"}}})), share(draw(t, grid{rows: [][]string{{"⣿"}}}))
	if one == 0 || all < 7.9*one || all > 8.1*one {
		t.Errorf("one dot fills %.4f, eight fill %.4f", one, all)
	}
	if empty := share(draw(t, grid{rows: [][]string{{"⠀"}}})); empty != 0 {
		t.Errorf("no dots fill %.4f", empty)
	}
}

func TestStylesChangeThePicture(t *testing.T) {
	plain := draw(t, grid{rows: [][]string{{"a"}}})
	red := color.RGBA{0xff, 0, 0, 0xff}
	for name, style := range map[string]uv.Style{
		"bold":          {Attrs: uv.AttrBold},
		"faint":         {Attrs: uv.AttrFaint},
		"reverse":       {Attrs: uv.AttrReverse},
		"concealed":     {Attrs: uv.AttrConceal},
		"struck":        {Attrs: uv.AttrStrikethrough},
		"underlined":    {Underline: uv.UnderlineSingle},
		"red":           {Fg: red},
		"on red ground": {Bg: red},
	} {
		if bytes.Equal(plain.Pix, draw(t, grid{rows: [][]string{{"a"}}, style: style}).Pix) {
			t.Errorf("%s looks like plain text", name)
		}
	}
	if corner := draw(t, grid{rows: [][]string{{"a"}}, style: uv.Style{Bg: red}}).RGBAAt(0, 0); corner != red {
		t.Errorf("the ground is %v, want %v", corner, red)
	}
}

func TestSameScreenGivesTheSamePixels(t *testing.T) {
	screen := grid{rows: [][]string{{"a", "é", "█"}, {"╭", "─", "╮"}}}
	if !bytes.Equal(draw(t, screen).Pix, draw(t, screen).Pix) {
		t.Error("the second picture differs from the first")
	}
}

func TestCharacterThatNoFontHasIsAnError(t *testing.T) {
	renderer, err := raster.New(raster.DefaultLook(), testFonts())
	if err != nil {
		t.Fatal(err)
	}
	_, err = renderer.Draw(grid{rows: [][]string{{"日", ""}}})
	if err == nil || !strings.Contains(err.Error(), "U+65E5") {
		t.Errorf("the error is %v, want one that names U+65E5", err)
	}
}

func TestWhatIsNoFontIsAnError(t *testing.T) {
	if _, err := raster.New(raster.DefaultLook(), raster.Fonts{Regular: gomono.TTF, Bold: []byte("no font")}); err == nil {
		t.Error("a text was taken for a font")
	}
}
