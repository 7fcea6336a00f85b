package session

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/input"
)

// prompt asks for a text on one line, in place of the banner: the name of a bookmark,
// a marker, the name of a file.
type prompt struct {
	label   string
	input   *input.Input
	guard   *input.Guard
	note    string // why something is not taken
	actions func() []action.Action
}

// startPrompt asks for a text of so many characters at most. actions take it, or let
// it be.
func (in *Screen) startPrompt(label string, longest int, actions func() []action.Action) {
	guard := input.NewGuard(nil)
	line := input.New(longest).Guarded(guard).HideWhen(in.Env.Masked)
	line.SetStyles(in.Env.Styles)
	line.Focus()
	in.prompt = &prompt{label: label, input: line, guard: guard, actions: actions}
	in.arrange()
}

// SaysInFooter reports whether the place of the banner is taken.
func (in *Screen) SaysInFooter() bool { return in.prompt != nil }

func (in *Screen) endPrompt() {
	in.prompt = nil
	in.arrange()
}

// setWidth fits the line to a width in cells.
func (p *prompt) setWidth(width int) {
	const around = 5 // spaces, the colon, the cursor
	p.input.SetWidth(max(width-measure.Cells(p.label)-around, 1))
}

// typed ends the prompt and returns what was typed; false while there is nothing to
// take.
func (in *Screen) typed() (string, bool) {
	if in.prompt.guard.LineEnd() {
		return "", false
	}
	text, ok := in.prompt.text()
	if text == "" && ok {
		in.prompt.note = "Type something first; " + keys.Name(in.Env.Keys.Form.Cancel) + " leaves it."
	}
	if text == "" || !ok {
		return "", false
	}
	in.endPrompt()
	return text, true
}

// text returns what was typed, and false where that had a credential in it.
func (p *prompt) text() (string, bool) {
	p.input.End()
	p.tell(false)
	return strings.TrimSpace(p.input.Value()), p.note == ""
}

func (p *prompt) key(msg tea.KeyPressMsg) { p.tell(p.input.Key(msg)) }

func (p *prompt) paste(text string) { p.tell(p.input.Paste(input.Visible(text))) }

// tell keeps what the guard has to say until the text changes.
func (p *prompt) tell(changed bool) {
	if note, _, ok := p.guard.Take(); ok || changed {
		p.note = note
	}
}

// line is the prompt, in place of the banner.
func (p *prompt) line(styles *look.Styles) string {
	line := styles.Accent.Render(" " + p.label + ": ")
	if p.note != "" {
		return line + styles.Warning.Render(p.note)
	}
	return line + p.input.View()
}
