package jsontree

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model/text/safe"
	"ztsession/ui/theme"
)

// longestSearch bounds the text in the prompt, in characters.
const longestSearch = 1000

func newPrompt() textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = longestSearch
	return input
}

func stylePrompt(input *textinput.Model, styles *theme.Styles) {
	s := textinput.DefaultStyles(true)
	s.Focused.Text, s.Blurred.Text = styles.Text, styles.Text
	// A blinking cursor would wake the program twice a second for nothing.
	s.Cursor.Blink = false
	input.SetStyles(s)
}

// openPrompt asks for a text to find. What was searched for before stays in
// force until something is typed.
func (t *Tree) openPrompt() {
	t.typing, t.before = true, t.search
	t.before.jump = stay
	t.input.Reset()
	// The command would only start the blinking.
	_ = t.input.Focus()
}

// closePrompt ends it; with keep, what was typed is what is searched for from now on.
func (t *Tree) closePrompt(keep bool) tea.Cmd {
	typed := t.input.Value()
	t.typing = false
	t.input.Blur()
	if keep && typed != "" {
		return t.match(toThis)
	}
	t.search = t.before
	t.highlight()
	if !t.search.done {
		return t.find()
	}
	// A search for what was typed must not answer for the one before.
	t.generation.Add(1)
	return nil
}

// promptKey acts on a key while the prompt is open: what is no command is text.
func (t *Tree) promptKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	global := t.keys.Global
	switch {
	case key.Matches(msg, global.Interrupt, global.Suspend, global.HelpInField):
		return nil, false
	case key.Matches(msg, global.Back):
		return t.closePrompt(false), true
	case key.Matches(msg, t.keys.Move.Open):
		return t.closePrompt(true), true
	default:
		return t.edit(msg), true
	}
}

// edit hands a message to the prompt and searches for what it holds then.
func (t *Tree) edit(msg tea.Msg) tea.Cmd {
	before := t.input.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: safe.Text(strings.Join(strings.Fields(paste.Content), " "))}
	}
	var cmd tea.Cmd
	t.input, cmd = t.input.Update(msg)
	if t.input.Value() == before {
		return cmd
	}
	return tea.Batch(cmd, t.look(t.input.Value()))
}

// countRoom is what the number of matches gets of the prompt's line, in cells.
const countRoom = 16

// promptRoom returns the cells for the text in the prompt, its cursor not counted.
func promptRoom(width int) int {
	if width >= 3*countRoom {
		width -= countRoom
	}
	return max(width-gutter(width)-1, 1)
}

// promptLine is the prompt, with the number of matches at its end when there is room.
func (t *Tree) promptLine() string {
	margin := "/" + strings.Repeat(" ", max(gutter(t.width)-1, 0))
	line := t.painter.inks.mark.paint(margin) + t.input.View()
	if count := t.count(); count != "" && t.input.Value() != "" {
		space := t.width - ansi.StringWidth(line) - ansi.StringWidth(count)
		if space > 0 {
			line += strings.Repeat(" ", space) + t.painter.inks.muted.paint(count)
		}
	}
	return ansi.Truncate(line, t.width, "")
}
