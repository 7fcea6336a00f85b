package session

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"ztsession/model/jsonout"
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
	const none, noDocument = "Other programs cannot be started from here", "There is no JSON to show"
	actions := []action.Action{
		{ID: "session.pager", Keys: keys.Bind("v", "pager", "v"), Help: "the JSON in $PAGER", Group: group, Footer: pagerFooter, Do: open(pager.Pager)},
		{ID: "session.editor", Keys: keys.Bind("ctrl+e", "editor", "ctrl+e"), Help: "the JSON in $EDITOR, to read", Group: group, Footer: editorFooter, Do: open(pager.Editor)},
	}
	for i := range actions {
		actions[i] = actions[i].When(in.Opener != nil, none).When(in.shown.Document.Len() > 0, noDocument)
	}
	return actions
}

// openElsewhere opens the document in another program. It is written as get -o json
// writes it, with what is masked here masked there.
func (in *Screen) openElsewhere(kind pager.Kind) tea.Cmd {
	document := in.shown.Document
	in.Say(box.Banner{})
	in.elsewhere = true
	return in.Opener.Open(kind, "session.json", func(w io.Writer) error {
		out := jsonout.New(w, "  ")
		out.Document(document)
		return out.Err()
	})
}

// closedElsewhere says what went wrong with the other program, if anything.
func (in *Screen) closedElsewhere(msg pager.ClosedMsg) {
	if !in.elsewhere {
		return
	}
	in.elsewhere = false
	if msg.Err != nil {
		in.Say(box.Failure(in.Env.Problem(msg.Err).String()))
	}
}
