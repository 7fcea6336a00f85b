package access

import (
	"ztsession/model"
	"ztsession/model/credential"
)

// AppQuery asks for applications of an account.
type AppQuery struct {
	// Name and Domain are what an application is called or where it is, whole and not
	// in part; empty for any. A server may not look at them.
	Name, Domain string
	// FirstOnly asks for the first page alone, and Behind for those that come behind
	// it, on which there were so many applications.
	FirstOnly bool
	Behind    int
}

// Check returns a *model.Failure of wrong usage when what is asked for has a
// credential in it, which no request carries in its address.
func (q AppQuery) Check() error {
	if kind, ok := credential.In(q.Name + " " + q.Domain); ok {
		return model.WrongUsage("The application looks like "+kind.String()+", so it was not used.", "Give its name, or an address in it.")
	}
	return nil
}

// AppList is what was read of the applications of an account.
type AppList struct {
	Apps []App
	// More means that there are others which were not read.
	More bool
}

// With returns the applications of both lists, each once, and whether there are more
// than those of the second.
func (l AppList) With(behind AppList) AppList {
	all := AppList{Apps: l.Apps[:len(l.Apps):len(l.Apps)], More: behind.More}
	seen := make(map[string]bool, len(l.Apps))
	for i := range l.Apps {
		seen[l.Apps[i].ID] = true
	}
	for _, app := range behind.Apps {
		if app.ID == "" || !seen[app.ID] {
			all.Apps = append(all.Apps, app)
		}
	}
	return all
}
