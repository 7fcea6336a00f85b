package lookup

// Point puts the cursor of the choices on the row at a place, which stand below the
// form and a rule.
func (f *Screen) Point(_, y int, choose bool) {
	const rule = 1
	if t := f.choices(); t != nil && choose {
		_ = t.Point(y - len(f.form.View()) - rule)
	}
}
