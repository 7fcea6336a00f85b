// Package pane has the panes of the session screen: the answer, identity, devices,
// posture checks, client certificate, JSON, who decides. A new pane is a constructor in All.
package pane

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/resolve"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/list"
)

// Pane is one part of the session screen. The screen knows panes by this alone.
type Pane interface {
	// Title names the pane, Status says how much is in it, in pieces divided by
	// " ∙ " of which the last ones may be left out.
	Title() string
	Status() string
	// Slot is where the pane stands on a wide terminal. It changes when the pane
	// needs another place.
	Slot() layout.Slot
	// Lines returns how many lines the pane takes to show all that it has at a
	// width, and Details how many its longest detail does.
	Lines(width int) int
	Details(width int) int

	// SetSession shows a session; what the person looks at stays where it can.
	SetSession(s *model.Session) tea.Cmd
	// EnvChanged shows times in another way or at another moment.
	EnvChanged()
	// SetSize sets the areas of the pane and of its detail, without borders.
	SetSize(area, detail layout.Rect)

	// Actions returns what can be done in the pane.
	Actions() []action.Action
	// Key takes a key that is no action's, and reports whether it was the pane's.
	Key(msg tea.KeyPressMsg) (tea.Cmd, bool)
	// Point puts the cursor on the row at line y of the pane, or of its detail, and
	// reports whether there is one.
	Point(y int, detail bool) bool
	// Sideways takes an arrow to the left or right that Key left alone, and
	// reports whether it stays in the pane. framed says that panes stand side by side.
	Sideways(right, framed bool) bool
	// Paste takes text that was pasted.
	Paste(text string) tea.Cmd
	// Pending returns what the pane started beside the event loop and did not hand
	// out yet; nil for nothing.
	Pending() tea.Cmd
	// Update takes a message that a command brought, and reports whether the pane
	// may show something else now.
	Update(msg tea.Msg) (bool, tea.Cmd)
	// Back leaves what is open in the pane; false means that there is nothing.
	Back() bool
	// LeavesOut reports whether a filter leaves something of the pane out.
	LeavesOut() bool
	// Typing reports whether printable keys are text.
	Typing() bool

	// View returns the lines of the pane. It changes nothing.
	View(focused bool) []string
	// Detail returns the entry under the cursor, or nil for a pane without one.
	Detail() *Detail
	// Spot is what the cursor stands on, or false.
	Spot() (Spot, bool)
	// Show puts the cursor on what stands at a path below the session: on exactly
	// that, or on the nearest to it. It reports whether the pane has such a thing.
	Show(path model.Path, exact bool) bool
	// Mark is where one is in the pane, and Return goes back there.
	Mark() Mark
	Return(m Mark)
	// IDs returns the ids in the window that have a name somewhere.
	IDs() []resolve.ID
}

// Detail is the selected entry of a list, in an area of its own.
type Detail struct {
	Title, Status string
	// Focused says that the keys go to the detail, not to its list.
	Focused bool
	Lines   []string
}

// All returns the panes of the session screen by their numbers.
func All(env *look.Env) []Pane {
	return []Pane{
		AnswerPane:   NewAnswer(env),
		IdentityPane: NewFacts(env, "Identity", layout.Slot{Place: layout.Left, Share: 50, Least: 5}, facts.Identity).withIDs(providerID),
		DevicesPane:  NewDevices(env),
		PosturePane:  NewPosture(env),
		MTLSPane:     NewFacts(env, "mTLS", layout.Slot{Place: layout.Left, Share: 28, Least: 3}, facts.MTLS).folding(noCertificate),
		JSONPane:     NewJSON(env),
		AccessPane:   NewAccess(env),
	}
}

// isSameAnswer reports whether two sessions are one answer, shown with other
// stand-ins for what is personal: then what has another id now stands where it was.
func isSameAnswer(a, b *model.Session) bool {
	return a.Document.Len() > 0 && a.Document.Len() == b.Document.Len() && len(a.Devices.Value) == len(b.Devices.Value) &&
		a.Origin.FetchedAt.Equal(b.Origin.FetchedAt)
}

// ownFooter is the place of a pane's own actions in the footer, behind those
// that lead to other panes.
const ownFooter = 20

// enterFooter is the place of what enter does: before all else.
const enterFooter = 1

// base has what most panes do about what concerns them not at all.
type base struct{}

func (base) Details(int) int                { return 0 }
func (base) Actions() []action.Action       { return nil }
func (base) Point(int, bool) bool           { return false }
func (base) Sideways(bool, bool) bool       { return false }
func (base) Paste(string) tea.Cmd           { return nil }
func (base) Update(tea.Msg) (bool, tea.Cmd) { return false, nil }
func (base) Pending() tea.Cmd               { return nil }
func (base) Back() bool                     { return false }
func (base) LeavesOut() bool                { return false }
func (base) Typing() bool                   { return false }
func (base) Detail() *Detail                { return nil }
func (base) IDs() []resolve.ID              { return nil }

// inList is what can be done in a list: what finds rows, and the keys that move its
// cursor. after follows what moves the cursor otherwise.
func inList(env *look.Env, title string, f *find.Find, after func()) []action.Action {
	actions := f.Actions(title+" pane", after)
	if f.Typing() {
		return actions
	}
	return append(actions, moves(env, title)...)
}

// inDetail is what can be done in the opened entry of a list. The way out of it stands
// behind what is to be ended first.
func inDetail(env *look.Env, title string, f *find.Find) []action.Action {
	inside := inList(env, title, f, func() {})
	if f.Typing() {
		return inside
	}
	back := action.Action{Keys: keys.As(env.Keys.Global.Back, "back to the list"), Group: title + " pane", Footer: ownFooter, Always: true}
	if f.Status() != "" {
		return append(inside, back)
	}
	return append([]action.Action{back}, inside...)
}

// moves are the keys that move a list's cursor, for the help on a pane.
func moves(env *look.Env, title string) []action.Action {
	return action.Told(title+" pane", list.Keys(env.Keys.Move)...)
}
