package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/wrap"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/theme"
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
		return fill(append(append(a.crumbs(), a.top().frame()...), a.footer(a.pageKeys())), screen)
	case a.screen == credentialsScreen:
		return a.formFrame(a.credentials.View(), a.credentials.Keys())
	default:
		return a.formFrame(a.lookUp.View(), a.lookUp.Keys())
	}
}

func (a *App) formFrame(lines []string, bindings []key.Binding) []string {
	area := layout.Rect{W: a.width, H: a.height - 1}
	return append(fill(lines, area), pad(a.footer(a.formKeys(bindings)), a.width))
}

func (a *App) formKeys(bindings []key.Binding) []key.Binding {
	if a.recents != nil {
		return a.recents.keys()
	}
	if a.waiting() {
		return append(bindings, a.keys.Global.Interrupt)
	}
	if a.screen == lookUpScreen && a.top() != nil && !a.lookUp.HasProblem() {
		back := a.keys.Global.Back
		back.SetHelp("esc", "back to the session")
		bindings = append(bindings, back)
	}
	if a.screen == lookUpScreen {
		bindings = append(bindings, a.keys.Recent.Show)
	}
	return append(bindings, a.keys.Global.HelpInField, a.keys.Global.Interrupt)
}

// pageKeys are the bindings that work now, the most useful first, since a
// narrow footer shows only the first ones.
func (a *App) pageKeys() []key.Binding {
	g := a.keys.Global
	if a.waiting() {
		return []key.Binding{keys.As(g.Back, "cancel"), g.Quit}
	}
	own := a.top().keys()
	if a.top().typing() {
		return own
	}
	return append(own, g.Time, g.Back, g.Help, g.Quit)
}

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
	return []string{pad(a.styles.Muted.Render(line)+a.styles.Strong.Render(names[last]), a.width)}
}

// footer returns the keys that work now as one line; the help key is always on it.
func (a *App) footer(bindings []key.Binding) string {
	var shown []string
	room := a.width - 2
	bindings = firstOfEach(bindings)
	must := map[string]bool{"?": true, "f1": true, "esc": true, "ctrl+c": true, "q": true}
	used := 0
	for _, binding := range bindings {
		if must[binding.Help().Key] {
			used += hintWidth(binding)
		}
	}
	for _, binding := range bindings {
		if !must[binding.Help().Key] {
			if used+hintWidth(binding) > room {
				continue
			}
			used += hintWidth(binding)
		}
		shown = append(shown, a.styles.Key.Render(binding.Help().Key)+" "+a.styles.Muted.Render(binding.Help().Desc))
	}
	return ansi.Truncate(" "+strings.Join(shown, "  "), a.width, "…")
}

// firstOfEach leaves out bindings that are disabled, and those whose key an
// earlier one has: the pane's own esc stands for the screen's.
func firstOfEach(bindings []key.Binding) []key.Binding {
	seen := map[string]bool{}
	var kept []key.Binding
	for _, binding := range bindings {
		if name := binding.Help().Key; binding.Enabled() && name != "" && !seen[name] {
			seen[name] = true
			kept = append(kept, binding)
		}
	}
	return kept
}

func hintWidth(binding key.Binding) int {
	return ansi.StringWidth(binding.Help().Key) + 1 + ansi.StringWidth(binding.Help().Desc) + 2
}

func tooSmall(width, height int) []string {
	return wrap.Text(fmt.Sprintf(
		"ztsession needs %d columns and %d rows. This terminal has %d and %d. Make it larger, or press ctrl+c to quit.",
		layout.MinWidth, layout.MinHeight, width, height), max(width, 1))
}

// frame returns the lines of the session screen without its footer.
func (in *inspector) frame() []string {
	l := in.layout
	lines := in.summary(l.Summary)
	switch {
	case in.naming != nil:
		lines = append(lines, fill([]string{in.naming.line()}, l.Banner)...)
	case l.Banner.Shown():
		lines = append(lines, drawBanner(in.styles, in.banner, l.Banner)...)
	}
	if l.Tabs.Shown() {
		return append(append(lines, in.tabs()), in.onePane()...)
	}
	if in.view.Zoom {
		return append(lines, in.zoomed()...)
	}
	left := append(in.box(layout.Identity), in.box(layout.Devices)...)
	left = append(left, in.box(layout.MTLS)...)
	right := in.box(in.view.Right)
	if in.view.Right == layout.Posture && l.Detail.Shown() {
		right = append(right, in.detailBox()...)
	}
	return append(lines, beside(left, right)...)
}

// bannerLines breaks a banner into the lines that it needs.
func bannerLines(text string, width int) []string {
	if text == "" || width < 3 {
		return nil
	}
	return wrap.Text(text, width-2)
}

// drawBanner returns the lines of a banner in its area. The first sentence says
// what happened; what has no room is cut.
func drawBanner(styles *theme.Styles, text string, area layout.Rect) []string {
	style := styles.Muted
	if strings.HasPrefix(text, "!") {
		style = styles.Warning
	}
	lines := bannerLines(text, area.W)
	if len(lines) > area.H {
		lines = lines[:area.H]
		lines[area.H-1] = ansi.Truncate(lines[area.H-1]+" …", area.W-2, "…")
	}
	for y, line := range lines {
		lines[y] = " " + style.Render(line)
	}
	return fill(lines, area)
}

func beside(left, right []string) []string {
	out := make([]string, len(left))
	for y := range left {
		out[y] = left[y] + right[y]
	}
	return out
}

func (in *inspector) zoomed() []string {
	out := in.box(in.view.Focus)
	if in.layout.Detail.Shown() {
		return beside(out, in.detailBox())
	}
	return out
}

// box draws a pane with its border.
func (in *inspector) box(p layout.Pane) []string {
	focused := p == in.view.Focus
	title := fmt.Sprintf("%d %s", p.Number(), p)
	if in.view.Zoom && focused {
		title += " (zoomed)"
	}
	b := box{title: title, status: in.status(p), focused: focused && (p != layout.Posture || !in.posture.InDetail())}
	return b.draw(in.styles, in.paneView(p, focused), in.layout.Panes[p])
}

func (in *inspector) detailBox() []string {
	focused := in.view.Focus == layout.Posture && in.posture.InDetail()
	b := box{title: in.posture.DetailTitle(), status: in.posture.DetailStatus(), focused: focused}
	return b.draw(in.styles, in.posture.DetailView(focused), in.layout.Detail)
}

// onePane draws the pane in focus on a narrow terminal, without borders.
func (in *inspector) onePane() []string {
	p := in.view.Focus
	area := in.layout.Panes[p]
	if p != layout.Posture {
		return fill(in.paneView(p, true), area)
	}
	inDetail := in.posture.InDetail()
	title := rule(in.styles, box{title: in.posture.DetailTitle(), status: in.posture.DetailStatus(), focused: inDetail}, area.W)
	switch {
	case in.layout.Detail.Shown():
		list := append(fill(in.posture.View(true), area), title)
		return append(list, fill(in.posture.DetailView(true), in.layout.Detail)...)
	case inDetail:
		return fill(append([]string{title}, in.posture.DetailView(true)...), area)
	default:
		return fill(in.posture.View(true), area)
	}
}

func (in *inspector) paneView(p layout.Pane, focused bool) []string {
	switch p {
	case layout.Identity:
		return in.identity.View(focused)
	case layout.Devices:
		return in.devices.View(focused)
	case layout.Posture:
		return in.posture.View(focused)
	case layout.MTLS:
		return in.mtls.View(focused)
	case layout.JSON:
		return in.json.View(focused)
	default:
		return nil
	}
}

func (in *inspector) status(p layout.Pane) string {
	switch p {
	case layout.Identity:
		return in.identity.Status()
	case layout.Devices:
		return in.devices.Status()
	case layout.Posture:
		return in.posture.Status()
	case layout.MTLS:
		return in.mtls.Status()
	case layout.JSON:
		return in.json.Status()
	default:
		return ""
	}
}

// tabs returns the line of the panes on a narrow terminal. When the names do
// not fit, only the pane in focus has its name.
func (in *inspector) tabs() string {
	status := in.status(in.view.Focus)
	for _, named := range []bool{true, false} {
		line := in.tabLine(named)
		room := in.width - ansi.StringWidth(line) - ansi.StringWidth(status) - 1
		if room >= 1 {
			return line + strings.Repeat(" ", room) + in.styles.Muted.Render(status) + " "
		}
		if ansi.StringWidth(line) <= in.width && (!named || in.width >= layout.MinWidth+10) {
			return pad(line, in.width)
		}
	}
	return pad(in.tabLine(false), in.width)
}

func (in *inspector) tabLine(named bool) string {
	var out strings.Builder
	for p := range layout.Pane(layout.PaneCount) {
		name := fmt.Sprint(p.Number())
		if named || p == in.view.Focus {
			name += " " + p.String()
		}
		if p == in.view.Focus {
			out.WriteString(in.styles.Accent.Render(" ▸"+name) + " ")
			continue
		}
		out.WriteString(in.styles.Muted.Render("  "+name) + " ")
	}
	return out.String()
}

// helpOnSymbols explains the signs that the screens use.
func helpOnSymbols() []string {
	return []string{
		theme.ToneSymbol(1) + "good, passed", theme.ToneSymbol(2) + "wrong, failed", theme.ToneSymbol(3) + "worth a look",
		"– not reported (the answer does not say; it never means no)", "● the session's own device", "≠ wanted and found are not the same text",
	}
}
