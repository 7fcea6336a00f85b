package pane

import (
	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/sample"
	"ztsession/model/text/words"
)

// fillOthers fills the detail with what each check that does not pass comes to for
// others, and on what that rests.
func (a *Answer) fillOthers(items *items) {
	left, more := mostNames, 0
	var rows []facts.Row
	for i := range a.found.Findings {
		f := &a.found.Findings[i]
		switch {
		case f.Others == "":
		case left == 0:
			more++
		default:
			left--
			rows = append(rows, facts.Row{Text: f.Subject + ": " + f.Others, Path: f.Place(), Outside: true})
		}
	}
	if more > 0 {
		rows = append(rows, facts.Row{Text: words.Thousands(more) + " more.", Tone: facts.Muted})
	}
	items.rows(rows)
	items.apart([]facts.Row{{Text: sample.About(a.session.Sample, a.env.Clock), Tone: facts.Muted}})
}

// fillOthers adds what the rule of the check comes to for others, where that was
// asked for.
func (p *Posture) fillOthers(check *model.PostureCheck) {
	c, ok := p.others.Compare(check)
	if !ok {
		return
	}
	rows := []facts.Row{{Label: "Others", Text: c.Sentence()}}
	if apart := c.Apart(); apart != "" {
		rows = append(rows, facts.Row{Label: "Apart", Text: words.Capital(apart) + ".", Tone: facts.Muted})
	}
	p.items.apart(rows)
}
