package form

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/widget/input"
)

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
	if !key.Matches(msg, f.keys.Next, f.keys.Previous, f.keys.Submit) {
		return f.edit(func(one *input.Input) { one.Key(msg) })
	}
	if key.Matches(msg, f.keys.Submit) && f.LineEnd() {
		return None
	}
	f.edit((*input.Input).End)
	switch {
	case key.Matches(msg, f.keys.Next):
		f.leave((f.focus + 1) % len(f.fields))
	case key.Matches(msg, f.keys.Previous):
		f.leave((f.focus + len(f.fields) - 1) % len(f.fields))
	default:
		return f.Submit()
	}
	return None
}

// Point goes to the field at line y of the window, counted from 0, as the keys for the
// next field do, and reports whether there is one. A form that is busy stays as it is.
func (f *Form) Point(y int) bool {
	if f.Busy() || y < 0 || y >= f.height {
		return false
	}
	at := f.laid().at(f.top() + y)
	if at < 0 {
		return false
	}
	if at != f.focus {
		f.edit((*input.Input).End)
		f.leave(at)
	}
	return true
}

// LineEnd takes a line end, and reports whether it is one of a paste that the
// terminal did not mark, inside a credential that is held back. Otherwise what
// is held back ends.
func (f *Form) LineEnd() bool {
	if f.guard.LineEnd() {
		return true
	}
	f.edit((*input.Input).End)
	return false
}

// Paste inserts text at the cursor. Line ends go, and so do invisible
// characters, which come along when one copies from a chat.
func (f *Form) Paste(text string) {
	if len(f.busy) > 0 {
		return
	}
	visible := input.Visible(text)
	f.note = ""
	if visible != strings.TrimRight(text, "\r\n") {
		f.note = "Line ends and invisible characters were left out of what was pasted."
	}
	f.edit(func(one *input.Input) { one.Paste(visible) })
}

// edit does something to the field in focus.
func (f *Form) edit(do func(*input.Input)) Outcome {
	one := &f.fields[f.focus]
	before := one.input.Value()
	do(one.input)
	if one.input.Value() != before {
		one.wrong, one.aside = nil, ""
		f.scroll = 0
	}
	note, token, ok := f.guard.Take()
	if ok {
		f.note = note
	}
	if token == "" {
		return None
	}
	f.token = token
	return Read
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
