package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ztsession/model/facts"
	"ztsession/ui/layout"
	"ztsession/ui/theme"
	"ztsession/ui/widget/cells"
)

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
	left := slices.Concat(in.box(int(layout.Identity)), in.box(int(layout.Devices)), in.box(int(layout.MTLS)))
	right := in.box(int(in.view.Right))
	if in.view.Right == layout.Posture && l.Detail.Shown() {
		right = slices.Concat(right, in.box(detailBox))
	}
	return append(lines, beside(left, right)...)
}

func beside(left, right []string) []string {
	out := make([]string, len(left))
	for y := range left {
		out[y] = left[y] + right[y]
	}
	return out
}

func (in *inspector) zoomed() []string {
	out := in.box(int(in.view.Focus))
	if in.layout.Detail.Shown() {
		return beside(out, in.box(detailBox))
	}
	return out
}

// drawBox draws a pane, or the selected check, with its border.
func (in *inspector) drawBox(b int) []string {
	if b == detailBox {
		return in.drawDetail()
	}
	p := layout.Pane(b)
	focused := p == in.view.Focus
	title := fmt.Sprintf("%d %s", p.Number(), p)
	if in.view.Zoom && focused {
		title += " (zoomed)"
	}
	frame := box{title: title, status: in.status(p), focused: focused && (p != layout.Posture || !in.posture.InDetail())}
	return frame.draw(in.styles, in.paneView(p, focused), in.layout.Panes[p])
}

func (in *inspector) drawDetail() []string {
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
	whole := in.status(in.view.Focus)
	line := in.tabLine(true)
	status := fitStatus(whole, in.width-ansi.StringWidth(line)-2)
	if ansi.StringWidth(line) > in.width || status == "" && whole != "" {
		line = in.tabLine(false)
		status = fitStatus(whole, in.width-ansi.StringWidth(line)-2)
	}
	if status == "" {
		return cells.Pad(line, in.width)
	}
	room := in.width - ansi.StringWidth(line) - ansi.StringWidth(status) - 1
	return line + strings.Repeat(" ", room) + in.styles.Muted.Render(status) + " "
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
		theme.ToneSymbol(facts.Good) + "good, passed", theme.ToneSymbol(facts.Bad) + "wrong, failed", theme.ToneSymbol(facts.Warning) + "worth a look",
		"– not reported (the answer does not say; it never means no)", "● the session's own device", "≠ wanted and found are not the same text",
	}
}
