// Package input has the line that text is typed into, in the forms, in a search
// and for the name of a bookmark. It stands around the library's text input so
// that its faults are met in one place, and it adds what that lacks: a text that
// is selected as a whole, and a guard that lets no credential into a field.
package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/credential"
	"ztsession/model/text/measure"
	"ztsession/model/text/safe"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
)

// Input is one line of text with a cursor.
type Input struct {
	line     textinput.Model
	empty    string // what stands in the line while it is empty
	guard    *Guard // nil where a credential belongs
	selected bool
	// isMasked reports whether nothing personal may be shown; nil for never. openly
	// means that something of the text was typed while everything was.
	isMasked func() bool
	openly   bool
	styles   *look.Styles
}

// dot stands for a character that is not drawn.
const dot = signs.Hidden

// New returns an empty line that takes at most limit characters.
func New(limit int) *Input {
	line := textinput.New()
	line.Prompt = ""
	line.CharLimit = limit
	// Pasting by the library starts a program that inherits the environment, with
	// the credentials in it; the terminal pastes as well.
	line.KeyMap.Paste.SetEnabled(false)
	return &Input{line: line}
}

// Guarded keeps credentials out of the line, which g notes. Lines of one form
// have one guard, since what is typed can go from one to the next.
func (i *Input) Guarded(g *Guard) *Input {
	i.guard = g
	return i
}

// SetMasked shows dots in place of what is typed.
func (i *Input) SetMasked() {
	i.line.EchoMode = textinput.EchoPassword
	i.line.EchoCharacter = dot
}

// SetClear sets the key that deletes what stands before the cursor.
func (i *Input) SetClear(binding key.Binding) { i.line.KeyMap.DeleteBeforeCursor = binding }

// SetPlaceholder says what goes into the line while it is empty, as many words
// of it as have room.
func (i *Input) SetPlaceholder(text string) {
	i.empty = text
	i.SetWidth(i.line.Width())
}

// Placeholder returns what stands in the line while it is empty.
func (i *Input) Placeholder() string { return i.line.Placeholder }

// SetStyles sets the look.
func (i *Input) SetStyles(styles *look.Styles) {
	i.styles = styles
	s := textinput.DefaultStyles(true)
	s.Focused.Text, s.Blurred.Text = styles.Text.Lipgloss(), styles.Text.Lipgloss()
	s.Focused.Placeholder, s.Blurred.Placeholder = styles.Muted.Lipgloss(), styles.Muted.Lipgloss()
	// A blinking cursor would wake the program twice a second for nothing.
	s.Cursor.Blink = false
	i.line.SetStyles(s)
}

// SetWidth sets how many cells of text are shown.
func (i *Input) SetWidth(cells int) {
	i.line.SetWidth(cells)
	i.line.Placeholder = i.empty
	for cells > 0 && measure.Cells(i.line.Placeholder) > cells {
		at := strings.LastIndexByte(i.line.Placeholder, ' ')
		i.line.Placeholder = i.line.Placeholder[:max(at, 0)]
	}
	// Setting the cursor scrolls the text so that it is in sight.
	i.line.SetCursor(i.line.Position())
}

// Focus lets the line take text. The library's command would only start the blinking.
func (i *Input) Focus() { _ = i.line.Focus() }

// Blur lets it take none.
func (i *Input) Blur() {
	i.selected = false
	i.line.Blur()
}

// Value returns the text.
func (i *Input) Value() string { return i.line.Value() }

// Position returns the place of the cursor, in characters.
func (i *Input) Position() int { return i.line.Position() }

// SetCursor puts the cursor at a place.
func (i *Input) SetCursor(at int) { i.line.SetCursor(at) }

// SetValue replaces the text and puts the cursor behind it.
func (i *Input) SetValue(text string) {
	i.selected, i.openly = false, false
	i.line.SetValue(text)
	i.line.CursorEnd()
}

// Select selects the whole text: the next text replaces it.
func (i *Input) Select() {
	i.line.CursorEnd()
	i.selected = i.line.Value() != ""
}

// Selected reports whether the whole text is selected.
func (i *Input) Selected() bool { return i.selected }

// Key takes a key and reports whether the text changed.
func (i *Input) Key(msg tea.KeyPressMsg) bool {
	defer i.note()
	msg.Text = Visible(msg.Text)
	before := i.Value()
	if i.guard != nil && i.guard.key(i, msg) {
		return i.Value() != before
	}
	if i.overSelection(msg) {
		return i.Value() != before
	}
	i.edit(msg)
	if i.guard != nil {
		i.guard.look(i)
	}
	return i.Value() != before
}

// Paste inserts text at the cursor and reports whether the text changed. One
// that brings a credential is left out whole.
func (i *Input) Paste(text string) bool {
	defer i.note()
	i.End()
	before, at, selected := i.Value(), i.Position(), i.selected
	if i.selected && text != "" {
		i.SetValue("")
	}
	i.edit(tea.PasteMsg{Content: text})
	if i.guard != nil && i.guard.refuses(i.Value()) {
		i.restore(before, at)
		i.selected = selected
	}
	return i.Value() != before
}

// End ends what the guard holds back: it goes, or comes into the text where it
// was none. What became a token or key without a prefix goes too.
func (i *Input) End() {
	if i.guard == nil {
		return
	}
	i.guard.end(i)
	if kind, ok := credential.Bare(i.Value()); ok {
		i.SetValue("")
		i.guard.say(refusal(kind))
	}
}

// overSelection does what a key does to a text that is selected as a whole, and
// reports whether that was all.
func (i *Input) overSelection(msg tea.KeyPressMsg) bool {
	if !i.selected {
		return false
	}
	k := i.line.KeyMap
	switch {
	case key.Matches(msg, k.DeleteCharacterBackward, k.DeleteCharacterForward, k.DeleteWordBackward, k.DeleteWordForward, k.DeleteAfterCursor, k.DeleteBeforeCursor):
		i.SetValue("")
		return true
	case key.Matches(msg, k.CharacterBackward, k.WordBackward, k.LineStart):
		i.selected = false
		i.line.CursorStart()
		return true
	case key.Matches(msg, k.CharacterForward, k.WordForward, k.LineEnd):
		i.selected = false
		i.line.CursorEnd()
		return true
	case msg.Text != "":
		i.SetValue("")
	}
	return false
}

// edit hands a message to the library. Where that panics, the text and the
// cursor stay as they were.
func (i *Input) edit(msg tea.Msg) {
	before, at := i.Value(), i.Position()
	defer func() {
		if recover() != nil {
			i.restore(before, at)
		}
	}()
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, i.line.KeyMap.DeleteWordForward) && i.line.EchoMode == textinput.EchoNormal {
		// In bubbles 2.2.1 this looks behind the end of the text.
		i.deleteWordForward()
		return
	}
	i.line, _ = i.line.Update(msg)
}

func (i *Input) deleteWordForward() {
	runes, at := []rune(i.Value()), i.Position()
	to := at
	for to < len(runes) && unicode.IsSpace(runes[to]) {
		to++
	}
	for to < len(runes) && !unicode.IsSpace(runes[to]) {
		to++
	}
	i.restore(string(runes[:at])+string(runes[to:]), at)
}

func (i *Input) restore(text string, at int) {
	i.line.SetValue(text)
	i.line.SetCursor(at)
}

// cut takes the bytes from one place to another out of the text.
func (i *Input) cut(from, to int) string {
	text, at := i.Value(), i.Position()
	before := utf8.RuneCountInString(text[:from])
	gone := utf8.RuneCountInString(text[from:to])
	i.restore(text[:from]+text[to:], min(max(at-gone, before), at))
	return text[from:to]
}

// Visible leaves out what nobody would see of a text that was typed or pasted.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if one := string(r); r != utf8.RuneError && safe.Text(one) == one {
			return r
		}
		return -1
	}, text)
}

// View returns the line. A selected text is in reverse video and, for where that
// is not shown, in brackets.
func (i *Input) View() (line string) {
	defer func() {
		if recover() != nil {
			line = i.Shown()
		}
	}()
	if i.selected {
		return "[" + i.styles.Match.Render(cut(i.Shown(), i.line.Width()-1)) + "]"
	}
	shown := i.line
	if i.hides() {
		shown.EchoMode, shown.EchoCharacter = textinput.EchoPassword, dot
	}
	return shown.View()
}
