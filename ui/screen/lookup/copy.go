package lookup

import (
	"ztsession/ui/action"
	"ztsession/ui/screen"
)

// copyAction copies the row under the cursor of the list below the field.
func (f *Screen) copyAction() action.Action {
	one := screen.CopyRow(f.Env.Keys.Copy, "Form", f.row)
	one.Keys, one.Footer = f.Env.Keys.Copy.RowInField, 0
	return one.When(f.row() != "", "There is no row to copy")
}

// row is the row under the cursor as a line of text; empty when no list is shown.
func (f *Screen) row() string {
	switch f.choices() {
	case f.accountTable.Table:
		return f.accountTable.Row()
	case f.peopleTable.Table:
		return f.peopleTable.Row()
	case f.sessionTable.Table:
		return f.sessionTable.Row()
	case f.requestTable.Table:
		return f.requestTable.Row()
	default:
		return ""
	}
}
