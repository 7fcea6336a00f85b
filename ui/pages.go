package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/ui/widget/cells"
)

// updatePages hands a message to the page that asked for it; only that one knows it.
func (a *App) updatePages(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(a.pages))
	for _, p := range a.pages {
		cmds = append(cmds, p.update(msg))
	}
	return tea.Batch(cmds...)
}

// top returns the page that is shown, or was shown last; nil when there is none.
func (a *App) top() page {
	if len(a.pages) == 0 {
		return nil
	}
	return a.pages[len(a.pages)-1]
}

// push shows a page on top of the others.
func (a *App) push(p page) {
	a.pages = append(a.pages, p)
	a.screen = pageScreen
	a.sizePages()
}

// pop goes back to the page below, or to the look-up form.
func (a *App) pop() {
	if len(a.pages) > 1 {
		if left, ok := a.top().(*personPage); ok {
			left.cancel()
		}
		a.pages = a.pages[:len(a.pages)-1]
		a.sizePages()
		return
	}
	a.screen = lookUpScreen
	if a.source == nil {
		a.screen = credentialsScreen
	}
}

// inspect returns a page that shows a session.
func (a *App) inspect(s *model.Session) *inspector {
	in := newInspector(a.styles, a.keys)
	s.Names = a.names.shown()
	// A new page has no search to repeat.
	_ = in.show(s, a.clock)
	return in
}

// sizeScreens gives every screen what the header and the footer leave.
func (a *App) sizeScreens() {
	height := max(a.height-1-a.warningHeight(), 0)
	a.credentials.SetSize(a.width, height)
	a.lookUp.SetSize(a.width, height)
	if a.recents != nil {
		a.recents.setSize(a.width, height)
	}
	a.sizePages()
}

// sizePages gives the pages what the breadcrumb, too, leaves.
func (a *App) sizePages() {
	height := a.height - 1 - a.warningHeight()
	if a.hasCrumbs() {
		height--
	}
	for _, p := range a.pages {
		p.setSize(a.width, max(height, 0))
	}
}

func (a *App) warningHeight() int {
	if a.budget == "" {
		return 0
	}
	return 1
}

// watchBudget takes note of how many requests are left, when those are few.
func (a *App) watchBudget() {
	words := ""
	if a.source != nil {
		if b := a.source.Budget(); b.Low(a.opts.Now()) {
			words = fmt.Sprintf("! %s until %s; suggestions and names wait.", b, a.clock.TimeOfDay(b.Resets))
		}
	}
	if (words == "") != (a.budget == "") {
		a.budget = words
		a.sizeScreens()
	}
	a.budget = words
}

// warning returns the line that warns that few requests are left, or nothing.
func (a *App) warning() []string {
	if a.budget == "" {
		return nil
	}
	return []string{cells.Pad(" "+a.styles.Warning.Render(ansi.Truncate(a.budget, max(a.width-2, 0), "…")), a.width)}
}

func (a *App) hasCrumbs() bool { return len(a.pages) > 1 }

// crumbs returns the line that says how one came here, when that is not plain.
func (a *App) crumbs() []string {
	if !a.hasCrumbs() {
		return nil
	}
	names := make([]string, 0, len(a.pages)+1)
	names = append(names, "look-up")
	for _, p := range a.pages {
		names = append(names, p.crumb())
	}
	last := len(names) - 1
	line := " " + strings.Join(names[:last], " › ") + " › "
	// Where one is matters more than how one came, so the way is cut first.
	room := max(a.width-ansi.StringWidth(names[last])-1, 2)
	if ansi.StringWidth(line) > room {
		line = " …" + ansi.TruncateLeft(line, ansi.StringWidth(line)-room+2, "")
	}
	return []string{cells.Pad(a.styles.Muted.Render(line)+a.styles.Strong.Render(names[last]), a.width)}
}
