package session

import (
	"fmt"
	"slices"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/find"
)

// View returns the screen's lines.
func (in *Screen) View() []string {
	l := in.layout
	lines := in.summary(l.Summary)
	lines = append(lines, in.above(l.Banner)...)
	if l.Tabs.Shown() {
		return append(append(lines, in.tabs()), in.onePane()...)
	}
	lines = append(lines, in.box(l.Detailed)...)
	var left []string
	for i := range in.panes {
		if in.view.Slots[i].Place == layout.Left {
			left = append(left, in.box(i)...)
		}
	}
	right := slices.Clone(in.box(in.canvas.detail()))
	for i := range in.panes {
		if in.view.Slots[i].Place == layout.Spare && l.Panes[i].Shown() {
			right = append(right, in.box(i)...)
		}
	}
	return append(lines, beside(left, right)...)
}

// above returns the lines between the summary and the panes: what the watch says, then
// the prompt or the banner.
func (in *Screen) above(area layout.Rect) []string {
	if !area.Shown() {
		return nil
	}
	// What is asked and what has just been said comes first, since it goes again.
	need := in.banner.Height(in.width)
	if in.prompt != nil {
		need = 1
	}
	watched := area
	watched.H = max(min(in.watchLines, area.H-need), 0)
	area.H -= watched.H
	lines := box.Fill(in.watchView(watched.H), watched)
	switch {
	case in.prompt != nil:
		return append(lines, box.Fill([]string{in.prompt.line(in.Env.Styles)}, area)...)
	case area.H > 0:
		return append(lines, in.banner.Draw(in.Env.Styles, area)...)
	default:
		return lines
	}
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
		d := in.panes[in.layout.Detailed].Detail()
		focused := in.layout.Detailed == in.view.Focus && d.Focused
		return box.Box{Title: d.Title, Status: d.Status, Focused: focused}.Draw(in.Env.Styles, d.Lines, in.layout.Detail)
	}
	p, focused := in.panes[b], b == in.view.Focus
	title, status := fmt.Sprintf("%d %s", b, p.Title()), p.Status()
	if b == pane.AnswerPane {
		title, status = in.headline(in.layout.Panes[b].W - borderCells)
	}
	d := p.Detail()
	frame := box.Box{Title: title, Status: status, Focused: focused && (d == nil || !d.Focused)}
	return frame.Draw(in.Env.Styles, p.View(focused), in.layout.Panes[b])
}

// onePane draws the pane in focus on a narrow terminal, without borders.
func (in *Screen) onePane() []string {
	area, p := in.layout.Panes[in.view.Focus], in.focused()
	d := p.Detail()
	var above []string
	if in.layout.Title.Shown() {
		above = append(above, in.titleLine())
	}
	if d == nil {
		return append(above, box.Fill(p.View(true), area)...)
	}
	title := box.Box{Title: d.Title, Status: d.Status, Focused: d.Focused}.Rule(in.Env.Styles, area.W)
	switch {
	case in.layout.Detail.Shown():
		list := slices.Concat(above, box.Fill(p.View(true), area))
		for range in.layout.Detail.Y - area.Y - area.H - 1 {
			list = append(list, cells.Pad("", area.W))
		}
		return append(append(list, title), box.Fill(d.Lines, in.layout.Detail)...)
	case d.Focused:
		return append(above, box.Fill(append([]string{title}, d.Lines...), area)...)
	default:
		return append(above, box.Fill(p.View(true), area)...)
	}
}

// titleLine names what is in the pane that has all the room.
func (in *Screen) titleLine() string {
	title, status := in.headline(in.width)
	return box.Box{Title: title, Status: status}.Rule(in.Env.Styles, in.width)
}

// borderCells is what a border takes of the line with a title, in cells.
const borderCells = 4

// headline returns what the answer comes to, and how old it is, as far as there
// is room: the headline is whole where it takes nothing away from the other.
func (in *Screen) headline(width int) (title, status string) {
	// Spaces, and the sign of the focus.
	const around = 6
	whole, brief := in.answer.Headline()
	fit := func(title string) string {
		return box.FitStatus(in.answer.Status(), width-around-measure.Cells(title))
	}
	if status = fit(brief); measure.Cells(whole)+around <= width && fit(whole) == status {
		return whole, status
	}
	return brief, status
}

// tabs returns the line of the panes where one has all the room. When the names
// do not fit beside the status, only the pane in focus has its name.
func (in *Screen) tabs() string {
	room := func(line string) int { return in.width - measure.Cells(line) - 2 }
	forms := []string{in.tabLine(true, " "), in.tabLine(false, "  "), in.tabLine(false, "")}
	status, line := in.tabStatus(room(forms[2])), forms[2]
	for _, form := range forms {
		// A place among the rows is worth less than the names.
		if short := in.tabStatus(room(form)); measure.Cells(form) <= in.width && (short == status || short == withoutPlace(status)) {
			status, line = short, form
			break
		}
	}
	if status == "" {
		return cells.Pad(line, in.width)
	}
	gap := in.width - measure.Cells(line) - measure.Cells(status) - 1
	return line + strings.Repeat(" ", gap) + in.Env.Styles.Muted.Render(status) + " "
}

// withoutPlace leaves out of a status what it ends with: where the cursor is among
// the rows, as in 3/22.
func withoutPlace(status string) string {
	at := max(strings.LastIndex(status, signs.Between), 0)
	row, rows, found := strings.Cut(strings.TrimPrefix(status[at:], signs.Between), "/")
	if !found || !isNumber(row) || !isNumber(rows) {
		return status
	}
	return status[:at]
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// tabStatus says what is in the pane in focus, as far as there is room.
func (in *Screen) tabStatus(room int) string {
	whole := ""
	if !in.layout.Title.Shown() {
		whole = in.focused().Status()
	}
	status := ""
	if read := in.readElsewhere(); read != "" {
		// How old the answer is counts for more than the place among the rows.
		for _, own := range []string{whole, withoutPlace(whole)} {
			if status = strings.TrimPrefix(own+signs.Between+read, signs.Between); measure.Cells(status) <= room {
				break
			}
		}
		whole = status
	}
	status = box.FitStatus(whole, room)
	// That something is left out, and how much was found, is said wherever there is
	// any room.
	brief := find.Brief(whole)
	if strings.HasPrefix(whole, pane.FailuresOnly) {
		brief = []string{"filtered"}
	}
	for _, shorter := range brief {
		if status == "" {
			status = box.FitStatus(shorter, room)
		}
	}
	return status
}

// tabLine names the panes with their numbers, or only the one in focus.
func (in *Screen) tabLine(named bool, between string) string {
	var out strings.Builder
	for i, p := range in.panes {
		name := fmt.Sprint(i)
		if named || i == in.view.Focus {
			name += " " + p.Title()
		}
		if i > 0 {
			out.WriteString(between)
		}
		if i == in.view.Focus {
			out.WriteString(in.Env.Styles.Accent.Render(" " + signs.Here + name))
			continue
		}
		out.WriteString(in.Env.Styles.Muted.Render(" " + name))
	}
	return out.String()
}

// Notes explains the signs that the panes use.
func (in *Screen) Notes() []screen.Notes {
	if in.Typing() {
		return nil
	}
	return append(in.unreadable(), screen.Notes{Title: "Signs", Lines: []string{
		look.ToneSymbol(facts.Good) + "good, passed", look.ToneSymbol(facts.Bad) + "a problem, failed", look.ToneSymbol(facts.Warning) + "a warning, or could not be asked",
		signs.Note + " good to know", signs.NotChecked + " not checked: the rule is for something else, so nothing failed", "? not to be told from this session",
		signs.Absent + " not reported (the answer does not say; it never means no)", signs.Own + " the session's own device", signs.Above + " " + signs.Below + " more above, more below",
	}}, screen.Notes{Title: "Words", Lines: []string{"WARP is the client that Cloudflare calls Cloudflare One Client since 2026"}})
}

// unreadable names what the credentials may not read beside the session, with the
// permissions that would show it.
func (in *Screen) unreadable() []screen.Notes {
	var lines []string
	for _, one := range facts.Unreadable(in.answered) {
		lines = append(lines, one.Permission+": "+one.What)
	}
	if lines == nil {
		return nil
	}
	return []screen.Notes{{Title: "With these permissions the token would show more", Lines: lines}}
}
