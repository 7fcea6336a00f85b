package ui

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ztsession/ui/look"
)

// TestALightTerminalChangesTheWholeScreen: what was told of a light background
// draws as what knew of it from the start.
func TestALightTerminalChangesTheWholeScreen(t *testing.T) {
	t.Parallel()
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

// TestFewColoursAreTheTerminals: on a terminal of 16 colours no shade of a theme is
// left that would be drawn as the nearest of them.
func TestFewColoursAreTheTerminals(t *testing.T) {
	t.Parallel()
	for name, app := range states(t) {
		app.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
		if !strings.Contains(app.View().Content, "38;2;") {
			t.Errorf("%s: there were no shades before", name)
		}
		app.Update(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
		if strings.Contains(app.View().Content, "38;2;") {
			t.Errorf("%s: shades are left", name)
		}
		app.Update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		if !strings.Contains(app.View().Content, "38;2;") {
			t.Errorf("%s: with all colours the shades do not come back", name)
		}
	}
}
