package compare

import (
	"cmp"

	"ztsession/model/schema"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
)

// The places in the footer of what leads from a row elsewhere.
const (
	explainFooter = 40
	jsonFooter    = 42
)

// nothingUnder is why nothing is told of what is under the cursor.
const nothingUnder = "There is no difference under the cursor"

// elsewhere says what the row under the cursor means, and shows it in the JSON of the
// session here, or of the one there where only that has it.
func (s *Screen) elsewhere() []action.Action {
	row := s.row()
	explain := action.Action{ID: "compare.explain", Keys: s.env.Keys.Explain, Group: group, Footer: explainFooter}
	show := action.Action{ID: "compare.json", Keys: keys.Bind("J", "JSON", "J"), Help: "show what is under the cursor in the JSON", Group: group, Footer: jsonFooter}
	if row == nil {
		return []action.Action{explain.When(false, nothingUnder), show.When(false, nothingUnder)}
	}
	here, there := row.Here.Path(), row.There.Path()
	explain.Do = action.Asks(s.explanation())
	show.Do = action.Asks(screen.ShowJSON{Session: s.pair.Here, Path: here, Note: "This is the session here."})
	if here == "" {
		show.Do = action.Asks(screen.ShowJSON{Session: s.pair.There, Path: there, Note: "This is the session there: only that one has it."})
	}
	return []action.Action{explain, show.When(cmp.Or(here, there) != "", "It stands in the JSON of neither")}
}

// explanation is what the row under the cursor means, with both sides.
func (s *Screen) explanation() screen.Explain {
	row, clock := s.row(), s.env.Clock
	here, there := row.Here.Path(), row.There.Path()
	meaning, known := schema.ExplainPath(cmp.Or(here, there))
	wanted := screen.Explain{Title: row.Subject}
	wanted.Add("Means", meaning.Text)
	if !known || meaning.Text == "" {
		wanted.Add("Means", "This is not documented; it says what the identity provider or Cloudflare sent.")
	}
	wanted.Add("Unit", meaning.Unit)
	wanted.Add("There", row.There.Text(clock))
	wanted.Add("Here", row.Here.Text(clock))
	wanted.Add("Matters", weightWords[row.Weight])
	wanted.Add("Called", meaning.Name)
	wanted.Add("Stands at", string(cmp.Or(here, there)))
	wanted.Add("Read more", meaning.Source)
	return wanted
}
