package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/mask"
	"ztsession/model/text/ascii"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
)

// View draws the screen. It changes nothing.
func (a *App) View() tea.View {
	frame := strings.Join(a.frame(), "\n")
	v := tea.NewView(ascii.Frame(frame, a.env.ASCII))
	// Every path declares the alternate screen, or the terminal would leave it.
	v.AltScreen = true
	// With ctrl or alt a key of another script says which one of a US keyboard it is.
	// That letters alone did too would make every key a sequence, which some terminals
	// do wrong: keys.Map.Read knows the letters of the larger scripts.
	v.KeyboardEnhancements.ReportAlternateKeys = true
	if a.env.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "ztsession"
	if name := a.profileName(); name != "" {
		v.WindowTitle += signs.Between + name
	}
	if title := a.screenTitle(); title != "" {
		v.WindowTitle = title + signs.Between + v.WindowTitle
	}
	// Most terminals show a title in any letters, but some none beyond ASCII.
	v.WindowTitle = ascii.Frame(v.WindowTitle, a.env.ASCII)
	return v
}

// screenTitle is what one of the open screens has to say in the terminal's title, that
// on top first.
func (a *App) screenTitle() string {
	for _, one := range slices.Backward(a.stack) {
		titled, ok := one.Screen.(screen.Titled)
		if !ok || titled.WindowTitle() == "" {
			continue
		}
		return titled.WindowTitle()
	}
	return ""
}

// frame returns the lines of the screen, as many as the terminal has and as
// wide as it is: a warning, the way here, the screen itself, the footer.
func (a *App) frame() []string {
	whole := layout.Rect{W: a.width, H: a.height}
	switch {
	case !whole.Shown():
		return nil
	case layout.TooSmall(a.width, a.height):
		return box.Fill(a.tooSmall(), whole)
	}
	above := a.above()
	body := layout.Rect{W: a.width, H: a.height - len(above) - 1}
	return slices.Concat(above, box.Fill(a.top().View(), body), []string{a.footer()})
}

// footer returns the last line: the keys, and at its end how much is masked and
// which profile is in use.
func (a *App) footer() string {
	masked := a.mouseWords() + a.maskWords()
	profile, room := a.profileWords(measure.Cells(masked)), a.footerRoom()
	line := cells.Pad(a.hints(room), room) + a.env.Styles.Warning.Render(masked)
	if profile == "" {
		return line
	}
	return line + a.env.Styles.Label(a.opts.Profile.Color).Render(profile)
}

// footerRoom is how many cells the keys have in the last line.
func (a *App) footerRoom() int {
	masked := measure.Cells(a.mouseWords() + a.maskWords())
	return a.width - masked - measure.Cells(a.profileWords(masked))
}

// hints are the keys, or what is to be said in place of them.
func (a *App) hints(room int) string {
	if !a.said.Shown() {
		return action.Footer(a.actions(), a.env.Styles, room)
	}
	return " " + a.env.Styles.Warning.Render(measure.Truncate(a.said.Text(), max(room-2, 0), signs.Cut))
}

// above are the lines above the screen: a warning, the open sessions, the way here.
// A low terminal has room for one of the two last, of which the sessions say where
// one is.
func (a *App) above() []string {
	const low = 20
	tabs, crumbs := a.tabLine(), a.crumbs()
	if len(tabs) > 0 && a.height < low {
		crumbs = nil
	}
	return slices.Concat(a.warning(), tabs, crumbs)
}

// arrange gives the screen that is shown what warning, way and footer leave.
func (a *App) arrange() {
	a.top().SetSize(a.width, max(a.height-len(a.above())-1, 0))
}

// watchBudget takes note of how many requests are left, when those are few.
func (a *App) watchBudget() {
	words := ""
	if a.source != nil {
		if b := a.source.Budget(); b.Low(a.env.Now()) {
			words = fmt.Sprintf("! %s until %s; suggestions and names wait.", b, a.env.Clock.TimeOfDay(b.Resets))
		}
	}
	appears := (words == "") != (a.budget == "")
	a.budget = words
	if appears {
		a.arrange()
	}
}

// warning returns the line that warns that few requests are left, or else of what
// is wrong with the settings, or nothing.
func (a *App) warning() []string {
	words := a.budget
	if words == "" && a.notice != "" {
		words = "! " + a.notice
		if a.env.Mask.Step() == mask.All {
			words = "! There are mistakes in the settings; ztsession config check names them."
		}
	}
	if words == "" {
		return nil
	}
	return []string{cells.Pad(" "+a.env.Styles.Warning.Render(measure.Truncate(words, max(a.width-2, 0), signs.Cut)), a.width)}
}

// crumbs returns the line that tells how one came here, when that is not plain.
func (a *App) crumbs() []string {
	names := []string{"look-up"}
	for _, s := range a.stack {
		if crumb := s.Crumb(); crumb != "" {
			names = append(names, crumb)
		}
	}
	last := len(names) - 1
	if last < 2 || a.top().Crumb() == "" {
		return nil
	}
	line := " " + strings.Join(names[:last], " "+signs.Opened+" ") + " " + signs.Opened + " "
	// Where one is matters more than how one came, so the way is cut first.
	room := max(a.width-measure.Cells(names[last])-1, 2)
	if measure.Cells(line) > room {
		line = " " + signs.Cut + measure.TruncateLeft(line, measure.Cells(line)-room+2, "")
	}
	return []string{cells.Pad(a.env.Styles.Muted.Render(line)+a.env.Styles.Strong.Render(names[last]), a.width)}
}

func (a *App) tooSmall() []string {
	return wrap.Text(fmt.Sprintf(
		"ztsession needs %d columns and %d rows. This terminal has %d and %d. Make it larger, or press %s to quit.",
		layout.MinWidth, layout.MinHeight, a.width, a.height, keys.Name(a.env.Keys.Global.Interrupt)), max(a.width, 1))
}
