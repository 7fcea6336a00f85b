// Package action describes what a person can do where they are. One Action is
// dispatched when its key is pressed, and stands in the footer and in the help:
// nothing about it is written down a second time.
package action

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/ui/keys"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Outcome is what the program is asked to do beyond the screen, with all that
// it needs for it; nil for nothing. Package screen has the outcomes.
type Outcome any

// Action is one thing that can be done. A list of them is in the order of the
// help; the first that is enabled and has the pressed key is done.
type Action struct {
	// ID names the action for settings, for instance "session.refresh". It is
	// empty for what is only told: a move of the cursor, a range of keys.
	ID string
	// Keys are the keys, and what footer and help say of them. An action whose
	// binding is disabled does not exist for the moment.
	Keys key.Binding
	// Help is what help and palette say of it, where that changes with the state.
	// What they always say of it stands in titles.go.
	Help string
	// Why says why it does not work now, where that is known, as a sentence
	// without its full stop: "There is nothing under the cursor".
	Why string
	// Group is the title under which the help lists it; empty leaves it out.
	Group string
	// Footer is the place in the footer, from 1; where there is little room the
	// last ones are left out. 0 is not in the footer.
	Footer int
	// Always keeps it in the footer however little room there is.
	Always bool
	// Do does it. Without it the key is another's to handle, for instance a list's.
	Do func() (tea.Cmd, Outcome)
}

// Run makes a Do of something that has no outcome.
func Run(do func() tea.Cmd) func() (tea.Cmd, Outcome) {
	return func() (tea.Cmd, Outcome) { return do(), nil }
}

// Just makes a Do of something that neither runs a command nor has an outcome.
func Just(do func()) func() (tea.Cmd, Outcome) {
	return func() (tea.Cmd, Outcome) {
		do()
		return nil, nil
	}
}

// Asks makes a Do that only has an outcome.
func Asks(outcome Outcome) func() (tea.Cmd, Outcome) {
	return func() (tea.Cmd, Outcome) { return nil, outcome }
}

// When returns the action enabled or not, and why not, where that is worth saying.
func (a Action) When(enabled bool, why ...string) Action {
	if !enabled && a.Keys.Enabled() && len(why) > 0 {
		a.Why = why[0]
	}
	a.Keys.SetEnabled(enabled && a.Keys.Enabled())
	return a
}

// Shown is the key as footer and help name it: "ctrl+r".
func (a Action) Shown() string { return a.Keys.Help().Key }

// KeyIn is the key as prose names it, by the map that settings changed.
func (a Action) KeyIn(m keys.Map) string { return keys.Name(m.Own(a.ID, a.Keys, false)) }

// Title is what the action is called.
func (a Action) Title() string { return a.Keys.Help().Desc }

// Words is what help and palette say of the action.
func (a Action) Words() string { return cmp.Or(a.Help, title(a.ID, a.Title())) }

// Find returns the action that a key does.
func Find(actions []Action, msg tea.KeyPressMsg) (Action, bool) {
	for _, a := range actions {
		if a.Do != nil && key.Matches(msg, a.Keys) {
			return a, true
		}
	}
	return Action{}, false
}

// Why returns why a key does nothing now, as a sentence: that of the first action
// that would do it, where it says why not. It is empty where there is none, and where
// the key is told to do something else.
func Why(actions []Action, msg tea.KeyPressMsg) string {
	why := ""
	for _, a := range actions {
		switch {
		case key.Matches(msg, a.Keys):
			return ""
		case why == "" && a.Why != "" && slices.Contains(a.Keys.Keys(), msg.String()):
			why = a.Why + "."
		}
	}
	return why
}

// WithKeys gives the actions that are bound where they are made the keys that
// settings have for them; typing says that text is typed.
func WithKeys(m keys.Map, actions []Action, typing bool) []Action {
	for i := range actions {
		if actions[i].ID != "" {
			actions[i].Keys = m.Own(actions[i].ID, actions[i].Keys, typing)
		}
	}
	return actions
}

// Told returns actions that only name bindings, in the order given, for the
// help under a group.
func Told(group string, bindings ...key.Binding) []Action {
	told := make([]Action, 0, len(bindings))
	for _, b := range bindings {
		told = append(told, Action{Keys: b, Group: group})
	}
	return told
}

// Range tells in the footer of a row of digits that do alike: "1-5 jump". It is
// disabled when there are not at least two.
func Range(actions []Action, title string, footer int) Action {
	if len(actions) < 2 {
		return Action{Keys: key.NewBinding(key.WithDisabled())}
	}
	first, last := actions[0].Shown(), actions[len(actions)-1].Shown()
	for i, one := range actions {
		if names, before := one.Keys.Keys(), actions[max(i-1, 0)].Keys.Keys(); len(names) != 1 || i > 0 && names[0] != after(before[0]) {
			return Action{Keys: key.NewBinding(key.WithDisabled())} // Settings made no row of them.
		}
	}
	return Action{Keys: keys.Bind(first+"-"+last, title, strings.Fields(first)...), Footer: footer}
}

// after returns the digit after a digit.
func after(digit string) string {
	if len(digit) != 1 {
		return ""
	}
	return string(rune(digit[0] + 1))
}
