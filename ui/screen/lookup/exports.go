package lookup

import "ztsession/ui/screen"

// Exports are the forms in which the list below the field can be saved.
func (f *Screen) Exports() []screen.Choice {
	k := f.Env.Keys.Copy
	switch f.choices() {
	case f.accountTable.Table:
		return screen.SaveList(k, f.accountTable.Written, "the accounts")
	case f.peopleTable.Table:
		return screen.SaveList(k, f.peopleTable.Written, "the people")
	case f.sessionTable.Table:
		return screen.SaveList(k, f.sessionTable.Written, "the sessions")
	case f.requestTable.Table:
		return screen.SaveList(k, f.requestTable.Written, "the logins")
	default:
		return nil
	}
}
