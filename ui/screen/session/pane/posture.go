package pane

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
)

// Posture is the pane of the posture checks: a list, failures first, and the
// detail of the check under the cursor.
type Posture struct {
	base
	env     *look.Env
	list    list.List
	detail  list.List
	session *model.Session
	count   model.PostureCount
	order   []int // places in the session's checks, as listed
	items   *items
	lead    *items // what stands there when nothing can be listed

	// inDetail says that keys go to the detail.
	inDetail     bool
	failuresOnly bool
}

// NewPosture returns an empty pane.
func NewPosture(env *look.Env) *Posture {
	p := &Posture{env: env, session: &model.Session{}, items: newItems(env.Styles), lead: newItems(env.Styles)}
	p.list.Set(p)
	p.detail.Set(p.items)
	return p
}

// Title names the pane.
func (p *Posture) Title() string { return "Posture" }

// Slot is where the pane stands on a wide terminal.
func (p *Posture) Slot() layout.Slot { return layout.Slot{Right: true, Detail: p.count.Total()} }

// Opens reports whether there are checks: the answer is most likely among them.
func (p *Posture) Opens() bool { return p.count.Total() > 0 }

// SetSession shows a session. The cursor stays on the same rule, the filter
// and both scroll positions stay.
func (p *Posture) SetSession(s *model.Session) tea.Cmd {
	before := p.selectedKey()
	first := p.session.Document == nil
	p.session = s
	p.count = model.CountPosture(s.Posture.Value)
	p.arrange()
	if first {
		p.list.Set(p)
	} else {
		p.list.Changed(p.find(before, p.list.Cursor()))
	}
	p.loadDetail(before == p.selectedKey() && !first)
	return nil
}

// EnvChanged shows times in another way or at another moment.
func (p *Posture) EnvChanged() {
	p.list.Changed(p.list.Cursor())
	p.loadDetail(true)
}

// SetSize sets the areas of the list and of the detail in cells.
func (p *Posture) SetSize(area, detail layout.Rect) {
	if !detail.Shown() {
		detail = area
		// One line above the opened check carries its name.
		detail.H = max(detail.H-1, 0)
	}
	p.list.SetSize(area.W, area.H)
	p.detail.SetSize(detail.W, detail.H)
}

// Actions returns what can be done in the list, or in the opened check.
func (p *Posture) Actions() []action.Action {
	group := p.Title() + " pane"
	if p.inDetail {
		back := action.Action{Keys: keys.As(p.env.Keys.Global.Back, "back to the list"), Group: group, Footer: ownFooter, Always: true}
		return append([]action.Action{back}, moves(p.env, p.Title())...)
	}
	read := action.Action{
		ID: "posture.read", Keys: keys.As(p.env.Keys.Move.Open, "read"), Group: group, Footer: ownFooter, Do: action.Just(p.Open),
	}
	return append([]action.Action{read, p.failures()}, moves(p.env, p.Title())...)
}

// failures leaves out the checks that passed, or shows them again.
func (p *Posture) failures() action.Action {
	title := "failures only"
	if p.failuresOnly {
		title = "all checks"
	}
	return action.Action{
		ID: "posture.failures", Keys: keys.Bind("!", title, "!"), Group: p.Title() + " pane", Footer: ownFooter, Do: action.Just(p.toggleFailures),
	}
}

// Key moves the cursor of the list, or of the opened check.
func (p *Posture) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if p.inDetail {
		return nil, p.detail.Key(p.env.Keys.Move, msg)
	}
	before := p.list.Cursor()
	handled := p.list.Key(p.env.Keys.Move, msg)
	if p.list.Cursor() != before {
		p.loadDetail(false)
	}
	return nil, handled
}

// Sideways goes into the check and out of it.
func (p *Posture) Sideways(right, framed bool) bool {
	switch {
	case p.inDetail && !right:
		p.inDetail = false
	case p.inDetail:
	case framed && right:
		p.Open()
	default:
		return false
	}
	return true
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

// View returns the lines of the list.
func (p *Posture) View(focused bool) []string { return p.list.View(focused && !p.inDetail) }

// Detail returns the check under the cursor.
func (p *Posture) Detail() *Detail {
	d := &Detail{Title: "Check", Status: p.items.status(&p.detail), Focused: p.inDetail, Lines: p.detail.View(p.inDetail)}
	if check := p.Selected(); check != nil {
		d.Title = look.Symbol(check.Result()) + " " + check.Result().String() + "  " + check.Name()
	}
	return d
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
	p.lead = newItems(p.env.Styles)
	if p.failuresOnly {
		p.order = p.order[:p.count.Total()-p.count.Pass]
	}
	if len(p.order) == 0 && p.failuresOnly {
		p.lead.rows([]facts.Row{{Text: "No check failed. Press " + p.failures().Shown() + " to see all of them."}})
		return
	}
	p.lead.rows(facts.PostureLead(p.session))
}

func (p *Posture) toggleFailures() {
	before := p.selectedKey()
	p.failuresOnly = !p.failuresOnly
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
	p.items = newItems(p.env.Styles)
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
