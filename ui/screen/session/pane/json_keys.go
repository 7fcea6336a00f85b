package pane

import (
	"charm.land/bubbles/v2/key"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/widget/find"
)

// mostInFooter is how many of the pane's own keys the footer has room for beside
// those of the screen.
const mostInFooter = 6

// Actions returns what can be done now.
func (j *JSON) Actions() []action.Action {
	switch {
	case j.filter.prompt.Open():
		return j.promptActions()
	case j.tree.Typing():
		return j.told("Search", j.tree.Keys()...)
	}
	group := j.Title() + " pane"
	back := action.Action{Keys: keys.As(j.env.Keys.Global.Back, j.backTitle()), Group: group, Footer: ownFooter, Always: true}
	actions := append([]action.Action{back.When(j.backTitle() != "")}, j.findActions(group)...)
	actions = append(actions, j.told(group, j.tree.Keys()...)...)
	left := mostInFooter
	for i := range actions[1:] {
		if one := &actions[i+1]; one.Footer == 0 && one.Keys.Enabled() && left > 0 && !j.moves(one.Keys) {
			one.Footer = ownFooter
			left--
		}
	}
	return actions
}

// told names keys that the document handles itself.
func (j *JSON) told(group string, bindings ...key.Binding) []action.Action {
	actions := action.Told(group, bindings...)
	for i := range actions {
		if j.tree.Typing() {
			actions[i].Footer, actions[i].Always = ownFooter, true
		}
	}
	return actions
}

// moves reports whether a binding moves the cursor.
func (j *JSON) moves(b key.Binding) bool {
	move := j.env.Keys.Move
	for _, one := range []key.Binding{move.Up, move.Down, move.PageUp, move.PageDown, move.HalfUp, move.HalfDown, move.Home, move.End} {
		if keys.Name(one) == keys.Name(b) {
			return true
		}
	}
	return false
}

func (j *JSON) promptActions() []action.Action {
	k := j.env.Keys
	cancel := "cancel"
	if j.filter.run.Asking() {
		cancel = "stop the filter"
	}
	actions := action.Told("Filter with jq", keys.As(k.Move.Open, "filter"), keys.As(k.Global.Back, cancel))
	for i := range actions {
		actions[i].Footer, actions[i].Always = i+1, true
	}
	return actions
}

// backTitle says what esc leaves; empty for nothing.
func (j *JSON) backTitle() string {
	switch {
	case j.tree.Searching():
		return "clear the search"
	case j.tree.IsPart():
		return "whole document"
	case j.filter.run.Asking():
		return "stop the filter"
	case j.filter.text != "":
		return "without the filter"
	default:
		return ""
	}
}

// findActions search, filter, narrow and fold the document.
func (j *JSON) findActions(group string) []action.Action {
	k, t := j.env.Keys, j.tree
	narrow := action.Action{ID: "json.narrow", Keys: k.JSON.Narrow, Help: "show only the value under the cursor", Group: group, Do: action.Run(t.Narrow)}
	if t.IsPart() && !t.CanNarrow() {
		narrow.Keys, narrow.Help, narrow.Do = keys.As(k.JSON.Narrow, "whole document"), "show the whole document again", action.Run(t.Widen)
	}
	nothingFound := find.NoMatch(j.env, t.Searching())
	return []action.Action{
		action.Action{ID: "list.next-match", Keys: k.List.NextMatch, Group: group, Do: action.Run(t.NextMatch)}.When(t.Found(), nothingFound),
		action.Action{ID: "list.previous-match", Keys: k.List.PreviousMatch, Group: group, Do: action.Run(t.PreviousMatch)}.When(t.Found(), nothingFound),
		{ID: "list.search", Keys: k.List.Search, Help: "search; /.../ is a regular expression", Group: group, Do: action.Just(t.Search)},
		{ID: "json.filter", Keys: keys.As(k.List.Filter, "jq"), Help: "filter the document with jq", Group: group, Do: action.Just(j.start)},
		action.Action{ID: "json.unfilter", Keys: keys.As(k.List.Unfilter, "whole document"), Help: "the document without the filter", Group: group, Do: action.Run(j.unfilter)}.When(j.filter.text != "", find.NoFilter(j.env)),
		narrow.When(t.IsPart() || t.CanNarrow(), "The cursor is on no list or object"),
		action.Action{ID: "json.fold-all", Keys: k.JSON.FoldAll, Group: group, Do: action.Just(t.FoldAll)}.When(!t.AllFolded(), "Everything is folded already"),
		action.Action{ID: "json.unfold-all", Keys: k.JSON.UnfoldAll, Group: group, Do: action.Just(t.UnfoldAll)}.When(t.AnyFolded(), "Everything is unfolded already"),
	}
}
