// Package keys is the one map of keys (design.md, "Keys"). Footer and help are
// made from these bindings, so what they say is what works.
package keys

import "charm.land/bubbles/v2/key"

// Map holds the bindings by the place where they work.
type Map struct {
	Global  Global
	Move    Move
	Session Session
	Posture Posture
	JSON    JSON
	Form    Form
	// Choose moves in the choices below a field, where letters are text.
	Choose Move
	Recent Recent
}

// Global works everywhere outside text fields, apart from Interrupt, Suspend
// and HelpInField, which work inside them too.
type Global struct {
	Help, HelpInField, Back, Quit, Interrupt, Suspend, Time key.Binding
}

// Move moves the cursor in a list, in a document and in help.
type Move struct {
	Up, Down, Left, Right, Home, End, PageUp, PageDown, HalfUp, HalfDown, Open key.Binding
}

// Session works on the session screen.
type Session struct {
	Next, Previous, Zoom, Refresh, Person, LookUps, Bookmark key.Binding
	Identity, Devices, PostureChecks, MTLS, JSON5            key.Binding
}

// Posture works in the posture pane.
type Posture struct {
	FailuresOnly key.Binding
}

// JSON works in the JSON pane.
type JSON struct {
	Search, NextMatch, PreviousMatch, FoldAll, UnfoldAll key.Binding
}

// Recent works on the screen of recent look-ups.
type Recent struct {
	Show, Switch, Forget, ForgetAll key.Binding
}

// Form works in the forms.
type Form struct {
	Next, Previous, Submit, Cancel, ScrollUp, ScrollDown key.Binding
}

// New returns the default map.
func New() Map {
	return Map{
		Choose: Move{
			Up: bind("↑", "up", "up"), Down: bind("↓", "down", "down"),
			PageUp: bind("pgup", "page up", "pgup"), PageDown: bind("pgdn", "page down", "pgdown"),
		},
		Global: Global{
			Help:        bind("?", "help", "?", "f1"),
			HelpInField: bind("f1", "help", "f1"),
			Back:        bind("esc", "back", "esc"),
			Quit:        bind("q", "quit", "q"),
			Interrupt:   bind("ctrl+c", "quit", "ctrl+c"),
			Suspend:     bind("ctrl+z", "suspend", "ctrl+z"),
			Time:        bind("t", "time", "t"),
		},
		Move: Move{
			Up:       bind("↑ k", "up", "up", "k"),
			Down:     bind("↓ j", "down", "down", "j"),
			Left:     bind("← h", "left", "left", "h"),
			Right:    bind("→ l", "right", "right", "l"),
			Home:     bind("g", "first", "g", "home"),
			End:      bind("G", "last", "G", "end"),
			PageUp:   bind("pgup", "page up", "pgup"),
			PageDown: bind("pgdn", "page down", "pgdown", "space"),
			HalfUp:   bind("ctrl+u", "half a page up", "ctrl+u"),
			HalfDown: bind("ctrl+d", "half a page down", "ctrl+d"),
			Open:     bind("enter", "open", "enter"),
		},
		Session: Session{
			Next:          bind("tab", "next pane", "tab"),
			Previous:      bind("shift+tab", "previous pane", "shift+tab"),
			Zoom:          bind("z", "zoom", "z"),
			Refresh:       bind("r", "refresh", "r"),
			Person:        bind("p", "person", "p"),
			Bookmark:      bind("b", "bookmark", "b"),
			LookUps:       bind("L", "names of ids on or off", "L"),
			Identity:      bind("1", "identity", "1"),
			Devices:       bind("2", "devices", "2"),
			PostureChecks: bind("3", "posture", "3"),
			MTLS:          bind("4", "mTLS", "4"),
			JSON5:         bind("5", "JSON", "5"),
		},
		Posture: Posture{FailuresOnly: bind("!", "failures only", "!")},
		JSON: JSON{
			Search:        bind("/", "search", "/"),
			NextMatch:     bind("n", "next match", "n"),
			PreviousMatch: bind("N", "previous match", "N"),
			FoldAll:       bind("-", "fold all", "-"),
			UnfoldAll:     bind("+", "unfold all", "+", "="),
		},
		Recent: Recent{
			Show:      bind("ctrl+r", "recent", "ctrl+r"),
			Switch:    bind("s", "switch on or off", "s"),
			Forget:    bind("del", "forget this one", "delete", "backspace"),
			ForgetAll: bind("D", "forget all", "D"),
		},
		Form: Form{
			Next:       bind("tab", "next field", "tab", "down"),
			Previous:   bind("shift+tab", "previous field", "shift+tab", "up"),
			Submit:     bind("enter", "look up", "enter"),
			Cancel:     bind("esc", "cancel", "esc"),
			ScrollUp:   bind("pgup", "scroll up", "pgup"),
			ScrollDown: bind("pgdn", "scroll down", "pgdown"),
		},
	}
}

// As returns the binding with another description, for a place where the same
// key does something that has a better name.
func As(b key.Binding, description string) key.Binding {
	b.SetHelp(b.Help().Key, description)
	return b
}

func bind(shown, description string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, description))
}
