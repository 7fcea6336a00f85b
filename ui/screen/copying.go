package screen

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/keys"
)

// The outcomes that take something out of the program. Sessions and texts are as
// they may be shown.
type (
	// CopyTicket copies the lines that one pastes into a ticket.
	CopyTicket struct{ Session *model.Session }
	// CopyReport copies all that a session reports.
	CopyReport struct{ Session *model.Session }
	// CopyText copies a text. What names it within a sentence: the row.
	CopyText struct{ What, Text string }
	// CopyMade copies a text that takes a while to make.
	CopyMade struct {
		What string
		Text func() string
	}
	// ShowPlain shows the ticket without borders and colours, for the terminal's own
	// selection. Session returns the session whenever it is to be shown anew.
	ShowPlain struct{ Session func() *model.Session }
)

// copyFooter is the place in the footer of what is copied: behind what leads to
// other panes.
const copyFooter = 21

// CopyActions take a session out of the program, which session returns as it may
// be shown.
func CopyActions(k keys.Copy, group string, session func() *model.Session) []action.Action {
	do := func(outcome func() action.Outcome) func() (tea.Cmd, action.Outcome) {
		return func() (tea.Cmd, action.Outcome) { return nil, outcome() }
	}
	return []action.Action{
		{ID: "copy.ticket", Keys: k.Ticket, Help: "copy the ticket: what is wrong, who, when, ids", Group: group, Footer: copyFooter, Do: do(func() action.Outcome { return CopyTicket{session()} })},
		{ID: "copy.report", Keys: k.Report, Group: group, Do: do(func() action.Outcome { return CopyReport{session()} })},
		{ID: "copy.plain", Keys: k.Plain, Group: group, Do: action.Asks(ShowPlain{session})},
	}
}

// CopyRow copies the row under the cursor of a list, which row returns; it is
// disabled when there is none.
func CopyRow(k keys.Copy, group string, row func() string) action.Action {
	one := action.Action{ID: "copy.row", Keys: keys.As(k.Ticket, "copy"), Help: "copy the row", Group: group, Footer: copyFooter}
	one.Do = func() (tea.Cmd, action.Outcome) { return nil, CopyText{What: "the row", Text: row()} }
	return one
}
