package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/keys"
	"ztsession/ui/theme"
)

// naming asks for the name of a bookmark on one line.
type naming struct {
	input  textinput.Model
	styles *theme.Styles
}

const longestName = 80

func newNaming(styles *theme.Styles) *naming {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = longestName
	s := textinput.DefaultStyles(true)
	s.Cursor.Blink = false
	input.SetStyles(s)
	// The command would only start the blinking.
	_ = input.Focus()
	return &naming{input: input, styles: styles}
}

func (n *naming) name() string { return strings.TrimSpace(n.input.Value()) }

// line is the prompt, in place of the banner.
func (n *naming) line() string {
	return n.styles.Accent.Render(" Name of the bookmark: ") + n.input.View()
}

// keyNaming acts on a key while the name of a bookmark is typed.
func (in *inspector) keyNaming(msg tea.KeyPressMsg) (tea.Cmd, request) {
	switch {
	case key.Matches(msg, in.keyMap.Form.Cancel):
		in.naming = nil
		in.arrange()
	case key.Matches(msg, in.keyMap.Form.Submit) && in.naming.name() != "":
		return nil, saveBookmark
	default:
		in.naming.input, _ = in.naming.input.Update(msg)
	}
	return nil, nothing
}

func (in *inspector) namingKeys() []key.Binding {
	return []key.Binding{keys.As(in.keyMap.Form.Submit, "keep"), in.keyMap.Form.Cancel}
}
