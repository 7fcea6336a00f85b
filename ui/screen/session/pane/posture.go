package pane

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/lists"
	"ztsession/model/sample"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/table"
)

// Posture is the pane of the posture checks: a list, failures first, and the
// detail of the check under the cursor.
type Posture struct {
	base
	env     *look.Env
	table   *table.Listing[model.PostureCheck]
	instead list.List // what stands there when nothing can be listed
	detail  *find.List
	session *model.Session
	count   model.PostureCount
	rules   []model.PostureCheck // the rules without an entry, behind the session's checks
	order   []int                // places in both, as listed
	items   *items
	others  sample.Others // what the rules come to for others

	sentences sentences
	roomy     map[int]bool // whether sentences have a column, by the width of a row
	tall      map[int]int  // lines of the list by width
	// inDetail says that keys go to the detail.
	inDetail     bool
	failuresOnly bool
	// detailed is the check that the detail shows.
	detailed *model.PostureCheck
}

// NewPosture returns an empty pane.
func NewPosture(env *look.Env) *Posture {
	p := &Posture{
		env: env, session: &model.Session{}, items: newItems(env.Styles),
		roomy: map[int]bool{}, tall: map[int]int{},
	}
	p.table = table.NewListing(env, env.Keys.Move, p.sentences.columns()).Found(lists.Checks)
	p.table.SetBelow(p.why)
	p.instead.Set(newItems(env.Styles))
	p.detail = find.NewList(env, env.Keys.Move, p.items)
	return p
}

// Title names the pane.
func (p *Posture) Title() string { return "Posture" }

// Slot is where the pane stands on a wide terminal.
func (p *Posture) Slot() layout.Slot {
	lines := p.count.Total()
	if lines > 0 {
		lines++ // the heads
	}
	return layout.Slot{Rows: lines, Detail: lines > 0, Opened: p.inDetail}
}

// SetSession shows a session. The cursor stays on the same rule, the filter
// and both scroll positions stay.
func (p *Posture) SetSession(s *model.Session) tea.Cmd {
	before := p.selectedKey()
	first, same := p.session.Document == nil, isSameAnswer(p.session, s)
	p.session, p.others = s, sample.For(s)
	p.forget()
	p.count = model.CountPosture(s.Posture.Value)
	p.rules = withoutEntry(s)
	p.table.SetNeed(lists.Verdict, p.verdictWidth())
	p.table.SetNeed(lists.LongName, p.nameWidth())
	p.table.SetNeed(lists.Sentence, p.sentenceWidth())
	p.arrange(func(checks table.Source[model.PostureCheck]) {
		if first {
			p.table.ShowFrom(checks)
		} else {
			p.table.ChangeFrom(checks, p.find(before, p.table.Cursor()))
		}
	})
	p.loadDetail((same || before == p.selectedKey()) && !first)
	return nil
}

// SetNews has checks marked that changed and nobody has looked at since, by their
// keys. It precedes SetSession.
func (p *Posture) SetNews(keys map[string]bool) { p.sentences.news = keys }

// EnvChanged shows times in another way or at another moment.
func (p *Posture) EnvChanged() {
	p.forget()
	p.table.EnvChanged()
	p.detail.SetStyles()
	p.loadDetail(true)
}

// forget forgets what was worked out of a session at a moment.
func (p *Posture) forget() {
	p.sentences.forget()
	clear(p.roomy)
	clear(p.tall)
}

// SetSize sets the areas of the list and of the detail in cells.
func (p *Posture) SetSize(area, detail layout.Rect) {
	if !detail.Shown() {
		detail = area
		// One line above the opened check carries its name.
		detail.H = max(detail.H-1, 0)
	}
	p.table.SetSize(area.W, area.H)
	p.instead.SetSize(area.W, area.H)
	p.detail.SetSize(detail.W, detail.H)
}

// Actions returns what can be done in the list, or in the opened check.
func (p *Posture) Actions() []action.Action {
	group := p.Title() + " pane"
	if p.inDetail {
		return inDetail(p.env, p.Title(), p.detail.Find)
	}
	found := p.table.Actions(group, p.follow)
	if p.Typing() {
		return found
	}
	read := action.Action{
		ID: "posture.read", Keys: keys.As(p.env.Keys.Move.Open, "read"), Group: group, Footer: enterFooter, Always: true, Do: action.Just(p.Open),
	}
	return slices.Concat([]action.Action{read.When(p.Selected() != nil, "There is no check under the cursor"), p.failures()}, found, moves(p.env, p.Title()))
}

// Key moves the cursor of the list, or of the opened check.
func (p *Posture) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if p.inDetail {
		return nil, p.detail.Key(msg)
	}
	if len(p.order) == 0 && !p.table.Typing() {
		return nil, p.instead.Key(p.env.Keys.Move, msg)
	}
	handled := p.table.Key(msg)
	p.follow()
	return nil, handled
}

// Sideways goes into the check and out of it.
func (p *Posture) Sideways(right, framed bool) bool {
	switch {
	case p.inDetail && !right:
		p.give(false)
	case p.inDetail:
	case framed && right:
		p.Open()
	default:
		return false
	}
	return true
}

// Open gives the keys to the detail of the check under the cursor, if there is one.
func (p *Posture) Open() { p.give(p.Selected() != nil) }

// give gives the keys to the detail, or back to the list. While the detail has
// them a quiet sign keeps telling which check it is of.
func (p *Posture) give(toDetail bool) {
	p.inDetail = toDetail
	p.table.SetOpened(toDetail)
}

// Back leaves the search, the detail, then the filters; it reports whether there was
// one to leave.
func (p *Posture) Back() bool {
	switch {
	case p.inDetail && p.detail.Back():
	case p.inDetail:
		p.give(false)
	case p.table.Back():
		p.follow()
	case p.failuresOnly:
		p.toggleFailures()
	default:
		return false
	}
	return true
}

// View returns the lines of the list.
func (p *Posture) View(focused bool) []string {
	if len(p.order) == 0 && !p.table.Typing() {
		return p.instead.View(focused)
	}
	return p.table.View(focused && !p.inDetail)
}

// FailuresOnly begins the status of a pane that leaves checks out.
const FailuresOnly = "failures only"

// Status returns the counts for the pane's title.
func (p *Posture) Status() string {
	if p.session.Posture.Presence != model.Reported && len(p.rules) == 0 {
		return "none"
	}
	words := facts.PostureCounts(p.count)
	if more := p.notInLogin(); more > 0 {
		words += fmt.Sprintf(signs.Between+"%d not in this login", more)
	}
	found := p.table.Status()
	if place := p.place(); place != "" && found == "" {
		words += signs.Between + place
	}
	if p.failuresOnly {
		words = FailuresOnly + signs.Between + words
	}
	if found != "" {
		return found + signs.Between + words
	}
	return words
}

// place says where the cursor is when not everything is visible.
func (p *Posture) place() string {
	cursor, total, more := p.table.Cursor()+1, len(p.order), p.table.More()
	if total == 0 {
		cursor, total, more = p.instead.Position()
	}
	if !more {
		return ""
	}
	return words.Place(cursor, total)
}

// Selected returns the check under the cursor, or nil.
func (p *Posture) Selected() *model.PostureCheck { return p.table.Chosen() }

func (p *Posture) selectedKey() string {
	if check := p.Selected(); check != nil {
		return check.Key
	}
	return ""
}

// arrange lists the checks failures first, or only those that did not pass, by
// giving them to show.
func (p *Posture) arrange(show func(table.Source[model.PostureCheck])) {
	p.order = model.FailuresFirst(p.session.Posture.Value)
	if p.failuresOnly {
		p.order = p.order[:p.count.Total()-p.count.Pass]
	} else {
		for i := range p.rules {
			p.order = append(p.order, len(p.session.Posture.Value)+i)
		}
	}
	show(listed{p.session.Posture.Value, p.rules, p.order})
	instead := newItems(p.env.Styles)
	if len(p.order) == 0 && p.failuresOnly {
		instead.rows([]facts.Row{{Text: "No check failed. Press " + p.failures().KeyIn(p.env.Keys) + " to see all of them."}})
	} else {
		instead.rows(facts.PostureLead(p.session))
	}
	p.instead.Replace(instead, p.instead.Cursor())
}

func (p *Posture) toggleFailures() {
	clear(p.tall)
	before := p.selectedKey()
	p.failuresOnly = !p.failuresOnly
	p.arrange(func(checks table.Source[model.PostureCheck]) { p.table.ChangeFrom(checks, p.find(before, 0)) })
	p.loadDetail(before == p.selectedKey())
}

func (p *Posture) find(checkKey string, otherwise int) int {
	if at := p.table.Cursor(); at >= 0 && at < len(p.order) && p.check(p.order[at]).Key == checkKey {
		return at
	}
	for i, place := range p.order {
		if checkKey != "" && p.check(place).Key == checkKey {
			return i
		}
	}
	return otherwise
}
