package pane

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/text/measure"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/input"
)

// longestAsked is how long what is asked about can be, in characters.
const longestAsked = 400

// askedFor stands before what is typed, anotherApp where nothing is.
const askedFor, anotherApp = "Application: ", "another application, an address in it or a Ray ID"

// asking takes an application, an address in it or a Ray ID on one line.
type asking struct {
	input *input.Input
	guard *input.Guard
	note  string // why something is not taken
}

func newAsking(env *look.Env, width int) *asking {
	guard := input.NewGuard(nil)
	line := input.New(longestAsked).Guarded(guard).HideWhen(env.Masked)
	line.SetStyles(env.Styles)
	line.SetPlaceholder("name, address or Ray ID")
	line.Focus()
	t := &asking{input: line, guard: guard}
	t.setWidth(width)
	return t
}

func (t *asking) setWidth(width int) {
	t.input.SetWidth(max(width-sign-measure.Cells(askedFor)-1, 1))
}

func (t *asking) key(msg tea.KeyPressMsg) { t.tell(t.input.Key(msg)) }

func (t *asking) paste(text string) { t.tell(t.input.Paste(input.Visible(strings.TrimSpace(text)))) }

// tell keeps what the guard has to say until the text changes.
func (t *asking) tell(changed bool) {
	if note, _, ok := t.guard.Take(); ok || changed {
		t.note = note
	}
}

// text returns what was typed, and false where that had a credential in it.
func (t *asking) text() (string, bool) {
	t.input.End()
	t.tell(false)
	return strings.TrimSpace(t.input.Value()), t.note == ""
}

func (t *asking) actions(env *look.Env, group string, ask func() tea.Cmd, end func()) []action.Action {
	form := env.Keys.Form
	return []action.Action{
		{ID: "access.ask", Keys: keys.As(form.Submit, "ask"), Group: group, Footer: 1, Always: true, Do: action.Run(ask)},
		{ID: "access.cancel", Keys: form.Cancel, Group: group, Footer: 2, Always: true, Do: action.Just(end)},
	}
}

// typeOther lets an application be typed, below those that there are.
func (a *Access) typeOther() {
	a.touched = true
	a.typing = newAsking(a.env, a.room.W)
	a.Reload()
	a.list.Select(a.rows.Len() - 1)
	a.loadDetail(false)
}

func (a *Access) endTyping() {
	a.typing = nil
	a.Reload()
}

// ask asks about what was typed.
func (a *Access) ask() tea.Cmd {
	if a.typing.guard.LineEnd() {
		return nil
	}
	text, ok := a.typing.text()
	if text == "" && ok {
		a.typing.note = "Type something first."
		a.Reload()
	}
	if text == "" || !ok {
		return nil
	}
	a.typing = nil
	q := a.reader.Ask(text)
	a.Reload()
	a.list.Select(a.rows.find(q, 0))
	a.loadDetail(false)
	return nil
}
