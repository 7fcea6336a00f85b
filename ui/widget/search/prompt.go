package search

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/input"
)

// longest bounds the text in the prompt, in characters.
const longest = 1000

// prompt is where a text to find is typed. It takes no credential.
type prompt struct {
	input *input.Input
	guard *input.Guard
	open  bool
	note  string // why something is not taken
}

func newPrompt() prompt {
	guard := input.NewGuard(nil)
	return prompt{input: input.New(longest).Guarded(guard), guard: guard}
}

func (p *prompt) setStyles(styles *look.Styles) { p.input.SetStyles(styles) }

// countRoom is what the number of matches gets of the prompt's line, in cells.
const countRoom = 16

// setWidth gives the text what the line has beside the gutter, the cursor and,
// unless the line is short, the number of matches.
func (p *prompt) setWidth(width int) {
	room := width - cells.Gutter(width) - 1
	if width >= 3*countRoom {
		room -= countRoom
	}
	p.input.SetWidth(max(room, 1))
}

// start opens the prompt without a text.
func (p *prompt) start() {
	p.open = true
	p.note = ""
	p.input.SetValue("")
	p.input.Focus()
}

// end closes the prompt and returns what was typed.
func (p *prompt) end() string {
	p.open = false
	p.input.End()
	p.input.Blur()
	return p.input.Value()
}

// key takes a key and reports whether it changed the text.
func (p *prompt) key(msg tea.KeyPressMsg) bool { return p.told(p.input.Key(msg)) }

// paste takes a text that was pasted and reports whether it changed the text.
func (p *prompt) paste(text string) bool {
	return p.told(p.input.Paste(safe.Text(strings.Join(strings.Fields(text), " "))))
}

// told notes what the guard has to say, until the text changes.
func (p *prompt) told(changed bool) bool {
	if note, _, ok := p.guard.Take(); ok || changed {
		p.note = note
	}
	return changed
}

// View returns the line of the prompt, with the number of matches at its end
// when there is room. here is where the cursor of the list is.
func (s *Search) View(here Place) string {
	gutter := "/" + strings.Repeat(" ", max(cells.Gutter(s.width)-1, 0))
	line := s.styles.Accent.Render(gutter) + s.prompt.input.View()
	if s.prompt.note != "" && s.width-measure.Cells(line) > 0 {
		// What is held back matters more than the room for more text.
		return measure.Truncate(s.styles.Accent.Render(gutter)+s.styles.Warning.Render(s.prompt.note), s.width, "…")
	}
	if count := s.query.count(here, true); count != "" && s.prompt.input.Value() != "" {
		space := s.width - measure.Cells(line) - measure.Cells(count)
		if space > 0 {
			line += strings.Repeat(" ", space) + s.styles.Muted.Render(count)
		}
	}
	return measure.Truncate(line, s.width, "")
}
