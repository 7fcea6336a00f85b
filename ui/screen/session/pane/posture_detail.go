package pane

import (
	"ztsession/model"
	"ztsession/model/facts"
)

// Detail returns the check under the cursor.
func (p *Posture) Detail() *Detail {
	d := &Detail{Title: "Check", Status: p.items.status(p.detail), Focused: p.inDetail, Lines: p.detail.View(p.inDetail)}
	if check := p.Selected(); check != nil {
		d.Title = check.Result().Symbol() + " " + check.Result().String() + "  " + check.Name()
		if check.Absence != model.HasEntry {
			d.Title = check.Result().Symbol() + " not in this login  " + check.Name()
		}
	}
	return d
}

// loadDetail fills the detail with the check under the cursor; keep says that
// it is the same check as before, so that the place in it stays.
func (p *Posture) loadDetail(keep bool) {
	at := p.detail.Cursor()
	p.items = newItems(p.env.Styles)
	p.items.found = p.detail.Find
	check := p.Selected()
	p.detailed = check
	if check != nil {
		p.fillDetail(check)
	} else {
		p.give(false)
	}
	if keep {
		p.detail.Replace(p.items, at)
		return
	}
	p.detail.Set(p.items)
}

// fillDetail begins with why the check came to its result and what to do, then
// has all that was reported of it.
func (p *Posture) fillDetail(check *model.PostureCheck) {
	if check.Absence != model.HasEntry {
		p.fillRule(check)
		return
	}
	why := facts.Explain(check, p.env.Clock)
	p.items.rows([]facts.Row{why.Sentence})
	if len(why.Parts) > 0 {
		p.items.pairs("", why.Parts)
	}
	p.fillOthers(check)
	p.items.apart(why.Steps)
	p.items.apart(append(why.About, why.Background...))
	for i, group := range facts.CheckDetail(check, p.env.Clock) {
		switch {
		case i == 0:
			p.items.add(facts.Group{ID: group.ID, Title: "As reported", Rows: group.Rows})
		case group.Title == facts.WantedTitle && (check.Input.Exists() || check.Check.Exists()):
			p.items.pairs("What", facts.WantedAndFound(check, why.Parts))
		case group.Title == facts.FoundTitle && (check.Input.Exists() || check.Check.Exists()):
		default:
			p.items.add(group)
		}
	}
	if rows := facts.RuleRows(check.Rule); len(rows) > 0 {
		p.items.add(facts.Group{Title: ruleNow, Rows: rows})
	}
}

// Details returns how many lines the check under the cursor takes at a width.
func (p *Posture) Details(width int) int { return p.items.height(width) }
