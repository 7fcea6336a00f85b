package pane

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/list"
	"ztsession/ui/widget/tree"
)

// mostInFooter is how many of the tree's own keys the footer has room for
// beside those of the screen.
const mostInFooter = 6

// JSON is the pane of the answer as it was received.
type JSON struct {
	base
	env     *look.Env
	tree    *tree.Tree
	session *model.Session
	result  model.Path // of the session in the document
}

// NewJSON returns an empty pane.
func NewJSON(env *look.Env) *JSON {
	j := &JSON{env: env, session: &model.Session{}, tree: tree.New(env.Styles, env.Keys)}
	j.tree.SetMasked(func() bool { return env.Mask != nil })
	return j
}

// Title names the pane.
func (j *JSON) Title() string { return "JSON" }

// Status says where the cursor is, or what a search found.
func (j *JSON) Status() string { return j.tree.Status() }

// Slot is where the pane stands on a wide terminal.
func (j *JSON) Slot() layout.Slot { return layout.Slot{} }

// SetSession shows a session's document. The command repeats the search, if
// there was one.
func (j *JSON) SetSession(s *model.Session) tea.Cmd {
	j.session, j.result = s, s.Result.PathFrom(model.Value{})
	return j.tree.SetDocument(s.Document)
}

// Lines is more than there is room for: a document is read in all the room.
func (j *JSON) Lines(int) int { return layout.Never }

// EnvChanged takes the look of now; the document has no times of ours.
func (j *JSON) EnvChanged() { j.tree.SetStyles(j.env.Styles) }

// SetSize sets the size inside the border in cells.
func (j *JSON) SetSize(area, _ layout.Rect) { j.tree.SetSize(area.W, area.H) }

// Actions returns the keys that do something now.
func (j *JSON) Actions() []action.Action {
	group := j.Title() + " pane"
	if j.Typing() {
		group = "Search"
	}
	moves := map[string]bool{}
	for _, move := range list.Keys(j.env.Keys.Move) {
		moves[move.Help().Key] = true
	}
	actions := action.Told(group, j.tree.Keys()...)
	left := mostInFooter
	for i := range actions {
		actions[i].Always = actions[i].Shown() == keys.Name(j.env.Keys.Global.Back)
		if left > 0 && !moves[actions[i].Shown()] {
			actions[i].Footer = ownFooter
			left--
		}
	}
	return actions
}

// Key moves, folds and searches.
func (j *JSON) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) { return j.tree.Key(msg) }

// Paste puts text into the search.
func (j *JSON) Paste(text string) tea.Cmd { return j.tree.Update(tea.PasteMsg{Content: text}) }

// Update takes what a search found.
func (j *JSON) Update(msg tea.Msg) (bool, tea.Cmd) { return true, j.tree.Update(msg) }

// Back leaves the search.
func (j *JSON) Back() bool {
	_, handled := j.tree.Key(tea.KeyPressMsg{Code: tea.KeyEscape})
	return handled
}

// Typing reports whether the text of a search is being typed.
func (j *JSON) Typing() bool { return j.tree.Typing() }

// View returns the lines of the pane.
func (j *JSON) View(focused bool) []string { return j.tree.View(focused) }
