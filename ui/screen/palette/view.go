package palette

import (
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/widget/box"
	"ztsession/ui/widget/cells"
)

const (
	prompt    = " : "
	headLines = 2 // the title and the prompt
)

// View returns the screen's lines.
func (s *Screen) View() []string {
	styles := s.env.Styles
	lines := []string{box.Box{Title: "Palette", Status: s.status(), Focused: true}.Rule(styles, s.width)}
	line := styles.Accent.Render(prompt) + s.input.View()
	if s.note != "" {
		line = styles.Accent.Render(prompt) + styles.Warning.Render(measure.Truncate(s.note, max(s.width-len(prompt)-1, 1), signs.Cut))
	}
	lines = append(lines, cells.Pad(line, s.width))
	if len(s.rows) == 0 {
		return append(lines, box.Paragraph(styles, "Nothing here is called that. Fewer letters find more.", s.width)...)
	}
	return append(lines, s.list.View(true)...)
}

// status says how many entries fit what is typed.
func (s *Screen) status() string {
	if s.input.Value() == "" {
		return ""
	}
	return words.Thousands(len(s.rows)) + " found"
}

// Render returns a row as its one line: what it is, and its key at the end.
func (s *Screen) Render(i, width int, selected bool) []string {
	const gutter, gap = 2, 2
	r, styles := s.rows[i], s.env.Styles
	switch {
	case r.title != "":
		return []string{" " + styles.Strong.Render(measure.Truncate(r.title, max(width-1, 1), signs.Cut))}
	case r.entry == nil:
		return []string{""}
	}
	end := r.entry.Key
	if end == "" {
		end = r.kind
	}
	if r.entry.Off {
		// The word carries it, the colour only adds.
		end = "not now"
	}
	room := max(width-gutter-gap-measure.Cells(end)-1, 1)
	text, endStyle, style := r.entry.Title, styles.Key, styles.Text
	if r.entry.Off {
		style, endStyle = styles.Muted, styles.Muted
		if r.entry.Why != "" {
			text += signs.Between + r.entry.Why
		}
	} else if r.entry.Key == "" {
		endStyle = styles.Muted
	}
	if selected {
		return styles.Chosen([]string{"  " + cells.Fit(text, room) + "  " + end}, gutter, width)
	}
	return []string{"  " + style.Render(cells.Fit(text, room)) + "  " + endStyle.Render(end) + " "}
}
