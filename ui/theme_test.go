package ui

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ztsession/ui/look"
)

// TestALightTerminalChangesTheWholeScreen: what was told of a light background
// draws as what knew of it from the start.
func TestALightTerminalChangesTheWholeScreen(t *testing.T) {
	knew := statesIn(t, look.Light)
	for name, app := range states(t) {
		for _, size := range []tea.WindowSizeMsg{{Width: 160, Height: 45}, {Width: 80, Height: 24}} {
			app.Update(size)
			knew[name].Update(size)
			app.Update(tea.BackgroundColorMsg{Color: color.White})
			got, want := strings.Split(app.View().Content, "\n"), strings.Split(knew[name].View().Content, "\n")
			for y := range want {
				if got[y] != want[y] {
					t.Errorf("%s, line %d: %q, want %q", name, y, got[y], want[y])
					break
				}
			}
			app.Update(tea.BackgroundColorMsg{Color: color.Black})
		}
	}
}
