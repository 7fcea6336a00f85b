package pane

import (
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/access/report"
	"ztsession/model/text/signs"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/verdict"
	"ztsession/ui/widget/find"
)

// Access is the pane of who decides: the applications that are asked about, each
// with a verdict, and the policies of the one under the cursor.
type Access struct {
	base
	env     *look.Env
	reader  *verdict.Reader // nil until there is one
	session *model.Session
	rows    *verdicts
	list    *find.List
	room    layout.Rect // of the pane
	lines   *policyLines
	detail  *find.List
	level   level
	tree    int // the policy whose conditions are shown
	typing  *asking
	mayAsk  bool // by itself
	touched bool // so that the cursor stays where a person put it
}

// level is what the keys go to.
type level uint8

const (
	atApps level = iota
	atPolicies
	atTree
)

// NewAccess returns an empty pane.
func NewAccess(env *look.Env) *Access {
	a := &Access{env: env, session: &model.Session{}, lines: &policyLines{styles: env.Styles}, rows: &verdicts{env: env, opened: -1}}
	a.list = find.NewList(env, env.Keys.Move, a.rows)
	a.detail = find.NewList(env, env.Keys.Move, a.lines)
	a.rows.hunt, a.lines.hunt = a.list.Find, a.detail.Find
	return a
}

// SetReader says who is asked.
func (a *Access) SetReader(reader *verdict.Reader) { a.reader = reader }

// SetMayAsk says whether questions are asked without a word of the person.
func (a *Access) SetMayAsk(may bool) {
	if may != a.mayAsk {
		a.mayAsk = may
		a.Reload()
	}
}

// Title names the pane.
func (a *Access) Title() string { return "Access" }

// Slot is where the pane stands: where there is room to spare it names the verdicts.
func (a *Access) Slot() layout.Slot {
	slot := layout.Slot{Place: layout.Spare, Least: 3, Detail: a.chosen() != nil, Opened: a.level > atApps}
	if a.reader != nil && a.reader.CanAsk() && a.reader.Err() == nil {
		slot.Rows = len(a.reader.Questions())
	}
	return slot
}

// SetSession shows a session, whose questions the reader has.
func (a *Access) SetSession(s *model.Session) tea.Cmd {
	a.session = s
	a.Reload()
	return nil
}

// EnvChanged shows times and names in another way.
func (a *Access) EnvChanged() {
	a.list.SetStyles()
	a.detail.SetStyles()
	a.Reload()
}

// Reload shows what the reader has now. The cursor stays on its question.
func (a *Access) Reload() {
	at, before := a.list.Cursor(), a.rows.at(a.list.Cursor())
	a.rows.fill(a)
	switch {
	case !a.touched:
		at = a.rows.leads()
	case before != nil:
		at = a.rows.find(before.question, at)
	}
	a.list.Replace(a.rows, at)
	a.loadDetail(before != nil && a.chosen() != nil && before.question == a.chosen().question)
}

// chosen is the question under the cursor; nil for none.
func (a *Access) chosen() *answered { return a.rows.at(a.list.Cursor()) }

// Chosen returns the question under the cursor, which was looked at; nil for none.
func (a *Access) Chosen() *verdict.Question {
	if one := a.chosen(); one != nil {
		return one.question
	}
	return nil
}

// Verdict returns what writes which policy decides about the application under the
// cursor; nil where that is not known.
func (a *Access) Verdict() func(w io.Writer, width int) error {
	one := a.chosen()
	if one == nil || one.question.Verdict == nil {
		return nil
	}
	explained := one.explained
	return func(w io.Writer, width int) error { return report.Text(w, explained, width) }
}

// SetSize sets the areas of the list and of the detail in cells.
func (a *Access) SetSize(area, detail layout.Rect) {
	if !detail.Shown() {
		detail = area
		// One line above what is opened carries its name.
		detail.H = max(detail.H-1, 0)
	}
	a.room = area
	a.list.SetSize(area.W, area.H)
	a.detail.SetSize(detail.W, detail.H)
	if a.typing != nil {
		a.typing.setWidth(area.W)
	}
}

// Lines returns how many lines the list needs at a width.
func (a *Access) Lines(width int) int {
	lines := 0
	for i := range a.rows.Len() {
		lines += len(a.rows.compose(i, width))
	}
	return lines
}

// Details returns how many lines the policies of the application take at a width.
func (a *Access) Details(width int) int {
	lines := 0
	for i := range a.lines.Len() {
		lines += len(a.lines.compose(i, width))
	}
	return lines
}

// View returns the lines of the list; where another pane has the keys, those of the
// verdicts in a few words.
func (a *Access) View(focused bool) []string {
	if !focused {
		return a.rows.brief(a.room)
	}
	return a.list.View(a.level == atApps)
}

// Status counts the verdicts, and says how old the policies are.
func (a *Access) Status() string {
	if a.reader == nil {
		return ""
	}
	var pieces []string
	if found := a.list.Status(); found != "" {
		pieces = append(pieces, found)
	}
	counts := map[access.Outcome]int{}
	for _, q := range a.reader.Questions() {
		if q.Verdict != nil {
			counts[q.Verdict.Outcome]++
		}
	}
	for _, one := range []struct {
		outcome access.Outcome
		words   string
	}{{access.Refused, "refused"}, {access.Open, "not to be told"}, {access.LetIn, "let in"}} {
		if n := counts[one.outcome]; n > 0 {
			pieces = append(pieces, fmt.Sprintf("%d %s", n, one.words))
		}
	}
	if at := a.reader.ReadAt(); !at.IsZero() {
		pieces = append(pieces, "policies read "+a.env.Clock.Ago(at))
	}
	return strings.Join(pieces, signs.Between)
}

// Detail returns the policies of the application under the cursor, or the
// conditions of the one that is opened.
func (a *Access) Detail() *Detail {
	one := a.chosen()
	if one == nil {
		return nil
	}
	d := &Detail{Title: one.title(), Focused: a.level > atApps, Lines: a.detail.View(a.level > atApps)}
	if a.level == atTree {
		p := &one.explained.Policies[a.tree]
		d.Title = p.Sign() + " " + p.Name.String() + ": " + p.Answer.OfPolicy()
		d.Status = fmt.Sprintf("%d of %d", a.tree+1, len(one.explained.Policies))
	} else if address := one.explained.Address.String(); address != "" {
		d.Status = address
	}
	if found := a.detail.Status(); found != "" {
		d.Status = found
	}
	return d
}

// Spot is what the cursor stands on.
func (a *Access) Spot() (Spot, bool) {
	if a.level > atApps {
		return a.lines.spot(a.detail.Cursor())
	}
	one := a.chosen()
	if one == nil {
		return Spot{}, false
	}
	return one.spot()
}

// Show puts the cursor on nothing: what stands in the session has other panes.
func (a *Access) Show(model.Path, bool) bool { return false }
