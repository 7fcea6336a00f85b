package pane

import (
	"ztsession/model/facts"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/tree"
)

// Mark is where one is in a pane: what the cursor stands on, how far the pane is
// scrolled, and whether the keys are with the opened entry. A pane goes back to
// what was marked also when that stands elsewhere now, as after a refresh.
type Mark struct {
	key    string    // of the entry under the cursor; empty where it has none
	row    facts.Row // or the field
	entry  entry     // or the finding
	list   list.Place
	inside bool
	detail list.Place // of the opened entry
	tree   tree.Place
	level  level // how far Access is opened
	policy int   // the one whose conditions are shown
}

// Mark marks nothing.
func (base) Mark() Mark { return Mark{} }

// Return has nothing to go back to.
func (base) Return(Mark) {}

// Mark marks the field under the cursor.
func (f *Facts) Mark() Mark {
	row, _ := f.items.selected(f.list)
	return Mark{row: row, list: f.list.Place()}
}

// Return goes to the field that was marked.
func (f *Facts) Return(m Mark) {
	m.list.Cursor = f.items.find(m.row, m.list.Cursor)
	f.list.Return(m.list)
}

// Mark marks the device under the cursor.
func (d *Devices) Mark() Mark {
	m := Mark{list: d.table.Place()}
	if device := d.table.Chosen(); device != nil {
		m.key = device.ID
	}
	return m
}

// Return goes to the device that was marked.
func (d *Devices) Return(m Mark) {
	at := -1
	for i := range d.session.Devices.Value {
		if m.key != "" && d.session.Devices.Value[i].ID == m.key {
			at = i
		}
	}
	d.table.Return(m.list, at)
}

// Mark marks the check under the cursor, and the row of it where it is opened.
func (p *Posture) Mark() Mark {
	return Mark{key: p.selectedKey(), list: p.table.Place(), inside: p.inDetail, detail: p.detail.Place()}
}

// Return goes to the check that was marked. What the filter leaves out stays so.
func (p *Posture) Return(m Mark) {
	p.table.Return(m.list, p.find(m.key, -1))
	p.loadDetail(false)
	p.give(m.inside && p.selectedKey() == m.key && m.key != "")
	if p.inDetail {
		p.detail.Return(m.detail)
	}
}

// Mark marks the finding under the cursor, and the row of it where it is opened.
func (a *Answer) Mark() Mark {
	return Mark{entry: a.rows.of(a.list.Cursor()), list: a.list.Place(), inside: a.inDetail, detail: a.detail.Place()}
}

// Return goes to the finding that was marked.
func (a *Answer) Return(m Mark) {
	m.list.Cursor = a.rows.find(m.entry, m.list.Cursor)
	a.list.Return(m.list)
	same := a.rows.of(a.list.Cursor()).same(m.entry)
	a.loadDetail(false)
	a.give(m.inside && same)
	if a.inDetail {
		a.detail.Return(m.detail)
	}
}

// Mark marks the value under the cursor.
func (j *JSON) Mark() Mark { return Mark{tree: j.tree.Place()} }

// Return goes to the value that was marked.
func (j *JSON) Return(m Mark) { j.tree.Return(m.tree) }

// Mark marks the application under the cursor, and what is opened of it.
func (a *Access) Mark() Mark {
	m := Mark{list: a.list.Place(), level: a.level, policy: a.tree, detail: a.detail.Place()}
	if one := a.chosen(); one != nil {
		m.key = one.question.Name
	}
	return m
}

// Return goes to the application that was marked.
func (a *Access) Return(m Mark) {
	a.touched = true
	same := false
	for i := range a.rows.Len() {
		if one := a.rows.at(i); one != nil && one.question.Name == m.key {
			m.list.Cursor, same = i, true
		}
	}
	a.list.Return(m.list)
	a.level, a.tree, a.rows.opened = atApps, m.policy, -1
	if same && m.level > atApps {
		a.level, a.rows.opened = m.level, a.list.Cursor()
	}
	a.loadDetail(false)
	a.detail.Return(m.detail)
}
