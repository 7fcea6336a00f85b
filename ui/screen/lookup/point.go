package lookup

import tea "charm.land/bubbletea/v2"

// Point goes to the field at a place, or puts the cursor of the choices on the row
// there, which stand below the form and a rule.
func (f *Screen) Point(_, y int, choose bool) {
	if !choose {
		return
	}
	const rule = 1
	lines := len(f.form.View())
	if t := f.choices(); t != nil && y > lines {
		_ = t.Point(y - lines - rule)
		return
	}
	if y < lines {
		f.pending = tea.Batch(f.pending, f.after(f.edit(func() { f.form.Point(y) })))
	}
}

// Settle asks for what the field that was pointed at calls for.
func (f *Screen) Settle() tea.Cmd {
	cmd := f.pending
	f.pending = nil
	return cmd
}
