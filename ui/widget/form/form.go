// Package form has the forms: the look-up with its three ids, and the
// credentials. A form reports what happened as an Outcome; it starts nothing.
// No field but a masked one ever holds a credential (see package input).
package form

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"

	"ztsession/model"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/input"
)

// Outcome is what a key did to a form beyond its text.
type Outcome uint8

// The outcomes.
const (
	None Outcome = iota
	Submitted
	Cancelled
	// Read: an Access token was typed, which Token returns.
	Read
)

// Field describes one field.
type Field struct {
	Label string
	// Hint says where to find the value; it stands below the field in focus.
	Hint string
	// Links stand below the hint, the first at every size.
	Links []Link
	// Placeholder stands in the empty field.
	Placeholder string
	// Masked hides what is typed.
	Masked bool
	// Check returns what is wrong with a value that the person has finished
	// with, or nil.
	Check func(string) error
}

// Link is an address that a hint leads to: terminals that open links open URL, and
// all show Text.
type Link struct{ Text, URL string }

// Form is a number of fields, one of which has the focus.
type Form struct {
	title  string
	fields []field
	focus  int
	keys   keys.Form
	styles *look.Styles
	guard  *input.Guard
	token  string

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
	// folded is one line in place of the fields from foldFrom on; empty for none.
	foldLabel, folded string
	foldFrom          int
}

type field struct {
	Field
	input   *input.Input
	wrong   error
	visited bool
	aside   string // what the value stands for, such as the name behind an id
}

// longestInput bounds what a field takes, in characters; a pasted document
// must not make the form slow.
const longestInput = 4096

// New returns a form with the focus on its first field.
func New(styles *look.Styles, formKeys keys.Form, title string, fields ...Field) *Form {
	f := &Form{title: title, keys: formKeys, styles: styles, guard: input.NewGuard(nil)}
	for _, description := range fields {
		line := input.New(longestInput)
		line.SetClear(formKeys.Clear)
		line.SetPlaceholder(description.Placeholder)
		if description.Masked {
			line.SetMasked()
		} else {
			line.Guarded(f.guard)
		}
		f.fields = append(f.fields, field{Field: description, input: line})
	}
	f.SetStyles(styles)
	f.Focus(0)
	return f
}

// SetNow gives the form a clock, by which keys that come at once are told from
// those of a person.
func (f *Form) SetNow(now func() time.Time) { f.guard.SetNow(now) }

// SetStyles changes the look.
func (f *Form) SetStyles(styles *look.Styles) {
	f.styles = styles
	for i := range f.fields {
		f.fields[i].input.SetStyles(styles)
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
	f.fields[i].input.Focus()
	f.scroll = 0
}

// Focused returns the number of the field in focus.
func (f *Form) Focused() int { return f.focus }

// Value returns the text of field i without the white space around it.
func (f *Form) Value(i int) string { return strings.TrimSpace(f.fields[i].input.Value()) }

// SetValue fills field i.
func (f *Form) SetValue(i int, text string) {
	f.fields[i].input.SetValue(text)
	f.fields[i].wrong, f.fields[i].aside = nil, ""
}

// HideWhen has what was typed into the fields drawn as dots once nothing personal may
// be shown.
func (f *Form) HideWhen(isMasked func() bool) {
	for i := range f.fields {
		f.fields[i].input.HideWhen(isMasked)
	}
}

// Select puts the focus on field i with its text selected: the next text
// replaces it.
func (f *Form) Select(i int) {
	f.Focus(i)
	f.fields[i].input.Select()
}

// Selected reports whether the text of field i is selected as a whole.
func (f *Form) Selected(i int) bool { return f.fields[i].input.Selected() }

// Token returns the Access token that was typed last, without its signature.
func (f *Form) Token() string { return f.token }

// SetAside says what the value of field i stands for, until it is edited.
func (f *Form) SetAside(i int, text string) { f.fields[i].aside = text }

// SetHint says below field i, while it has the focus, what goes there.
func (f *Form) SetHint(i int, hint string) { f.fields[i].Hint = hint }

// SetWrong says what is wrong with field i.
func (f *Form) SetWrong(i int, err error) { f.fields[i].wrong = err }

// SetCompact leaves out empty lines when something stands below the form;
// quiet leaves out the hints too.
func (f *Form) SetCompact(compact, quiet bool) { f.compact, f.quiet = compact, quiet }

// SetFold shows one line, with a label, in place of the fields from the given
// one on, while none of them has the focus. An empty text shows the fields.
func (f *Form) SetFold(from int, label, text string) {
	f.foldFrom, f.foldLabel, f.folded = from, label, text
}

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

// Note returns the quiet line below the fields.
func (f *Form) Note() string { return f.note }

// SetNotice shows a quiet line below the title, or none.
func (f *Form) SetNotice(notice string) { f.notice = notice }

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
