package pane

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
	"ztsession/ui/widget/find"
)

// Facts is a pane of labelled rows: identity and client certificate.
type Facts struct {
	base
	title   string
	slot    layout.Slot
	list    *find.List
	items   *items
	env     *look.Env
	derive  func(*model.Session, clock.Clock) []facts.Group
	ids     func(*model.Session) []resolve.ID
	session *model.Session
	first   int // rows of what the pane is looked at for; the rest is for a second look
	folds   func(*model.Session) (status string, ok bool)
	focused bool
	room    layout.Rect // inside the border
}

// NewFacts returns an empty pane that shows what derive makes of a session.
func NewFacts(env *look.Env, title string, slot layout.Slot, derive func(*model.Session, clock.Clock) []facts.Group) *Facts {
	f := &Facts{title: title, slot: slot, env: env, derive: derive, items: newItems(env.Styles)}
	f.list = find.NewList(env, env.Keys.Move, f.items)
	f.items.found = f.list.Find
	return f
}

// withIDs makes the pane tell which ids it shows that have a name.
func (f *Facts) withIDs(ids func(*model.Session) []resolve.ID) *Facts {
	f.ids = ids
	return f
}

// folding makes the pane show only what it is looked at for while another has the keys
// and folds says that there is no more to know; its status is in the title then.
func (f *Facts) folding(folds func(*model.Session) (status string, ok bool)) *Facts {
	f.folds = folds
	return f
}

// noCertificate reports whether there is nothing to say of a client certificate.
func noCertificate(s *model.Session) (status string, ok bool) {
	switch s.Certificate().State {
	case model.CertificateNotPresented:
		return "no certificate", true
	case model.CertificateNotReported:
		return "not reported", true
	default:
		return "", false
	}
}

// SetFocused says whether the pane has the keys.
func (f *Facts) SetFocused(focused bool) { f.focused = focused }

// folded returns what the title says where the pane is folded. Where something is
// looked for it is not.
func (f *Facts) folded() (status string, ok bool) {
	if f.focused || f.folds == nil || f.session == nil || f.list.Status() != "" {
		return "", false
	}
	return f.folds(f.session)
}

// providerID is the id of the identity provider.
func providerID(s *model.Session) []resolve.ID {
	return []resolve.ID{{Kind: resolve.Provider, Account: s.Origin.Ref.Account, Value: s.IDP.Value.ID.Value}}
}

// Title names the pane.
func (f *Facts) Title() string { return f.title }

// Slot is where the pane stands on a wide terminal.
func (f *Facts) Slot() layout.Slot {
	slot := f.slot
	slot.Rows = f.first
	return slot
}

// SetSession shows a session. The cursor stays on the same field, and the
// scroll where it was.
func (f *Facts) SetSession(s *model.Session) tea.Cmd {
	f.session = s
	at := f.list.Cursor()
	var before facts.Row
	if at >= 0 && at < len(f.items.all) {
		before = f.items.all[at].row
	}
	first := len(f.items.all) == 0
	f.arrange(f.derive(s, f.env.Clock))
	if first {
		f.list.Set(f.items)
	} else {
		f.list.Replace(f.items, f.items.find(before, at))
	}
	return nil
}

// arrange makes the rows of the pane. Its first group has the pane's title, what was
// not sent needs none.
func (f *Facts) arrange(groups []facts.Group) {
	f.items, f.first = newItems(f.env.Styles), 0
	f.items.found = f.list.Find
	for i, group := range groups {
		f.hint(group.Rows)
		switch {
		case i == 0 && group.IsFirst():
			f.items.rowsApart(group.Rows)
		case group.ID == facts.UnsentGroup:
			f.items.apart(group.Rows)
		default:
			f.items.add(group)
		}
		if f.first == 0 || !isForLater(group) {
			f.first = f.items.Len()
		}
	}
}

// hint says which key shows more of a fact than its row has room for.
func (f *Facts) hint(rows []facts.Row) {
	for i := range rows {
		if logins, ok := rows[i].Value.(int); ok && rows[i].ID == "refused" && logins > 0 {
			rows[i].Text += "  " + keys.Name(f.env.Keys.Person) + " shows the Ray IDs"
		}
	}
}

// rowsApart appends rows whose texts begin behind their own labels, however long
// those of other rows are.
func (it *items) rowsApart(rows []facts.Row) {
	first, before := len(it.all), it.labels
	it.labels = 0
	it.rows(rows)
	for i := first; i < len(it.all); i++ {
		it.all[i].labels, it.all[i].apart = max(it.labels, it.all[i].labels), true
	}
	it.labels = before
}

// isForLater reports whether a group is for a second look: ids, and what is about
// the answer.
func isForLater(group facts.Group) bool {
	return group.ID == facts.SupportGroup || group.ID == facts.OtherGroup || group.IsAboutAnswer()
}

// EnvChanged shows times in another way or at another moment.
func (f *Facts) EnvChanged() {
	f.list.SetStyles()
	if f.session != nil {
		f.SetSession(f.session)
	}
}

// SetSize sets the size inside the border in cells.
func (f *Facts) SetSize(area, _ layout.Rect) {
	f.room = area
	f.list.SetSize(area.W, area.H)
}

// Actions returns what can be done in the pane.
func (f *Facts) Actions() []action.Action {
	return inList(f.env, f.title, f.list.Find, func() {})
}

// Key moves the cursor, or is for a prompt.
func (f *Facts) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) { return nil, f.list.Key(msg) }

// Find is the search and the filter of the pane.
func (f *Facts) Find() find.Finder { return f.list }

// Paste puts text into a prompt.
func (f *Facts) Paste(text string) tea.Cmd {
	f.list.Paste(text)
	return nil
}

// Update takes what a search or a filter found.
func (f *Facts) Update(msg tea.Msg) (bool, tea.Cmd) { return f.list.Update(msg), nil }

// Pending returns what a search or a filter started.
func (f *Facts) Pending() tea.Cmd { return f.list.Pending() }

// Typing reports whether a prompt is open.
func (f *Facts) Typing() bool { return f.list.Typing() }

// LeavesOut reports whether a filter leaves something out.
func (f *Facts) LeavesOut() bool { return f.list.Filtered() }

// Back ends the search, then the filter.
func (f *Facts) Back() bool { return f.list.Back() }

// IDs returns the ids that have a name somewhere.
func (f *Facts) IDs() []resolve.ID {
	if f.ids == nil || f.session == nil {
		return nil
	}
	return f.ids(f.session)
}

// View returns the pane's lines.
func (f *Facts) View(focused bool) []string {
	if _, folded := f.folded(); !folded {
		return f.list.View(focused)
	}
	var lines []string
	for i := range f.first {
		lines = append(lines, f.items.Render(i, f.room.W, false)...)
	}
	return lines[:min(len(lines), f.room.H)]
}

// Status returns what is looked for, or where the cursor is when not everything is visible.
func (f *Facts) Status() string {
	if status, folded := f.folded(); folded {
		return status
	}
	return f.items.status(f.list)
}

// Selected returns the row under the cursor, or false.
func (f *Facts) Selected() (facts.Row, bool) {
	at := f.list.Cursor()
	if at < 0 || at >= len(f.items.all) {
		return facts.Row{}, false
	}
	return f.items.all[at].row, true
}

// find returns the place of the fact that before was, or at when it is gone.
func (it *items) find(before facts.Row, at int) int {
	if at >= 0 && at < len(it.all) && same(it.all[at].row, before) {
		return at
	}
	for i := range it.all {
		if it.Selectable(i) && same(it.all[i].row, before) {
			return i
		}
	}
	return at
}

func same(a, b facts.Row) bool { return a.Path == b.Path && a.Label == b.Label }
