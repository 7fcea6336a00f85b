package look

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
)

// Chosen returns the lines of the row under the cursor: the bar in the first of the
// cells that rows leave free on their left, then the row over the whole width, by more
// than colour, whatever styles it has. What a search or a filter found in it stays
// marked.
func (s *Styles) Chosen(lines []string, free, width int) []string {
	chosen := make([]string, len(lines))
	for i, line := range lines {
		chosen[i] = s.chosen(line, free, width)
	}
	return chosen
}

func (s *Styles) chosen(line string, free, width int) string {
	var out strings.Builder
	if free > 0 {
		s.Accent.Write(&out, signs.Bar)
		out.WriteString(strings.Repeat(" ", free-1))
	}
	at, ink := 0, s.Selected // at is the cell of what comes next
	for line != "" {
		if parameters, ok := measure.Style(line); ok {
			length := len("\x1b[m") + len(parameters)
			switch line[:length] {
			case s.Found.before, s.Match.before, s.SelectedMatch.before:
				ink = s.SelectedMatch
			default:
				ink = s.Selected
			}
			line = line[length:]
			continue
		}
		text := line
		if end := strings.IndexByte(line, '\x1b'); end > 0 {
			text = line[:end]
		}
		line = line[len(text):]
		for at < free && text != "" {
			size, cells := measure.Cluster(text)
			text, at = text[size:], at+cells
		}
		ink.Write(&out, text)
		at += measure.Cells(text)
	}
	s.Selected.Write(&out, strings.Repeat(" ", max(width-max(at, free), 0)))
	return out.String()
}
