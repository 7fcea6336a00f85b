package form

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
)

// margin is the space on the left of everything, in cells.
const margin = 2

func (f *Form) labelWidth() int {
	widest := 0
	for i := range f.fields {
		widest = max(widest, measure.Cells(f.fields[i].Label))
	}
	return widest
}

func (f *Form) page() int { return max(f.height/2, 1) }

// Lines returns how many lines the form needs.
func (f *Form) Lines() int { return f.lineCount() }

func (f *Form) lineCount() int {
	lines, _, _ := f.lines()
	return len(lines)
}

// View returns the form as at most its height of lines, scrolled so that the
// field in focus can be seen.
func (f *Form) View() []string {
	lines, _, _ := f.lines()
	if len(lines) <= f.height {
		return lines
	}
	top := f.top()
	window := lines[top : top+f.height]
	cells.Beyond(window, top > 0, top+f.height < len(lines))
	return window
}

// top returns the first line in the window: the start of a new error card, else
// what shows the field in focus, moved by as much as the person scrolled.
func (f *Form) top() int {
	lines, first, last := f.lines()
	return min(max(f.resting(first, last)+f.scroll, 0), max(len(lines)-f.height, 0))
}

func (f *Form) resting(first, last int) int {
	if f.cardFirst || last < f.height {
		return 0
	}
	return min(last-f.height+1, first)
}

// scrollTo puts line top first in the window.
func (f *Form) scrollTo(top int) {
	lines, first, last := f.lines()
	f.scroll = min(max(top, 0), max(len(lines)-f.height, 0)) - f.resting(first, last)
}

// lines returns every line, and the first and last line of the field in focus.
func (f *Form) lines() (lines []string, first, last int) {
	roomy := f.height >= 18 && !f.compact
	lines = append(lines, f.indent(f.styles.Accent.Render(f.title)))
	// Below a few lines the notice would push the field in focus out of sight.
	if f.notice != "" && (f.height >= 12 || !f.compact) {
		lines = append(lines, f.wrapped(f.notice, f.styles.Muted)...)
	}
	lines = append(lines, "")
	if f.problem != nil {
		lines = append(lines, f.card(*f.problem)...)
		lines = append(lines, "")
	}
	for i := range f.fields {
		if f.folded != "" && i >= f.foldFrom && f.focus < f.foldFrom {
			lines = append(lines, f.fold())
			break
		}
		if i == f.focus {
			first = len(lines)
		}
		lines = append(lines, f.field(i)...)
		if i == f.focus {
			last = len(lines) - 1
		}
		if roomy {
			lines = append(lines, "")
		}
	}
	if len(f.busy) > 0 {
		first = len(lines)
		for _, text := range f.busy {
			lines = append(lines, f.wrapped(text, f.styles.Strong)...)
		}
		last = len(lines) - 1
	} else if f.note != "" {
		lines = append(lines, f.wrapped(f.note, f.styles.Muted)...)
	}
	return lines, first, last
}

func (f *Form) indent(line string) string {
	return strings.Repeat(" ", margin) + measure.Truncate(line, max(f.width-margin, 0), signs.Cut)
}

func (f *Form) wrapped(text string, style look.Style) []string {
	room := max(f.width-2*margin, 1)
	var lines []string
	for _, line := range wrap.Text(text, min(room, 100)) {
		lines = append(lines, f.indent(style.Render(line)))
	}
	return lines
}

// field returns the lines of field i: label and input, then what is wrong or
// where the value is found.
func (f *Form) field(i int) []string {
	one := &f.fields[i]
	focused := i == f.focus && len(f.busy) == 0
	mark, style := "  ", f.styles.Muted
	if focused {
		mark, style = f.styles.Accent.Render(signs.Bar)+" ", f.styles.Accent
	}
	label := one.Label + strings.Repeat(" ", f.labelWidth()-measure.Cells(one.Label))
	value := ""
	if focused {
		// The library counts the cells of emoji and some scripts in another way.
		value = measure.Truncate(one.input.View(), max(f.width-margin-f.labelWidth()-2, 1), "")
	} else {
		value = f.unfocused(one) + f.aside(one)
	}
	lines := []string{mark + style.Render(label) + "  " + value}
	switch {
	case one.wrong != nil:
		problem := model.ProblemOf(one.wrong)
		text := problem.What
		if focused {
			text = strings.TrimSpace(problem.What + " " + problem.Next)
		}
		lines = append(lines, f.below(text, f.styles.Bad, signs.Bad+" ")...)
	case focused && one.Hint != "" && !f.quiet:
		lines = append(lines, f.below(one.Hint, f.styles.Muted, "")...)
		lines = append(lines, f.links(one.Links)...)
	}
	return lines
}

// links returns the line of the links below a hint, as many as have room.
func (f *Form) links(all []Link) []string {
	if len(all) == 0 {
		return nil
	}
	left := f.left()
	line, used := strings.Repeat(" ", left), left
	for i, link := range all {
		text, before := link.Text, ""
		if i > 0 {
			before = signs.Between
		}
		if cells := measure.Cells(before + text); i > 0 && used+cells > f.width {
			break
		}
		text = measure.Truncate(text, max(f.width-left, 1), signs.Cut)
		line += f.styles.Muted.Render(before) + ansi.SetHyperlink(link.URL) + f.styles.Text.Render(text) + ansi.ResetHyperlink()
		used += measure.Cells(before + text)
	}
	return []string{line}
}

// left is where what stands below a field begins.
func (f *Form) left() int {
	const narrow = 60
	if f.width < narrow {
		return margin
	}
	return margin + f.labelWidth() + 2
}

// fold is the line in place of the fields that have none of their own.
func (f *Form) fold() string {
	label := f.foldLabel + strings.Repeat(" ", max(f.labelWidth()-measure.Cells(f.foldLabel), 0))
	return f.indent(f.styles.Muted.Render(label + "  " + f.folded))
}

// aside returns what the value of a field without the focus stands for, where
// there is room beside it.
func (f *Form) aside(one *field) string {
	room := f.roomBeside(one)
	if one.aside == "" || room < leastAside {
		return ""
	}
	return "  " + f.styles.Muted.Render(measure.Truncate(one.aside, room, signs.Cut))
}

// leastAside is the room below which the name behind a value stands in its
// place: on a narrow terminal a name says more than the start of an id, which
// is back as soon as the field has the focus.
const leastAside = 8

// roomBeside returns the cells that a field's value leaves free on its line.
func (f *Form) roomBeside(one *field) int {
	return f.width - margin - f.labelWidth() - 2 - measure.Cells(one.input.Value()) - 3
}

// unfocused returns a field that has not the focus: its text, masked where it
// must be, and an underline of dots where there is none.
func (f *Form) unfocused(one *field) string {
	text := one.input.Shown()
	room := max(f.width-margin-f.labelWidth()-2, 1)
	switch {
	case text == "" && one.Placeholder != "":
		return f.styles.Border.Render(measure.Truncate(one.input.Placeholder(), room, signs.Cut))
	case text == "":
		return f.styles.Border.Render(strings.Repeat(signs.Note, min(room, 32)))
	case one.aside != "" && !one.Masked && f.roomBeside(one) < leastAside:
		return measure.Truncate(one.aside, room, signs.Cut)
	case one.Masked:
		return measure.Truncate(text, room, "")
	default:
		return measure.Truncate(text, room, signs.Cut)
	}
}

// below returns lines that stand under a field's input.
func (f *Form) below(text string, style look.Style, sign string) []string {
	left := f.left()
	room := min(max(f.width-left-1, 10), 90)
	var lines []string
	for i, line := range wrap.Text(sign+text, room) {
		if i > 0 && sign != "" {
			line = "  " + line
		}
		lines = append(lines, strings.Repeat(" ", left)+style.Render(measure.Truncate(line, f.width-left, signs.Cut)))
	}
	return lines
}

// card returns the error card: what happened, the likely cause, the next step,
// and what support asks for.
func (f *Form) card(p model.Problem) []string {
	room := min(max(f.width-2*margin-4, 10), 100)
	var body []string
	add := func(text string, style look.Style) {
		if text == "" {
			return
		}
		for _, line := range wrap.Text(text, room) {
			body = append(body, style.Render(line))
		}
	}
	add(signs.Bad+" "+p.What, f.styles.Bad)
	add(p.Cause, f.styles.Text)
	add(p.Next, f.styles.Strong)
	add(p.Support, f.styles.Muted)
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).BorderForeground(f.styles.Bad.Lipgloss().GetForeground()).Padding(0, 1)
	var lines []string
	for _, line := range strings.Split(box.Render(strings.Join(body, "\n")), "\n") {
		lines = append(lines, strings.Repeat(" ", margin-1)+line)
	}
	return lines
}
