package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/wrap"
	"ztsession/ui/cells"
	"ztsession/ui/layout"
)

// View draws the screen. It changes nothing.
func (a *App) View() tea.View {
	v := tea.NewView(strings.Join(a.frame(), "\n"))
	// Every path declares the alternate screen, or the terminal would leave it.
	v.AltScreen = true
	v.WindowTitle = "ztsession"
	return v
}

// frame returns the lines of the screen, none longer than the terminal is wide.
func (a *App) frame() []string {
	screen := layout.Rect{W: a.width, H: a.height}
	switch {
	case !screen.Shown():
		return nil
	case layout.TooSmall(a.width, a.height):
		return fill(tooSmall(a.width, a.height), screen)
	case a.help != nil:
		return fill(append(fill(a.help.view(a.styles), layout.Rect{W: a.width, H: a.height - 1}), a.footer(a.helpKeys())), screen)
	case a.recents != nil:
		return a.formFrame(a.recents.view(), nil)
	case a.screen == pageScreen:
		return fill(slices.Concat(a.warning(), a.crumbs(), a.top().frame(), []string{a.footer(a.pageKeys())}), screen)
	case a.screen == credentialsScreen:
		return a.formFrame(a.credentials.View(), a.credentials.Keys())
	default:
		return a.formFrame(a.lookUp.View(), a.lookUp.Keys())
	}
}

func (a *App) formFrame(lines []string, bindings []key.Binding) []string {
	area := layout.Rect{W: a.width, H: a.height - 1 - a.warningHeight()}
	return slices.Concat(a.warning(), fill(lines, area), []string{cells.Pad(a.footer(a.formKeys(bindings)), a.width)})
}

func tooSmall(width, height int) []string {
	return wrap.Text(fmt.Sprintf(
		"ztsession needs %d columns and %d rows. This terminal has %d and %d. Make it larger, or press ctrl+c to quit.",
		layout.MinWidth, layout.MinHeight, width, height), max(width, 1))
}
