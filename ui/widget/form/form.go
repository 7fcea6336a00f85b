// Package form has the forms: the look-up with its three ids, and the
// credentials. A form reports what happened as an Outcome; it starts nothing.
package form

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/text/safe"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

// Outcome is what a key did to a form beyond its text.
type Outcome uint8

// The outcomes.
const (
	None Outcome = iota
	Submitted
	Cancelled
)

// Field describes one field.
type Field struct {
	Label string
	// Hint says where to find the value; it stands below the field in focus.
	Hint string
	// Masked hides what is typed.
	Masked bool
	// Check returns what is wrong with a value that the person has finished
	// with, or nil.
	Check func(string) error
}

// Form is a number of fields, one of which has the focus.
type Form struct {
	title  string
	fields []field
	focus  int
	keys   keys.Form
	styles *look.Styles

	width, height int
	scroll        int  // lines above the window, moved by the person
	cardFirst     bool // show the error card from its start, until a key is pressed
	// Note is a quiet line below the fields, such as what was read from a paste.
	note string
	// Notice is a quiet line below the title.
	notice  string
	problem *model.Problem
	busy    []string
	// compact leaves out the empty lines, quiet the hints: something stands
	// below the form that says more.
	compact, quiet bool
}

type field struct {
	Field
	input   textinput.Model
	wrong   error
	visited bool
	aside   string // what the value stands for, such as the name behind an id
}

// longestInput bounds what a field takes, in characters; a pasted document
// must not make the form slow.
const longestInput = 4096

// New returns a form with the focus on its first field.
func New(styles *look.Styles, formKeys keys.Form, title string, fields ...Field) *Form {
	f := &Form{title: title, keys: formKeys, styles: styles}
	for _, description := range fields {
		input := textinput.New()
		input.Prompt = ""
		input.KeyMap.DeleteBeforeCursor = formKeys.Clear
		input.CharLimit = longestInput
		if description.Masked {
			input.EchoMode = textinput.EchoPassword
			input.EchoCharacter = '•'
		}
		f.fields = append(f.fields, field{Field: description, input: input})
	}
	f.SetStyles(styles)
	f.Focus(0)
	return f
}

// SetStyles changes the look.
func (f *Form) SetStyles(styles *look.Styles) {
	f.styles = styles
	for i := range f.fields {
		s := textinput.DefaultStyles(true)
		s.Focused.Text, s.Blurred.Text = styles.Text, styles.Text
		// A blinking cursor would wake the program twice a second for nothing.
		s.Cursor.Blink = false
		f.fields[i].input.SetStyles(s)
	}
}

// SetSize sets the form's size in cells.
func (f *Form) SetSize(width, height int) {
	f.width, f.height = width, height
	for i := range f.fields {
		f.fields[i].input.SetWidth(max(width-f.labelWidth()-margin-3, 4))
	}
}

// Focus puts the focus on field i.
func (f *Form) Focus(i int) {
	f.fields[f.focus].input.Blur()
	f.focus = i
	f.fields[i].visited = true
	// The command would only start the blinking.
	_ = f.fields[i].input.Focus()
	f.scroll = 0
}

// Focused returns the number of the field in focus.
func (f *Form) Focused() int { return f.focus }

// Value returns the text of field i without the white space around it.
func (f *Form) Value(i int) string { return strings.TrimSpace(f.fields[i].input.Value()) }

// SetValue fills field i.
func (f *Form) SetValue(i int, text string) {
	f.fields[i].input.SetValue(text)
	f.fields[i].input.CursorEnd()
	f.fields[i].wrong, f.fields[i].aside = nil, ""
}

// SetAside says what the value of field i stands for, until it is edited.
func (f *Form) SetAside(i int, text string) { f.fields[i].aside = text }

// SetHint says below field i, while it has the focus, what goes there.
func (f *Form) SetHint(i int, hint string) { f.fields[i].Hint = hint }

// SetWrong says what is wrong with field i.
func (f *Form) SetWrong(i int, err error) { f.fields[i].wrong = err }

// SetCompact leaves out empty lines when something stands below the form;
// quiet leaves out the hints too.
func (f *Form) SetCompact(compact, quiet bool) { f.compact, f.quiet = compact, quiet }

// SetProblem shows an error card above the fields, or none. The fields stay as they are.
func (f *Form) SetProblem(p *model.Problem) {
	f.problem = p
	f.scroll, f.cardFirst = 0, p != nil
}

// HasProblem reports whether an error card is shown.
func (f *Form) HasProblem() bool { return f.problem != nil }

// SetBusy shows lines instead of the hints while something is under way, or
// nothing. A busy form takes no text.
func (f *Form) SetBusy(lines []string) { f.busy = lines }

// SetNote shows a quiet line below the fields, or none.
func (f *Form) SetNote(note string) { f.note = note }

// SetNotice shows a quiet line below the title, or none.
func (f *Form) SetNotice(notice string) { f.notice = notice }

// Key acts on a key.
func (f *Form) Key(msg tea.KeyPressMsg) Outcome {
	switch {
	case key.Matches(msg, f.keys.Cancel):
		return Cancelled
	case len(f.busy) > 0:
		return None
	case key.Matches(msg, f.keys.ScrollUp):
		f.scrollTo(f.top() - f.page())
		return None
	case key.Matches(msg, f.keys.ScrollDown):
		f.scrollTo(f.top() + f.page())
		return None
	}
	f.cardFirst = false
	switch {
	case key.Matches(msg, f.keys.Next):
		f.leave((f.focus + 1) % len(f.fields))
	case key.Matches(msg, f.keys.Previous):
		f.leave((f.focus + len(f.fields) - 1) % len(f.fields))
	case key.Matches(msg, f.keys.Submit):
		return f.Submit()
	default:
		f.typed(msg)
	}
	return None
}

// Paste inserts text at the cursor. Line ends go, and so do invisible
// characters, which come along when one copies from a chat.
func (f *Form) Paste(text string) {
	if len(f.busy) > 0 {
		return
	}
	visible := strings.Map(func(r rune) rune {
		if one := string(r); r != utf8.RuneError && safe.Text(one) == one {
			return r
		}
		return -1
	}, text)
	f.note = ""
	if visible != strings.TrimRight(text, "\r\n") {
		f.note = "Line ends and invisible characters were left out of what was pasted."
	}
	f.typed(tea.PasteMsg{Content: visible})
}

func (f *Form) typed(msg tea.Msg) {
	one := &f.fields[f.focus]
	before := one.input.Value()
	one.input, _ = one.input.Update(msg)
	if one.input.Value() != before {
		one.wrong, one.aside = nil, ""
		f.scroll = 0
	}
}

// leave checks the field in focus and goes to field i.
func (f *Form) leave(i int) {
	f.check(f.focus)
	f.Focus(i)
}

// check notes what is wrong with field i. An empty field is no mistake until
// the form is submitted.
func (f *Form) check(i int) {
	f.fields[i].wrong = nil
	if value := f.Value(i); value != "" && f.fields[i].Check != nil {
		f.fields[i].wrong = f.fields[i].Check(value)
	}
}

// Submit checks every field and goes to the first that needs something.
func (f *Form) Submit() Outcome {
	at := -1
	for i := range f.fields {
		one := &f.fields[i]
		if one.Check != nil {
			one.wrong = one.Check(f.Value(i))
		}
		if one.wrong != nil && at < 0 {
			at = i
		}
		if one.wrong != nil && f.Value(i) == "" && !one.visited {
			one.wrong = nil
		}
	}
	if at < 0 {
		return Submitted
	}
	f.Focus(at)
	return None
}

// Busy reports whether something is under way, so that no text is taken.
func (f *Form) Busy() bool { return len(f.busy) > 0 }

// Keys returns the bindings of the form for footer and help.
func (f *Form) Keys() []key.Binding {
	if len(f.busy) > 0 {
		return []key.Binding{f.keys.Cancel}
	}
	bindings := []key.Binding{f.keys.Submit, f.keys.Next, f.keys.Previous}
	if f.lineCount() > f.height {
		bindings = append(bindings, f.keys.ScrollUp, f.keys.ScrollDown)
	}
	return bindings
}
