package search

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/input"
)

// longest bounds the text in the prompt, in characters.
const longest = 1000

// Prompt is the line, below a list, in which it is typed what is looked for. It
// takes no credential.
type Prompt struct {
	sign   string       // stands before the text
	input  *input.Input // nil until the prompt is opened, which most never are
	guard  *input.Guard
	styles *look.Styles
	width  int // cells
	open   bool
	note   string // why something is not taken
	fault  string // why what was typed cannot be looked for
	// isMasked reports whether nothing personal may be shown; nil for never.
	isMasked func() bool
}

// NewPrompt returns a closed prompt; sign stands before what is typed.
func NewPrompt(sign string) *Prompt {
	return &Prompt{sign: sign, guard: input.NewGuard(nil)}
}

// SetStyles changes the look.
func (p *Prompt) SetStyles(styles *look.Styles) {
	p.styles = styles
	p.fit()
}

// countRoom is what the number of matches gets of the prompt's line, in cells.
const countRoom = 18

// SetWidth sets how many cells the line has. The text gets what sign, cursor and,
// unless the line is short, the number of matches leave.
func (p *Prompt) SetWidth(width int) {
	if width == p.width {
		return
	}
	p.width = width
	p.fit()
}

// fit gives the line its look and its width.
func (p *Prompt) fit() {
	if p.input == nil {
		return
	}
	p.input.SetStyles(p.styles)
	room := p.width - measure.Cells(p.before()) - 1
	if p.width >= 2*countRoom {
		room -= countRoom
	}
	p.input.SetWidth(max(room, 1))
}

// before is the sign with the space behind it.
func (p *Prompt) before() string {
	return p.sign + strings.Repeat(" ", max(cells.Gutter(p.width)-1, 0))
}

// HideWhen has what was typed drawn as dots once nothing personal may be shown.
func (p *Prompt) HideWhen(isMasked func() bool) { p.isMasked = isMasked }

// Start opens the prompt with a text; openly is what Openly said of it.
func (p *Prompt) Start(text string, openly bool) {
	p.open, p.note, p.fault = true, "", ""
	if p.input == nil {
		p.input = input.New(longest).Guarded(p.guard).HideWhen(p.isMasked)
		p.fit()
	}
	p.input.SetValue(text)
	if openly {
		p.input.SetTyped(text)
	}
	p.input.Focus()
}

// Openly reports whether the text was typed while everything was shown.
func (p *Prompt) Openly() bool { return p.input != nil && p.input.Openly() }

// Open reports whether text is typed, so that every printable key is.
func (p *Prompt) Open() bool { return p.open }

// End closes the prompt and returns what was typed.
func (p *Prompt) End() string {
	p.open, p.fault = false, ""
	if p.input == nil {
		return ""
	}
	p.input.End()
	p.input.Blur()
	return p.input.Value()
}

// Text is what stands in the prompt.
func (p *Prompt) Text() string { return p.input.Value() }

// Fail shows under the prompt why what was typed cannot be looked for, or nothing.
func (p *Prompt) Fail(fault string) { p.fault = fault }

// Fault is what Fail was given.
func (p *Prompt) Fault() string { return p.fault }

// Key takes a key and reports whether it changed the text.
func (p *Prompt) Key(msg tea.KeyPressMsg) bool { return p.told(p.input.Key(msg)) }

// Paste takes a text that was pasted and reports whether it changed the text.
func (p *Prompt) Paste(text string) bool {
	return p.told(p.input.Paste(safe.Text(strings.Join(strings.Fields(text), " "))))
}

// LineEnd reports whether a line end belongs to something that is held back.
func (p *Prompt) LineEnd() bool { return p.guard.LineEnd() }

// told notes what the guard has to say, until the text changes.
func (p *Prompt) told(changed bool) bool {
	if note, _, ok := p.guard.Take(); ok || changed {
		p.note = note
	}
	return changed
}

// Height is how many lines the prompt takes.
func (p *Prompt) Height() int {
	switch {
	case !p.open:
		return 0
	case p.fault != "":
		return 2
	default:
		return 1
	}
}

// View returns the lines of the prompt: what is typed, with count at its end when
// there is room, and under it what is wrong with it.
func (p *Prompt) View(styles *look.Styles, count string) []string {
	before := styles.Accent.Render(p.before())
	line := before + p.input.View()
	if p.note != "" && p.width-measure.Cells(line) > 0 {
		// What is held back matters more than the room for more text.
		return []string{measure.Truncate(before+styles.Warning.Render(p.note), p.width, signs.Cut)}
	}
	if count != "" && p.input.Value() != "" {
		space := p.width - measure.Cells(line) - measure.Cells(count)
		if space > 0 {
			line += strings.Repeat(" ", space) + styles.Muted.Render(count)
		}
	}
	lines := []string{measure.Truncate(line, p.width, "")}
	if p.fault != "" {
		room := max(p.width-cells.Gutter(p.width), 0)
		lines = append(lines, strings.Repeat(" ", p.width-room)+styles.Warning.Render(measure.Truncate(p.fault, room, signs.Cut)))
	}
	return lines
}
