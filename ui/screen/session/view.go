package session

import (
	"fmt"
	"slices"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
)

// View returns the screen's lines.
func (in *Screen) View() []string {
	l := in.layout
	lines := in.summary(l.Summary)
	switch {
	case in.naming != nil:
		lines = append(lines, box.Fill([]string{in.naming.line(in.Env.Styles)}, l.Banner)...)
	case l.Banner.Shown():
		lines = append(lines, in.banner.Draw(in.Env.Styles, l.Banner)...)
	}
	if l.Tabs.Shown() {
		return append(append(lines, in.tabs()), in.onePane()...)
	}
	if in.view.Zoom {
		return append(lines, in.withDetail(in.box(in.view.Focus), beside)...)
	}
	var left []string
	for i := range in.panes {
		if !in.view.Slots[i].Right {
			left = append(left, in.box(i)...)
		}
	}
	right := in.withDetail(in.box(in.view.Right), func(list, detail []string) []string { return slices.Concat(list, detail) })
	return append(lines, beside(left, right)...)
}

// withDetail joins a list and its detail, where that has an area of its own.
func (in *Screen) withDetail(list []string, join func(list, detail []string) []string) []string {
	if !in.layout.Detail.Shown() {
		return list
	}
	return join(list, in.box(in.canvas.detail()))
}

func beside(left, right []string) []string {
	out := make([]string, len(left))
	for y := range left {
		out[y] = left[y] + right[y]
	}
	return out
}

// drawBox draws a pane, or the selected entry, with its border.
func (in *Screen) drawBox(b int) []string {
	if b == in.canvas.detail() {
		d := in.panes[in.detailed()].Detail()
		focused := in.detailed() == in.view.Focus && d.Focused
		return box.Box{Title: d.Title, Status: d.Status, Focused: focused}.Draw(in.Env.Styles, d.Lines, in.layout.Detail)
	}
	p, focused := in.panes[b], b == in.view.Focus
	title := fmt.Sprintf("%d %s", b+1, p.Title())
	if in.view.Zoom && focused {
		title += " (zoomed)"
	}
	d := p.Detail()
	frame := box.Box{Title: title, Status: p.Status(), Focused: focused && (d == nil || !d.Focused)}
	return frame.Draw(in.Env.Styles, p.View(focused), in.layout.Panes[b])
}

// detailed is the pane whose detail is shown.
func (in *Screen) detailed() int {
	if in.view.Zoom {
		return in.view.Focus
	}
	return in.view.Right
}

// onePane draws the pane in focus on a narrow terminal, without borders.
func (in *Screen) onePane() []string {
	area, p := in.layout.Panes[in.view.Focus], in.focused()
	d := p.Detail()
	if d == nil {
		return box.Fill(p.View(true), area)
	}
	title := box.Box{Title: d.Title, Status: d.Status, Focused: d.Focused}.Rule(in.Env.Styles, area.W)
	switch {
	case in.layout.Detail.Shown():
		list := append(box.Fill(p.View(true), area), title)
		return append(list, box.Fill(d.Lines, in.layout.Detail)...)
	case d.Focused:
		return box.Fill(append([]string{title}, d.Lines...), area)
	default:
		return box.Fill(p.View(true), area)
	}
}

// tabs returns the line of the panes on a narrow terminal. When the names do
// not fit, only the pane in focus has its name.
func (in *Screen) tabs() string {
	whole := in.focused().Status()
	line := in.tabLine(true)
	status := box.FitStatus(whole, in.width-measure.Cells(line)-2)
	if measure.Cells(line) > in.width || status == "" && whole != "" {
		line = in.tabLine(false)
		status = box.FitStatus(whole, in.width-measure.Cells(line)-2)
	}
	if status == "" && strings.HasPrefix(whole, pane.FailuresOnly) {
		// That something is left out is said wherever there is any room.
		status = box.FitStatus("filtered", in.width-measure.Cells(line)-2)
	}
	if status == "" {
		return cells.Pad(line, in.width)
	}
	room := in.width - measure.Cells(line) - measure.Cells(status) - 1
	return line + strings.Repeat(" ", room) + in.Env.Styles.Muted.Render(status) + " "
}

func (in *Screen) tabLine(named bool) string {
	var out strings.Builder
	for i, p := range in.panes {
		name := fmt.Sprint(i + 1)
		if named || i == in.view.Focus {
			name += " " + p.Title()
		}
		if i == in.view.Focus {
			out.WriteString(in.Env.Styles.Accent.Render(" ▸"+name) + " ")
			continue
		}
		out.WriteString(in.Env.Styles.Muted.Render("  "+name) + " ")
	}
	return out.String()
}

// Notes explains the signs that the panes use.
func (in *Screen) Notes() []screen.Notes {
	if in.Typing() {
		return nil
	}
	return []screen.Notes{{Title: "Signs", Lines: []string{
		look.ToneSymbol(facts.Good) + "good, passed", look.ToneSymbol(facts.Bad) + "wrong, failed", look.ToneSymbol(facts.Warning) + "worth a look",
		"– not reported (the answer does not say; it never means no)", "● the session's own device", "≠ wanted and found are not the same text",
	}}}
}
