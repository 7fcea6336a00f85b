package pane

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/text/signs"
	"ztsession/ui/fetch"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/tree"
)

// JSON is the pane of the answer as it was received.
type JSON struct {
	base
	env     *look.Env
	tree    *tree.Tree
	session *model.Session
	result  model.Path // of the session in the document
	filter  filter
	area    layout.Rect
	pending tea.Cmd
}

// NewJSON returns an empty pane.
func NewJSON(env *look.Env) *JSON {
	j := &JSON{env: env, session: &model.Session{}, tree: tree.New(env.Styles, env.Keys), filter: newFilter(env)}
	j.tree.SetMasked(env.Masked)
	return j
}

// Title names the pane.
func (j *JSON) Title() string { return "JSON" }

// Status says by what the document is filtered, and where the cursor is or what a
// search found.
func (j *JSON) Status() string {
	var pieces []string
	for _, piece := range []string{j.filterStatus(), j.tree.Status()} {
		if piece != "" {
			pieces = append(pieces, piece)
		}
	}
	return strings.Join(pieces, signs.Between)
}

// Slot is where the pane stands on a wide terminal.
func (j *JSON) Slot() layout.Slot { return layout.Slot{} }

// SetSession shows a session's document. The command repeats the search, if
// there was one.
func (j *JSON) SetSession(s *model.Session) tea.Cmd {
	j.session, j.result = s, s.Result.PathFrom(model.Value{})
	changed := j.filter.mask != j.env.Mask
	if changed {
		j.forgetUnmasked()
	}
	if j.filter.text != "" {
		return j.filterAnew(changed)
	}
	return j.tree.SetDocument(s.Document)
}

// Lines is more than there is room for: a document is read in all the room.
func (j *JSON) Lines(int) int { return layout.Never }

// EnvChanged takes the look of now; the document has no times of ours.
func (j *JSON) EnvChanged() {
	j.tree.SetStyles(j.env.Styles)
	j.filter.prompt.SetStyles(j.env.Styles)
}

// SetSize sets the size inside the border in cells.
func (j *JSON) SetSize(area, _ layout.Rect) {
	j.area = area
	j.arrange()
}

// arrange gives the document the lines that the prompt leaves.
func (j *JSON) arrange() {
	j.filter.prompt.SetWidth(j.area.W)
	j.tree.SetSize(j.area.W, max(j.area.H-j.filter.prompt.Height(), 0))
}

// View returns the lines of the pane.
func (j *JSON) View(focused bool) []string {
	if !j.filter.prompt.Open() {
		return j.tree.View(focused)
	}
	prompt := j.filter.prompt.View(j.env.Styles, j.progress())
	prompt = prompt[:min(len(prompt), j.area.H)]
	return append(j.tree.View(focused), prompt...)
}

// Key moves, folds, searches and filters.
func (j *JSON) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	if j.filter.prompt.Open() {
		return j.filterKey(msg)
	}
	return j.tree.Key(msg)
}

// Paste puts text into the search or the filter.
func (j *JSON) Paste(text string) tea.Cmd {
	if j.filter.prompt.Open() {
		j.edited(j.filter.prompt.Paste(text))
		return nil
	}
	return j.tree.Update(tea.PasteMsg{Content: text})
}

// Update takes what a search or a filter found.
func (j *JSON) Update(msg tea.Msg) (bool, tea.Cmd) {
	if event, cmd := j.filter.run.Update(msg); event != fetch.Nothing || cmd != nil {
		return true, tea.Batch(cmd, j.filtered(event))
	}
	return true, j.tree.Update(msg)
}

// Pending returns what leaving something started.
func (j *JSON) Pending() tea.Cmd {
	cmd := j.pending
	j.pending = nil
	return cmd
}

// Back leaves the prompt, the search, the part of the document that is shown as the
// whole, the filter.
func (j *JSON) Back() bool {
	cmd, searched := j.tree.EndSearch()
	switch {
	case j.filter.prompt.Open():
		j.leavePrompt()
	case searched:
	case j.tree.IsPart():
		cmd = j.tree.Widen()
	case j.filter.run.Cancel():
	case j.filter.text != "":
		cmd = j.unfilter()
	default:
		return false
	}
	j.pending = tea.Batch(j.pending, cmd)
	return true
}

// Typing reports whether the text of a search or a filter is being typed.
func (j *JSON) Typing() bool { return j.tree.Typing() || j.filter.prompt.Open() }
