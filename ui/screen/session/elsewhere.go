package session

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/report"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/pager"
	"ztsession/ui/widget/box"
)

// The places of what opens the document elsewhere in the footer, behind all else.
const pagerFooter, editorFooter = 86, 87

// openActions open the document, as it is shown, in the person's pager and editor.
func (in *Screen) openActions() []action.Action {
	open := func(kind pager.Kind) func() (tea.Cmd, action.Outcome) {
		return action.Run(func() tea.Cmd { return in.openElsewhere(kind) })
	}
	what := "the JSON"
	if _, part := in.part(); part != "" {
		what = part
	}
	const none, noDocument = "Other programs cannot be started from here", "There is no JSON to show"
	actions := []action.Action{
		{ID: "session.pager", Keys: keys.Bind("v", "pager", "v"), Help: what + " in $PAGER", Group: group, Footer: pagerFooter, Do: open(pager.Pager)},
		{ID: "session.editor", Keys: keys.Bind("ctrl+e", "editor", "ctrl+e"), Help: what + " in $EDITOR, to read", Group: group, Footer: editorFooter, Do: open(pager.Editor)},
	}
	for i := range actions {
		actions[i] = actions[i].When(in.Opener != nil, none).When(in.shown.Document.Len() > 0, noDocument)
	}
	return actions
}

// openElsewhere opens the document, or what is shown of it, in another program. It is
// written as get -o json writes it, with what is masked here masked there. That it was
// not all of it is said afterwards, since the other program has the screen until then.
func (in *Screen) openElsewhere(kind pager.Kind) tea.Cmd {
	part, name := in.part()
	if name == "" {
		part = in.shown.Document.Root()
	} else {
		name = "That was " + name + ". " + keys.AtStart(in.Env.Keys.Global.Back) + " shows the whole document again, to open all of it."
	}
	in.Say(box.Banner{})
	in.elsewhere, in.elsewhereNote = true, name
	return in.Opener.Open(kind, "session.json", func(w io.Writer) error { return report.JSONOf(w, part) })
}

// closedElsewhere says what went wrong with the other program, if anything.
func (in *Screen) closedElsewhere(msg pager.ClosedMsg) {
	if !in.elsewhere {
		return
	}
	in.elsewhere = false
	switch {
	case msg.Err != nil:
		in.Say(box.Failure(in.Env.Problem(msg.Err).String()))
	case in.elsewhereNote != "":
		in.Say(box.Note(in.elsewhereNote))
	}
}
