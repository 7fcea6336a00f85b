package person

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/layout"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
)

// widestText is how wide a paragraph is at most, in cells, so that it is easy to read.
const widestText = 100

// body is the area below title, banner and tabs.
func (p *Screen) body() layout.Rect {
	banner := min(p.Banner.Height(p.width), max(p.height/4, 2))
	return layout.Rect{Y: 2 + banner, W: p.width, H: max(p.height-2-banner, 0)}
}

func (p *Screen) arrange() {
	area := p.body()
	if lines := len(p.beside()); lines > 0 {
		// An empty line, too.
		area.H = max(area.H-lines-1, 0)
	}
	for _, t := range p.tabs {
		t.setSize(area)
	}
}

// View returns the screen's lines.
func (p *Screen) View() []string {
	body, styles := p.body(), p.Env.Styles
	who := " " + styles.Strong.Render(p.title()) + "   " + styles.Muted.Render(p.user())
	lines := []string{cells.Pad(measure.Truncate(who, p.width, signs.Cut), p.width)}
	if p.Banner.Shown() {
		lines = append(lines, p.Banner.Draw(styles, layout.Rect{W: p.width, H: body.Y - 2})...)
	}
	lines = append(lines, p.tabLine())
	return append(lines, box.Fill(p.content(), body)...)
}

// tabLine names the tabs. While something is searched or filtered, what that comes to
// goes before the names of the other tabs, then before their numbers.
func (p *Screen) tabLine() string {
	line, words := p.tabNames(true, true), ""
	if measure.Cells(line) > p.width {
		line = p.tabNames(false, true)
	}
	switch {
	case !p.shown().loaded():
	case p.shown().asking():
		words = "Refreshing..."
	default:
		words = p.shown().finder().Status()
		first, _, _ := strings.Cut(words, signs.Between)
		for _, others := range []bool{true, false} {
			if words != "" && measure.Cells(line)+measure.Cells(first)+1 > p.width {
				line = p.tabNames(false, others)
			}
		}
	}
	if words = box.FitStatus(words, p.width-measure.Cells(line)-1); words == "" {
		return cells.Pad(line, p.width)
	}
	room := p.width - measure.Cells(line) - measure.Cells(words) - 1
	return line + strings.Repeat(" ", room) + p.Env.Styles.Muted.Render(words+" ")
}

// tabNames are the tabs in a line: the others by their names, by their numbers alone,
// or not at all.
func (p *Screen) tabNames(named, others bool) string {
	var out strings.Builder
	styles := p.Env.Styles
	for i, t := range p.tabs {
		name := number(i) + " " + t.title()
		switch {
		case i == p.at:
			out.WriteString(styles.Accent.Render(" "+signs.Here+name) + " ")
		case named:
			out.WriteString(styles.Muted.Render("  "+name) + " ")
		case others:
			out.WriteString(styles.Muted.Render("  "+number(i)) + " ")
		}
	}
	return out.String()
}

// content is what the tab shows, or why there is nothing.
func (p *Screen) content() []string {
	t := p.shown()
	switch {
	case !t.loaded() && t.err() != nil:
		return p.words(p.Env.Problem(t.err()).String() + " Press " + p.refreshAction().KeyIn(p.Env.Keys) + " to try again.")
	case !t.loaded():
		return p.words("Asking Cloudflare...")
	case t.empty() != "":
		return p.withBeside(p.words(t.empty()))
	}
	// What the row under the cursor shows only the start of stands below, where
	// that has room.
	lines := p.withBeside(t.view())
	more := box.Note(t.whole()).Lines(min(p.width-2, widestText))
	if len(more) == 0 || len(lines)+1+len(more) > p.body().H {
		return lines
	}
	lines = append(lines, "")
	for _, line := range more {
		lines = append(lines, "  "+p.Env.Styles.Text.Render(line))
	}
	return lines
}

// withBeside adds what stands below the sessions.
func (p *Screen) withBeside(lines []string) []string {
	beside := p.beside()
	if len(beside) == 0 {
		return lines
	}
	return append(append(lines, ""), beside...)
}

func (p *Screen) words(text string) []string {
	return box.Paragraph(p.Env.Styles, text, min(p.width, widestText))
}
