package svg_test

import (
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"ztsession/screenshots/svg"
)

// row is a screen of one row.
type row []uv.Cell

func (r row) Size() (int, int)      { return len(r), 1 }
func (r row) Cell(x, _ int) uv.Cell { return r[x] }

func cells(text string, style uv.Style) row {
	var all row
	for _, r := range text {
		all = append(all, uv.Cell{Content: string(r), Width: 1, Style: style})
	}
	return all
}

// wellFormed fails when a browser could not read the picture.
func wellFormed(t *testing.T, picture []byte) string {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(string(picture)))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return string(picture)
		} else if err != nil {
			t.Fatalf("%v in %s", err, picture)
		}
	}
}

func TestTextLinesAndColours(t *testing.T) {
	red := uv.Style{Fg: color.RGBA{0xff, 0, 0, 0xff}, Attrs: uv.AttrBold}
	screen := append(cells("─── ", uv.Style{}), cells("a<b", red)...)
	screen = append(screen, cells("x", uv.Style{Attrs: uv.AttrReverse})...)
	screen = append(screen, uv.Cell{Content: "漢", Width: 2}, uv.Cell{})
	got := wellFormed(t, svg.Draw(screen, svg.Dark()))
	for _, want := range []string{
		`<path d="M 0 9 L 25.2 9"`, // three cells are one line
		`fill="#ff0000" font-weight="bold">a&lt;b</text>`,
		`<rect x="58.8" y="0" width="8.4" height="18" fill="#cdd6f4"/>`, // reversed
		`fill="#11111b">x</text>`,
		`textLength="16.8" lengthAdjust="spacingAndGlyphs">漢</text>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
	if again := string(svg.Draw(screen, svg.Dark())); again != got {
		t.Error("the same screen is another picture")
	}
}

func TestAFilmShowsEachFrameInItsTime(t *testing.T) {
	film := svg.Film([]svg.Frame{{Screen: cells("one", uv.Style{}), For: time.Second}, {Screen: cells("two", uv.Style{}), For: 3 * time.Second}}, svg.Light())
	got := wellFormed(t, film)
	for _, want := range []string{
		"@keyframes k0{0%{visibility:visible}0%{visibility:visible}25%{visibility:hidden}100%{visibility:hidden}}",
		"@keyframes k1{0%{visibility:hidden}25%{visibility:visible}100%{visibility:hidden}",
		"animation:k1 4s step-end infinite", "prefers-reduced-motion", ">one</text>", ">two</text>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
}
