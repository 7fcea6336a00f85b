package ui

import (
	"regexp"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"ztsession/model/text/signs"
	"ztsession/ui/look"
)

// TestTheSelectedRowIsMarkedOverItsWholeWidth on every screen, by more than colour: the bar
// stands before each of its lines, and they are turned around up to the border or the
// end of the screen.
func TestTheSelectedRowIsMarkedOverItsWholeWidth(t *testing.T) {
	everyScreen(t, look.Auto, func(name string, app *App) {
		for _, size := range terminals {
			if line, from, ok := unmarked(app, size); ok {
				t.Errorf("%s at %dx%d is not marked from %d on: %s", name, size.Width, size.Height, from, linesAt(app, size.Width, size.Height)[line])
			}
		}
	})
}

// field is the line of a form, which has a cursor of its own.
var field = regexp.MustCompile(`^` + signs.Bar + ` (Search|Account|User|Nonce|API token|API key|E-mail|\+ Application:)`)

// unmarked returns the first line with the bar that is not turned around to its end.
func unmarked(app *App, size tea.WindowSizeMsg) (line, from int, ok bool) {
	lines := linesAt(app, size.Width, size.Height)
	cells := uv.NewScreenBuffer(size.Width, size.Height)
	uv.NewStyledString(app.View().Content).Draw(cells, cells.Bounds())
	for y := range size.Height {
		for x := range size.Width {
			if cell := cells.CellAt(x, y); cell == nil || cell.Content != signs.Bar {
				continue
			}
			if field.MatchString(lines[y]) {
				continue
			}
			end := x + 2
			for end < size.Width && cells.CellAt(end, y).Content != "│" {
				end++
			}
			const free = 1 // cell before a border
			for at := x + 2; at < end-free; at++ {
				if cell := cells.CellAt(at, y); cell.Width > 0 && cell.Style.Attrs&uv.AttrReverse == 0 {
					return y, at, true
				}
			}
		}
	}
	return 0, 0, false
}
