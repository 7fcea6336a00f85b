package pane

import (
	"ztsession/model"
	"ztsession/model/facts"
)

// Detail returns the check under the cursor.
func (p *Posture) Detail() *Detail {
	d := &Detail{Title: "Check", Status: p.items.status(&p.detail), Focused: p.inDetail, Lines: p.detail.View(p.inDetail)}
	if check := p.Selected(); check != nil {
		d.Title = check.Result().Symbol() + " " + check.Result().String() + "  " + check.Name()
	}
	return d
}

// loadDetail fills the detail with the check under the cursor; keep says that
// it is the same check as before, so that the place in it stays.
func (p *Posture) loadDetail(keep bool) {
	at := p.detail.Cursor()
	p.items = newItems(p.env.Styles)
	check := p.Selected()
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

func (p *Posture) fillDetail(check *model.PostureCheck) {
	for i, group := range facts.CheckDetail(check, p.env.Clock) {
		switch {
		case i == 0:
			p.items.rows(group.Rows)
		case group.Title == facts.WantedTitle && (check.Input.Exists() || check.Check.Exists()):
			p.items.pairs("What", facts.WantedAndFound(check))
		case group.Title == facts.FoundTitle && (check.Input.Exists() || check.Check.Exists()):
		default:
			p.items.add(group)
		}
	}
}
