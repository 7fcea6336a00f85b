package person

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/screen"
	"ztsession/ui/widget/box"
)

const group = "Person"

// nothingUnder is why nothing can be done with what is under the cursor.
const nothingUnder = "There is nothing to open under the cursor"

// The places of the screen's actions in the footer.
const (
	openFooter = 1 + iota
	ownFooter
	nextFooter
	jumpFooter
	refreshFooter
	// compareFooter is behind what is needed of every person.
	compareFooter = 86
)

// Actions returns what can be done now.
func (p *Screen) Actions() []action.Action {
	if p.Waiting() {
		return nil
	}
	var found []action.Action
	if p.shown().loaded() && p.shown().empty() == "" {
		found = p.shown().finder().Actions(group, func() {})
	}
	if p.Typing() {
		return found
	}
	k := p.Env.Keys
	turn := func(step int) func() (tea.Cmd, action.Outcome) {
		return action.Run(func() tea.Cmd { return p.show(p.at + step) })
	}
	actions := []action.Action{
		{ID: "person.next", Keys: keys.As(k.Tabs.Next, "next tab"), Group: group, Footer: nextFooter, Do: turn(1)},
		{ID: "person.previous", Keys: keys.As(k.Tabs.Previous, "previous tab"), Group: group, Do: turn(-1)},
		{Keys: k.Move.Right, Do: turn(1)},
		{Keys: k.Move.Left, Do: turn(-1)},
	}
	jumps := action.WithKeys(k, p.jumps(), false)
	actions = append(actions, jumps...)
	actions = append(actions, action.Range(jumps, "jump", jumpFooter))
	open := action.Action{ID: "person.open", Keys: keys.As(k.Move.Open, "open"), Group: group, Footer: openFooter, Do: p.shown().open()}
	actions = append(actions, open.When(open.Do != nil, nothingUnder))
	actions = append(actions, p.shown().own()...)
	actions = append(actions, p.refreshAction())
	actions = append(actions, p.copyActions()...)
	actions = append(actions, found...)
	return append(actions, action.Told(group, k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown, k.Move.Home, k.Move.End)...)
}

// copyActions take out what the tab shows: the row under the cursor, or the
// identity.
func (p *Screen) copyActions() []action.Action {
	switch t := p.shown(); {
	case t.session() != nil:
		return screen.CopyActions(p.Env.Keys.Copy, group, func() *model.Session { return t.session() })
	case t.loaded() && t.row() != "":
		return []action.Action{screen.CopyRow(p.Env.Keys.Copy, group, t.row)}
	default:
		one := screen.CopyRow(p.Env.Keys.Copy, group, t.row)
		return []action.Action{one.When(false, "There is no row to copy")}
	}
}

// jumps go to each tab by its number.
func (p *Screen) jumps() []action.Action {
	jumps := make([]action.Action, 0, len(p.tabs))
	for i, t := range p.tabs {
		jumps = append(jumps, action.Action{
			ID: "person.tab." + t.id(), Keys: keys.Bind(number(i), t.words(), number(i)), Group: group,
			Do: action.Run(func() tea.Cmd { return p.show(i) }),
		})
	}
	return jumps
}

// number is the key that goes to tab i.
func number(i int) string { return strconv.Itoa(i + 1) }

// reference names a tab within a sentence, with the key that leads there.
func (p *Screen) reference(id string) string {
	for i, t := range p.tabs {
		if t.id() == id {
			return number(i) + ", the " + t.words()
		}
	}
	return ""
}

// refreshAction asks again for what the tab shows.
func (p *Screen) refreshAction() action.Action {
	return action.Action{ID: "person.refresh", Keys: p.Env.Keys.Refresh, Group: group, Footer: refreshFooter, Do: action.Run(func() tea.Cmd {
		p.Say(box.Banner{})
		if p.shown() == tab(p.sessions) && p.logins.loaded() {
			return tea.Batch(p.sessions.refresh(), p.logins.refresh())
		}
		return p.shown().refresh()
	})}
}

// Key moves the cursor of the tab.
func (p *Screen) Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome) {
	if p.Waiting() || !p.Typing() && key.Matches(msg, p.Env.Keys.Move.Open) {
		return nil, nil
	}
	return p.shown().key(msg), nil
}

// Typing reports whether a prompt is open in the tab.
func (p *Screen) Typing() bool { return p.shown().finder().Typing() }

// Paste puts text into the prompt of the tab.
func (p *Screen) Paste(text string) (tea.Cmd, action.Outcome) {
	p.shown().finder().Paste(text)
	return nil, nil
}
