package session

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
)

// Typing reports whether printable keys are text.
func (in *Screen) Typing() bool { return in.prompt != nil || in.focused().Typing() }

// Paste puts text into what is being typed.
func (in *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	if in.prompt != nil {
		in.prompt.paste(text)
		return nil, nil
	}
	in.canvas.spoil(in.view.Focus)
	return in.focused().Paste(text), nil
}
