package session

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/finding"
	"ztsession/model/schema"
	"ztsession/model/text/words"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/screen/session/pane"
)

// The places in the footer of what leads from a row elsewhere.
const (
	explainFooter = 40
	sourceFooter  = 42
)

// nothingThere is why what is under the cursor cannot be told about.
const nothingThere = "There is nothing under the cursor"

// spotActions are what can be done with what the cursor stands on.
func (in *Screen) spotActions() []action.Action {
	spot, ok := in.focused().Spot()
	actions := []action.Action{
		action.Action{ID: "session.explain", Keys: in.Env.Keys.Explain, Group: group, Footer: explainFooter, Do: in.explain}.When(ok, nothingThere),
		action.Action{
			ID: "session.json", Keys: keys.Bind("J", "JSON", "J"), Group: group, Footer: sourceFooter,
			Do: action.Just(func() { in.showJSON(spot.Path) }),
		}.When(ok && spot.Path != "" && in.view.Focus != pane.JSONPane, "It stands nowhere else in the JSON"),
	}
	if path, leads := in.answer.Goes(); leads && in.view.Focus == pane.AnswerPane {
		title := "its field"
		if path == top.Key("devicePosture") {
			title = "all checks"
		}
		actions = append(actions, action.Action{
			ID: "answer.go", Keys: keys.As(in.Env.Keys.Move.Open, title), Group: in.answer.Title() + " pane", Footer: 1, Always: true,
			Do: action.Just(func() { in.goTo(path) }),
		})
	}
	return actions
}

const top model.Path = ""

// goTo gives the keys to the pane that shows what stands at a path.
func (in *Screen) goTo(path model.Path) {
	for _, exact := range []bool{true, false} {
		for i, p := range in.panes {
			if i == pane.AnswerPane || i == pane.JSONPane {
				continue
			}
			if p.Show(path, exact) {
				in.focus(i)
				return
			}
		}
	}
	in.showJSON(path)
}

// ShowJSON gives the keys to the document, as J does.
func (in *Screen) ShowJSON(path model.Path) { in.showJSON(path) }

// showJSON gives the keys to the document, with the cursor on what stands at a
// path of the session.
func (in *Screen) showJSON(path model.Path) {
	in.focus(pane.JSONPane)
	in.focused().Show(path, false)
}

// explain asks for the words about what the cursor stands on.
func (in *Screen) explain() (tea.Cmd, action.Outcome) {
	spot, ok := in.focused().Spot()
	if !ok {
		return nil, nil
	}
	if spot.Words != nil {
		return nil, *spot.Words
	}
	if spot.Finding != nil {
		return nil, explainFinding(spot.Finding)
	}
	return nil, in.explainField(spot)
}

func explainFinding(f *finding.Finding) screen.Explain {
	wanted := screen.Explain{Title: f.Subject}
	wanted.Add("Found", f.Text)
	wanted.Add("Is", "a "+f.Severity.String())
	for _, kind := range finding.Kinds() {
		if kind.ID == f.ID {
			wanted.Add("Means", kind.Means)
		}
	}
	wanted.Add("Next", f.Next)
	for _, one := range f.Evidence {
		text := one.Place()
		if one.Value != "" {
			text += " = " + one.Value
		}
		wanted.Add("Rests on", text)
	}
	wanted.Add("Called", f.ID)
	wanted.Add("Read more", f.Source)
	return wanted
}

// mostOfAValue is how many bytes of a value are repeated, about.
const mostOfAValue = 400

func (in *Screen) explainField(spot pane.Spot) screen.Explain {
	meaning, known := schema.Explain(spot.ID)
	if !known {
		meaning, known = schema.ExplainPath(spot.Path)
	}
	title := meaning.Label
	if title == "" {
		title = spot.Label
	}
	if title == "" {
		title = strings.TrimPrefix(string(spot.Path), ".")
	}
	wanted := screen.Explain{Title: title}
	wanted.Add("Means", meaning.Text)
	if !known || meaning.Text == "" {
		wanted.Add("Means", "This field is not documented; what it says is as the identity provider or Cloudflare sent it.")
	}
	wanted.Add("Unit", meaning.Unit)
	wanted.Add("Called", meaning.Name)
	wanted.Add("Stands at", string(spot.Path))
	if value := in.shown.Result.Find(spot.Path); value.Exists() && spot.Path != "" {
		wanted.Add("Was sent", words.Clip(value.Compact(mostOfAValue), mostOfAValue))
	} else if spot.Path != "" {
		wanted.Add("Was sent", "nothing")
	}
	wanted.Add("Read more", meaning.Source)
	return wanted
}
