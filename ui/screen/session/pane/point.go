package pane

// Point puts the cursor on the fact at line y.
func (f *Facts) Point(y int, _ bool) bool { return f.list.Point(y) }

// Point puts the cursor on the finding at line y, or on the row of the opened one.
func (a *Answer) Point(y int, detail bool) bool {
	if detail || a.inDetail {
		return a.detail.Point(y)
	}
	found := a.list.Point(y)
	a.loadDetail(false)
	return found
}

// Point puts the cursor on the check at line y, or on the row of the opened one.
func (p *Posture) Point(y int, detail bool) bool {
	if detail || p.inDetail {
		return p.detail.Point(y)
	}
	found := p.table.Point(y)
	p.loadDetail(false)
	return found
}

// Point puts the cursor on the device at line y.
func (d *Devices) Point(y int, _ bool) bool { return d.table.Point(y) }

// Point puts the cursor on the value at line y.
func (j *JSON) Point(y int, _ bool) bool { return j.tree.Point(y) }

// Point puts the cursor on the application at line y, or on the row of the policies.
func (a *Access) Point(y int, detail bool) bool {
	if detail || a.level > atApps {
		return a.detail.Point(y)
	}
	found := a.list.Point(y)
	a.loadDetail(false)
	return found
}
