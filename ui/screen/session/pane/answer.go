package pane

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/finding"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
	"ztsession/ui/widget/find"
)

// Answer is the pane of what is wrong with the session: a ranked list, a
// sentence each, and the detail of the finding under the cursor.
type Answer struct {
	env     *look.Env
	session *model.Session
	found   finding.Answer
	list    *find.List
	judged  bool            // what the policies come to is known, and shown in a pane of its own
	news    map[string]bool // the keys of checks that changed and nobody has looked at since
	rows    *answers
	detail  *find.List
	items   *items
	tallest map[int]int // lines of the longest detail by width
	room    layout.Rect // of the detail

	// inDetail says that keys go to the detail.
	inDetail bool
	// detailed is the row that the detail shows.
	detailed int
	// touched says that the person has chosen a finding, which then stays chosen.
	touched bool
}

// NewAnswer returns an empty pane.
func NewAnswer(env *look.Env) *Answer {
	a := &Answer{env: env, session: &model.Session{}, items: newItems(env.Styles)}
	a.rows = newAnswers(env, a.session, &a.found, nil)
	a.list = find.NewList(env, env.Keys.Move, a.rows)
	a.rows.hunt = a.list.Find
	a.detail = find.NewList(env, env.Keys.Move, a.items)
	return a
}

// Title names the pane.
func (a *Answer) Title() string { return "Answer" }

// Headline is the whole answer in one line, whole and in two words or three.
func (a *Answer) Headline() (whole, brief string) {
	worst, ok := a.found.Worst()
	if !ok || worst == finding.Note {
		return signs.Good + " " + a.found.Headline, signs.Good + " " + nothingWrong
	}
	whole = severitySign(worst) + " " + a.found.Headline
	brief, _, _ = strings.Cut(whole, ":")
	return whole, brief
}

// Found returns what was found.
func (a *Answer) Found() *finding.Answer { return &a.found }

// Slot is where the pane stands.
func (a *Answer) Slot() layout.Slot {
	return layout.Slot{Place: layout.Top, Rows: a.rows.Len(), Detail: true, Opened: a.inDetail, Titled: true}
}

// SetSession shows what is wrong with a session. The cursor stays on the same
// finding.
func (a *Answer) SetSession(s *model.Session) tea.Cmd {
	first := a.session.Document == nil
	a.session = s
	before, at := a.rows.of(a.list.Cursor()), a.list.Cursor()
	a.found = finding.Of(s, a.env.Clock.Now)
	if a.judged {
		a.found.Unseen = slices.DeleteFunc(a.found.Unseen, func(what string) bool { return what == finding.UnseenPolicy })
	}
	a.rows, a.tallest = newAnswers(a.env, s, &a.found, a.news), map[int]int{}
	a.rows.hunt = a.list.Find
	if first || !a.touched && at <= 0 {
		// What is gravest is shown, also when it was found a little later.
		a.list.Set(a.rows)
	} else {
		a.list.Replace(a.rows, a.rows.find(before, at))
	}
	a.loadDetail(!first && a.rows.of(a.list.Cursor()).same(before))
	return nil
}

// SetJudged says whether it is known which policies decide. It precedes SetSession.
func (a *Answer) SetJudged(judged bool) { a.judged = judged }

// SetNews has findings marked whose check changed and nobody has looked at since, by
// the keys of the checks. It precedes SetSession.
func (a *Answer) SetNews(keys map[string]bool) { a.news = keys }

// EnvChanged finds anew what is wrong at another moment.
func (a *Answer) EnvChanged() {
	a.list.SetStyles()
	a.detail.SetStyles()
	_ = a.SetSession(a.session)
}

// SetSize sets the areas of the list and of the detail in cells.
func (a *Answer) SetSize(area, detail layout.Rect) {
	if !detail.Shown() {
		detail = area
		// One line above the opened finding carries its name.
		detail.H = max(detail.H-1, 0)
	}
	a.list.SetSize(area.W, area.H)
	a.detail.SetSize(detail.W, detail.H)
	if a.room != detail {
		a.room = detail
		a.loadDetail(true)
	}
}

// Lines returns how many lines the list needs at a width.
func (a *Answer) Lines(width int) int { return a.rows.form(width).total }

// Actions returns what can be done in the list, or in the opened finding.
func (a *Answer) Actions() []action.Action {
	group := a.Title() + " pane"
	if a.inDetail {
		return inDetail(a.env, a.Title(), a.detail.Find)
	}
	inside := inList(a.env, a.Title(), a.list.Find, a.follow)
	if a.list.Typing() {
		return inside
	}
	read := action.Action{
		ID: "answer.read", Keys: keys.As(a.env.Keys.Move.Open, "read"), Group: group, Footer: enterFooter, Always: true, Do: action.Just(a.open),
	}
	if _, leads := a.Goes(); leads {
		return inside
	}
	return append([]action.Action{read}, inside...)
}

// follow shows the row on which the cursor has come to stand.
func (a *Answer) follow() {
	if a.list.Cursor() != a.detailed {
		a.touched = true
		a.loadDetail(false)
	}
}

// Goes returns where enter leads from the row under the cursor: from the detail
// to the field that it is about, from the checks that passed to all of them.
// What is false is only read.
func (a *Answer) Goes() (model.Path, bool) {
	one := a.rows.of(a.list.Cursor())
	switch {
	case one.kind == entryChecks:
		return model.Path("").Key("devicePosture"), true
	case !a.inDetail:
		return "", false
	}
	spot, ok := a.Spot()
	return spot.Path, ok && spot.Path != ""
}

// Key moves the cursor of the list, or of the opened finding.
func (a *Answer) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if a.inDetail {
		return nil, a.detail.Key(msg)
	}
	handled := a.list.Key(msg)
	a.follow()
	return nil, handled
}

// Paste puts text into a prompt.
func (a *Answer) Paste(text string) tea.Cmd {
	if a.inDetail {
		a.detail.Paste(text)
		return nil
	}
	a.list.Paste(text)
	a.follow()
	return nil
}

// Update takes what a search or a filter found.
func (a *Answer) Update(msg tea.Msg) (bool, tea.Cmd) {
	if a.detail.Update(msg) {
		return true, nil
	}
	if !a.list.Update(msg) {
		return false, nil
	}
	a.follow()
	return true, nil
}

// Pending returns what a search or a filter started.
func (a *Answer) Pending() tea.Cmd { return tea.Batch(a.list.Pending(), a.detail.Pending()) }

// Typing reports whether a prompt is open.
func (a *Answer) Typing() bool { return a.list.Typing() || a.detail.Typing() }

// LeavesOut reports whether a filter leaves something out.
func (a *Answer) LeavesOut() bool { return a.list.Filtered() || a.detail.Filtered() }

// Sideways goes into the finding and out of it.
func (a *Answer) Sideways(right, framed bool) bool {
	switch {
	case a.inDetail && !right:
		a.give(false)
	case a.inDetail:
	case framed && right:
		a.open()
	default:
		return false
	}
	return true
}

func (a *Answer) open() { a.give(a.list.Cursor() >= 0) }

// give gives the keys to the detail, or back to the list. While the detail has
// them a quiet sign keeps telling which finding it is of.
func (a *Answer) give(toDetail bool) {
	a.touched = a.touched || toDetail
	a.inDetail, a.rows.opened = toDetail, -1
	if toDetail {
		a.rows.opened = a.list.Cursor()
	}
}

// Back leaves the search and the filter of the detail, the detail, then those of the
// list.
func (a *Answer) Back() bool {
	switch {
	case a.inDetail && a.detail.Back():
	case a.inDetail:
		a.give(false)
	case a.list.Back():
		a.follow()
	default:
		return false
	}
	return true
}

// View returns the lines of the list.
func (a *Answer) View(focused bool) []string { return a.list.View(focused && !a.inDetail) }

// Status says how old the results of the checks are, and where the cursor is
// when not everything is visible.
func (a *Answer) Status() string {
	var pieces []string
	pieces = append(pieces, a.rows.ages.words()...)
	if found := a.list.Status(); found != "" {
		pieces = append([]string{found}, pieces...)
	} else if cursor, total, more := a.list.Position(); more {
		pieces = append(pieces, words.Place(cursor, total))
	}
	return strings.Join(pieces, signs.Between)
}

// IDs returns the ids that the lines above every pane have names for.
func (a *Answer) IDs() []resolve.ID {
	account := a.session.Origin.Ref.Account
	return append(providerID(a.session), resolve.ID{Kind: resolve.Device, Account: account, Value: a.session.DeviceID.Value})
}

// Show puts the cursor on the first finding about a path.
func (a *Answer) Show(model.Path, bool) bool { return false }

// Spot is the row under the cursor.
func (a *Answer) Spot() (Spot, bool) {
	one := a.rows.of(a.list.Cursor())
	spot := Spot{Label: a.rows.subjectOf(one), Finding: one.finding}
	if one.finding != nil {
		spot.Path, spot.Text = one.finding.Place(), one.finding.Text
	}
	if a.inDetail {
		if row, ok := a.items.selected(a.detail); ok && row.Path != "" {
			spot.Path = row.Path
		}
	}
	return spot, spot.Finding != nil || spot.Path != ""
}
