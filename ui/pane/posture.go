package pane

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/ui/keys"
	"ztsession/ui/theme"
	"ztsession/ui/widget/list"
)

// Posture is the pane of the posture checks: a list, failures first, and the
// detail of the check under the cursor.
type Posture struct {
	list    list.List
	detail  list.List
	styles  *theme.Styles
	keys    keys.Map
	session *model.Session
	clock   clock.Clock
	count   model.PostureCount
	order   []int // places in the session's checks, as listed
	items   *items
	lead    *items // what stands there when nothing can be listed

	// inDetail says that keys go to the detail.
	inDetail     bool
	failuresOnly bool
}

// NewPosture returns an empty pane.
func NewPosture(styles *theme.Styles, keyMap keys.Map) *Posture {
	p := &Posture{styles: styles, keys: keyMap, session: &model.Session{}, items: newItems(styles), lead: newItems(styles)}
	p.list.Set(p)
	p.detail.Set(p.items)
	return p
}

// SetSession shows a session. The cursor stays on the same rule, the filter
// and both scroll positions stay.
func (p *Posture) SetSession(s *model.Session, c clock.Clock) {
	before := p.selectedKey()
	first := p.session.Document == nil
	p.session, p.clock = s, c
	p.count = model.CountPosture(s.Posture.Value)
	p.lead = newItems(p.styles)
	p.lead.rows(facts.PostureLead(s))
	p.arrange()
	if first {
		p.list.Set(p)
	} else {
		p.list.Changed(p.find(before, p.list.Cursor()))
	}
	p.loadDetail(before == p.selectedKey() && !first)
}

// SetClock shows times in another way or at another moment.
func (p *Posture) SetClock(c clock.Clock) {
	p.clock = c
	p.list.Changed(p.list.Cursor())
	p.loadDetail(true)
}

// SetStyles changes the look.
func (p *Posture) SetStyles(styles *theme.Styles) {
	p.styles, p.items.styles, p.lead.styles = styles, styles, styles
}

// SetSizes sets the sizes of the list and of the detail in cells.
func (p *Posture) SetSizes(listWidth, listHeight, detailWidth, detailHeight int) {
	p.list.SetSize(listWidth, listHeight)
	p.detail.SetSize(detailWidth, detailHeight)
}

// Key acts on a key and reports whether it was one of the pane's.
func (p *Posture) Key(msg tea.KeyPressMsg) bool {
	if p.inDetail {
		return p.detail.Key(p.keys.Move, msg)
	}
	switch {
	case key.Matches(msg, p.keys.Posture.FailuresOnly):
		p.toggleFailures()
		return true
	case key.Matches(msg, p.keys.Move.Open):
		p.Open()
		return true
	}
	before := p.list.Cursor()
	handled := p.list.Key(p.keys.Move, msg)
	if p.list.Cursor() != before {
		p.loadDetail(false)
	}
	return handled
}

// Open gives the keys to the detail of the check under the cursor, if there is one.
func (p *Posture) Open() { p.inDetail = p.Selected() != nil }

// Back leaves the detail, then the filter; it reports whether there was one to leave.
func (p *Posture) Back() bool {
	switch {
	case p.inDetail:
		p.inDetail = false
	case p.failuresOnly:
		p.toggleFailures()
	default:
		return false
	}
	return true
}

// InDetail reports whether keys go to the detail.
func (p *Posture) InDetail() bool { return p.inDetail }

// View returns the lines of the list.
func (p *Posture) View(focused bool) []string { return p.list.View(focused && !p.inDetail) }

// DetailView returns the lines of the detail.
func (p *Posture) DetailView(focused bool) []string { return p.detail.View(focused && p.inDetail) }

// DetailTitle returns the title of the detail: the result and the name of the check.
func (p *Posture) DetailTitle() string {
	check := p.Selected()
	if check == nil {
		return "Check"
	}
	return theme.Symbol(check.Result()) + " " + check.Result().String() + "  " + check.Name()
}

// Status returns the counts for the pane's title.
func (p *Posture) Status() string {
	if p.session.Posture.Presence != model.Reported {
		return "none"
	}
	words := facts.PostureCounts(p.count)
	if _, _, more := p.list.Position(); more {
		words = fmt.Sprintf("%d/%d · ", p.list.Cursor()+1, p.Len()) + words
	}
	if p.failuresOnly {
		words = "failures only · " + words
	}
	return words
}

// DetailStatus returns where the cursor of the detail is.
func (p *Posture) DetailStatus() string { return p.items.status(&p.detail) }

// Keys returns the pane's bindings for help.
func (p *Posture) Keys() []key.Binding {
	if p.inDetail {
		return append([]key.Binding{keys.As(p.keys.Global.Back, "back to the list")}, list.Keys(p.keys.Move)...)
	}
	filter := p.keys.Posture.FailuresOnly
	if p.failuresOnly {
		filter = keys.As(filter, "all checks")
	}
	return append([]key.Binding{keys.As(p.keys.Move.Open, "read"), filter}, list.Keys(p.keys.Move)...)
}

// Total returns how many checks the session has.
func (p *Posture) Total() int { return p.count.Total() }

// Selected returns the check under the cursor, or nil.
func (p *Posture) Selected() *model.PostureCheck {
	at := p.list.Cursor()
	if at < 0 || at >= len(p.order) {
		return nil
	}
	return &p.session.Posture.Value[p.order[at]]
}

func (p *Posture) selectedKey() string {
	if check := p.Selected(); check != nil {
		return check.Key
	}
	return ""
}

// arrange lists the checks failures first, or only those that did not pass.
func (p *Posture) arrange() {
	p.order = model.FailuresFirst(p.session.Posture.Value)
	if p.failuresOnly {
		p.order = p.order[:p.count.Total()-p.count.Pass]
	}
	if len(p.order) == 0 && p.failuresOnly {
		p.lead = newItems(p.styles)
		p.lead.rows([]facts.Row{{Text: "No check failed. Press ! to see all of them."}})
	}
}

func (p *Posture) toggleFailures() {
	before := p.selectedKey()
	p.failuresOnly = !p.failuresOnly
	p.lead = newItems(p.styles)
	p.lead.rows(facts.PostureLead(p.session))
	p.arrange()
	p.list.Changed(p.find(before, 0))
	p.loadDetail(before == p.selectedKey())
}

func (p *Posture) find(checkKey string, otherwise int) int {
	if at := p.list.Cursor(); at >= 0 && at < len(p.order) && p.session.Posture.Value[p.order[at]].Key == checkKey {
		return at
	}
	for i, place := range p.order {
		if checkKey != "" && p.session.Posture.Value[place].Key == checkKey {
			return i
		}
	}
	return otherwise
}

// loadDetail fills the detail with the check under the cursor; keep says that
// it is the same check as before, so that the place in it stays.
func (p *Posture) loadDetail(keep bool) {
	at := p.detail.Cursor()
	p.items = newItems(p.styles)
	check := p.Selected()
	if check != nil {
		p.fillDetail(check)
	} else {
		p.inDetail = false
	}
	if keep {
		p.detail.Replace(p.items, at)
		return
	}
	p.detail.Set(p.items)
}

func (p *Posture) fillDetail(check *model.PostureCheck) {
	for i, group := range facts.CheckDetail(check, p.clock) {
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

// Len returns the number of rows of the list.
func (p *Posture) Len() int {
	if len(p.order) == 0 {
		return p.lead.Len()
	}
	return len(p.order)
}

// Selectable reports whether the cursor can stand on row i.
func (p *Posture) Selectable(i int) bool {
	return len(p.order) > 0 || p.lead.Selectable(i)
}

// Height returns how many lines row i has: one for a check.
func (p *Posture) Height(i, width int) int {
	if len(p.order) == 0 {
		return p.lead.Height(i, width)
	}
	return 1
}
