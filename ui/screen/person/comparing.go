package person

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

// purpose is what a session of the list is read for.
type purpose uint8

const (
	toShow purpose = iota
	toMark
	toCompare
)

// compareActions mark a session, and compare it with another. Each is asked for
// with what the cursor is on; one that is disabled has nothing there.
func (p *Screen) compareActions(enabled bool, compare, mark func() (tea.Cmd, action.Outcome)) []action.Action {
	k := p.Env.Keys.Compare
	return []action.Action{
		action.Action{ID: "person.compare", Keys: k.With, Group: group, Footer: compareFooter, Do: compare}.When(enabled, noSession),
		action.Action{ID: "person.mark", Keys: k.Mark, Group: group, Footer: compareFooter, Do: mark}.When(enabled, noSession),
	}
}

// noSession is why nothing can be compared.
const noSession = "There is no session under the cursor"

// compareListed are those of the list of sessions. What is compared is the whole
// answer, which has to be read for it.
func (p *Screen) compareListed() []action.Action {
	one := p.sessions.table.Chosen()
	if p.Marks == nil || one == nil || one.Nonce == "" {
		return p.compareActions(false, nil, nil)
	}
	compare := action.Run(func() tea.Cmd { return p.openFor(one, toCompare) })
	mark := action.Run(func() tea.Cmd { return p.openFor(one, toMark) })
	if marked := p.Marks.Of(p.refOf(one)); marked != nil {
		mark = action.Just(func() { p.mark(marked) })
	}
	return p.compareActions(true, compare, mark)
}

// compareIdentity are those of the last seen identity.
func (p *Screen) compareIdentity(last *model.Session) []action.Action {
	if p.Marks == nil || last == nil {
		return p.compareActions(false, nil, nil)
	}
	return p.compareActions(true, action.Asks(p.pick(last)), action.Just(func() { p.mark(last) }))
}

func (p *Screen) refOf(one *model.SessionSummary) model.Ref {
	ref := p.ref
	ref.Nonce = one.Nonce
	return ref
}

// openFor reads a session of the list.
func (p *Screen) openFor(one *model.SessionSummary, as purpose) tea.Cmd {
	ask := screen.FromSource(p.Source, p.refOf(one), one)
	return p.watch(func(ctx context.Context, report func(model.Progress)) (opened, error) {
		s, err := ask(ctx, report)
		return opened{session: s, as: as}, err
	})
}

// pick lets one choose what a session is compared with.
func (p *Screen) pick(here *model.Session) action.Outcome {
	return screen.PickCompare{Here: here, Person: p.ref}
}

// mark marks a session to compare others with it, or takes the mark away.
func (p *Screen) mark(s *model.Session) {
	if p.Marks.Toggle(s) {
		p.Say(box.Note("Marked as it is now. " + keys.AtStart(p.Env.Keys.Compare.With) + " compares with it, on any session, until the program ends."))
	} else {
		p.Say(box.Note("The mark is taken away."))
	}
	p.showMarks()
}

// showMarks shows which sessions of the list are marked, here or elsewhere.
func (p *Screen) showMarks() {
	if p.Marks == nil {
		return
	}
	var marked []string
	for _, one := range p.sessions.Value() {
		if one.Nonce != "" && p.Marks.Of(p.refOf(&one)) != nil {
			marked = append(marked, one.Nonce)
		}
	}
	if slices.Equal(marked, p.marked) {
		return
	}
	columns := lists.SessionsInDetail()
	if len(marked) > 0 {
		columns = lists.SessionsMarked()
	}
	p.marked = marked
	p.sessions.table.SetColumns(columns)
	p.sessions.show()
	p.arrange()
}

// inDetail returns sessions with what is known of them besides.
func (p *Screen) inDetail(list []model.SessionSummary) []model.SessionSummary {
	added := p.glances.Added(list)
	for i := range added {
		added[i].Marked = slices.Contains(p.marked, added[i].Nonce)
	}
	return added
}
