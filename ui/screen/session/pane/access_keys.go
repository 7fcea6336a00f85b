package pane

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/ui/action"
	"ztsession/ui/keys"
)

// Actions returns what can be done in the list, or in what is opened.
func (a *Access) Actions() []action.Action {
	group := a.Title() + " pane"
	if a.typing != nil {
		return a.typing.actions(a.env, group, a.ask, a.endTyping)
	}
	inside := inList(a.env, a.Title(), a.keyed().Find, a.follow)
	if a.keyed().Typing() {
		return inside
	}
	open := func(title string, do func(), one action.Action) action.Action {
		one.Keys, one.Do, one.Footer, one.Always = keys.As(a.env.Keys.Move.Open, title), action.Just(do), enterFooter, true
		return one
	}
	if a.level > atApps {
		back := action.Action{Keys: keys.As(a.env.Keys.Global.Back, "back"), Group: group, Footer: ownFooter, Always: true}
		actions := []action.Action{back.When(a.detail.Status() == "")}
		if a.lines.policy(a.detail.Cursor()) >= 0 && a.level == atPolicies {
			actions = append(actions, open("its conditions", a.openPolicy, action.Action{ID: "access.policy", Group: group}))
		}
		return append(actions, inside...)
	}
	var actions []action.Action
	switch one := a.chosen(); {
	case a.reader == nil || !a.reader.CanAsk():
	case one == nil:
		actions = append(actions, open("type it", a.typeOther, action.Action{ID: "access.other", Group: group, Help: "ask about another application"}))
	case one.question.Verdict != nil:
		actions = append(actions, open("policies", a.openApp, action.Action{ID: "access.policies", Group: group}))
	case a.reader.Waits(a.mayAsk):
		actions = append(actions, open("ask anyway", a.allow, action.Action{ID: "access.allow", Group: group, Help: "ask about the applications all the same"}))
	}
	return append(actions, inside...)
}

// Key moves the cursor, or types.
func (a *Access) Key(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	a.touched = true
	switch {
	case a.typing != nil:
		a.typing.key(msg)
		a.Reload()
		return nil, true
	case a.level > atApps:
		return nil, a.detail.Key(msg)
	}
	before := a.list.Cursor()
	handled := a.list.Key(msg)
	if a.list.Cursor() != before {
		a.loadDetail(false)
	}
	return nil, handled
}

// Typing reports whether an application is being typed.
func (a *Access) Typing() bool { return a.typing != nil || a.list.Typing() || a.detail.Typing() }

// Paste puts text into what is typed. Without that it is what is asked about.
func (a *Access) Paste(text string) tea.Cmd {
	if a.typing == nil && a.keyed().Typing() {
		a.keyed().Paste(text)
		a.follow()
		return nil
	}
	if a.reader == nil || !a.reader.CanAsk() {
		return nil
	}
	if a.typing == nil {
		a.typeOther()
	}
	a.typing.paste(text)
	a.Reload()
	return nil
}

// Sideways goes into what is under the cursor and out of it.
func (a *Access) Sideways(right, framed bool) bool {
	switch {
	case a.level > atApps && !right:
		return a.Back()
	case a.level > atApps:
	case framed && right && a.chosen() != nil && a.chosen().question.Verdict != nil:
		a.openApp()
	default:
		return false
	}
	return true
}

// Back leaves the conditions, then the policies.
func (a *Access) Back() bool {
	if a.typing == nil && a.keyed().Back() {
		a.follow()
		return true
	}
	switch a.level {
	case atTree:
		at := a.tree
		a.level = atPolicies
		a.loadDetail(false)
		a.detail.Select(a.lines.ofPolicy(at))
	case atPolicies:
		a.level = atApps
		a.rows.opened = -1
		a.loadDetail(true)
	case atApps:
		return false
	}
	return true
}

// openApp gives the keys to the policies of the application under the cursor. From
// then on it is asked about, so that findings and ticket have it.
func (a *Access) openApp() {
	a.chosen().question.Asked, a.touched = true, true
	a.level, a.rows.opened = atPolicies, a.list.Cursor()
	a.loadDetail(false)
	a.detail.Select(a.lines.firstPolicy())
}

// openPolicy shows the conditions of the policy under the cursor.
func (a *Access) openPolicy() {
	a.level, a.tree = atTree, a.lines.policy(a.detail.Cursor())
	a.loadDetail(false)
}

func (a *Access) allow() {
	a.reader.Allow()
	a.Reload()
}
