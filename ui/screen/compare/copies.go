package compare

import (
	"strings"

	"ztsession/model/compare/render"
	"ztsession/ui/screen"
)

// Copies are what can be copied beside the comparison in the form of a ticket.
func (s *Screen) Copies() []screen.Choice {
	k := s.env.Keys.Copy
	row, path := "", ""
	if one := s.row(); one != nil {
		row = one.Subject + ": " + one.Sentence(s.env.Clock)
		path = string(one.Here.Path())
	}
	beside := "all that is shown, as text"
	if s.list.Filtered() {
		beside = "all of it, also what the filter leaves out, as text"
	}
	comparison, clock, wanted := s.comparison(), s.env.Clock, render.Wanted{Same: s.same, Noise: s.noise}
	text := func() string {
		var out strings.Builder
		_ = render.Text(&out, comparison, clock, wanted) // A Builder takes everything.
		return out.String()
	}
	return []screen.Choice{
		screen.CopyChoice("value", k.Value, "the row", row, "There is nothing under the cursor"),
		screen.CopyChoice("path", k.Path, "the jq path", path, "It stands nowhere in the answer"),
		{Name: "whole", Keys: k.Pane, Title: "the comparison", Beside: beside, Does: screen.CopyMade{What: "the comparison", Text: text}},
		{Name: "for-ticket", Keys: k.TicketToo, Title: "for the ticket", Beside: "the few lines that one pastes", Does: screen.CopyText{What: "the comparison", Text: render.Ticket(comparison, clock, "", "")}},
	}
}
