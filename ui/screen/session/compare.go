package session

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

// compareFooter is the place in the footer of what has to do with comparing,
// behind what is needed of every session.
const compareFooter = 85

// compareActions mark the session, and compare it with another.
func (in *Screen) compareActions() []action.Action {
	k := in.Env.Keys.Compare
	return []action.Action{
		{ID: "session.compare", Keys: k.With, Group: group, Footer: compareFooter, Do: in.compare},
		{ID: "session.mark", Keys: k.Mark, Group: group, Footer: compareFooter, Do: action.Just(in.toggleMark)},
	}
}

// toggleMark marks the session to compare others with it, or takes the mark away.
func (in *Screen) toggleMark() {
	if in.Marks.Toggle(in.copied()) {
		in.Say(box.Note(fmt.Sprintf("Marked as it is now. %s compares with it, on any session, until the program ends.", keys.AtStart(in.Env.Keys.Compare.With))))
		return
	}
	in.Say(box.Note("The mark is taken away."))
}

// compare lets one choose what the session is compared with.
func (in *Screen) compare() (tea.Cmd, action.Outcome) {
	here := in.copied()
	return nil, screen.PickCompare{Here: here, Person: in.PersonRef()}
}

// copied returns the session with what was looked up for it so far: the one on
// the screen goes on to change, while others read this one.
func (in *Screen) copied() *model.Session {
	copied := *in.answered
	return &copied
}
