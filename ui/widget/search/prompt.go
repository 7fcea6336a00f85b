package search

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/safe"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
)

// longest bounds the text in the prompt, in characters.
const longest = 1000

// prompt is where a text to find is typed.
type prompt struct {
	input textinput.Model
	open  bool
}

func newPrompt() prompt {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = longest
	return prompt{input: input}
}

func (p *prompt) setStyles(styles *look.Styles) {
	s := textinput.DefaultStyles(true)
	s.Focused.Text, s.Blurred.Text = styles.Text, styles.Text
	// A blinking cursor would wake the program twice a second for nothing.
	s.Cursor.Blink = false
	p.input.SetStyles(s)
}

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
	// Setting the cursor scrolls the text so that it is in sight.
	p.input.SetCursor(p.input.Position())
}

// start opens the prompt without a text.
func (p *prompt) start() {
	p.open = true
	p.input.Reset()
	// The command would only start the blinking.
	_ = p.input.Focus()
}

// end closes the prompt and returns what was typed.
func (p *prompt) end() string {
	p.open = false
	p.input.Blur()
	return p.input.Value()
}

// edit takes a message and reports whether it changed the text.
func (p *prompt) edit(msg tea.Msg) (cmd tea.Cmd, changed bool) {
	before := p.input.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: safe.Text(strings.Join(strings.Fields(paste.Content), " "))}
	}
	p.input, cmd = p.input.Update(msg)
	return cmd, p.input.Value() != before
}

// View returns the line of the prompt, with the number of matches at its end
// when there is room. here is where the cursor of the list is.
func (s *Search) View(here Place) string {
	gutter := "/" + strings.Repeat(" ", max(cells.Gutter(s.width)-1, 0))
	line := s.styles.Accent.Render(gutter) + s.prompt.input.View()
	if count := s.query.count(here, true); count != "" && s.prompt.input.Value() != "" {
		space := s.width - ansi.StringWidth(line) - ansi.StringWidth(count)
		if space > 0 {
			line += strings.Repeat(" ", space) + s.styles.Muted.Render(count)
		}
	}
	return ansi.Truncate(line, s.width, "")
}
