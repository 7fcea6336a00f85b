// Package keys has the bindings that more than one place needs: those of the
// widgets, and those that a sentence on another screen names. What works on one
// screen alone is bound where that screen lists its actions.
package keys

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
)

// Map holds the bindings by the place where they work.
type Map struct {
	Global Global
	Move   Move
	Tabs   Tabs
	// Refresh asks again for what is shown.
	Refresh key.Binding
	// Demo goes on with the demo in place of credentials.
	Demo key.Binding
	// Link copies links to a new token.
	Link Link
	// Person shows what is known of a session's person.
	Person key.Binding
	// Others asks whether something is so for others too.
	Others key.Binding
	// Explain says what the thing under the cursor means.
	Explain key.Binding
	List    List
	JSON    JSON
	Form    Form
	// Choose moves in the choices below a field, where letters are text.
	Choose  Move
	Recent  Recent
	Copy    Copy
	Compare Compare

	// own are the keys that settings gave to actions which are bound where they
	// are made, by the action's ID.
	own Changes
	// given are all keys that settings gave to anything.
	given []string
}

// Link copies the dashboard's links to a new token, where letters are text.
type Link struct {
	Token, WithPolicies key.Binding
}

// Copy takes a session out of the program.
type Copy struct {
	Ticket, Report, Plain key.Binding
	// What the menu behind Ticket, pressed twice, copies.
	Value, Path, Pane, Everything, TicketToo, Curl, Link key.Binding
	// Export saves what is shown in a file, in one of the forms behind it.
	Export, ExportInField, AsText, AsMarkdown, AsJSON, AsCSV, AsTicket, SaveEverything key.Binding
	// RowInField copies the row of a list below a field, where letters are text.
	RowInField key.Binding
}

// Global works everywhere outside text fields, apart from Interrupt, Suspend and
// those InField, which work inside them too.
type Global struct {
	Help, HelpInField, Manual, Mouse, Back, Quit, Interrupt, Suspend, Time, Mask, MaskInField, Palette, PaletteInField key.Binding
	// Earlier and Later go back and forward through what was looked at.
	Earlier, Later key.Binding
	// Close closes the session that is shown.
	Close key.Binding
}

// Move moves the cursor in a list, in a document and in help.
type Move struct {
	Up, Down, Left, Right, Home, End, PageUp, PageDown, HalfUp, HalfDown, Open key.Binding
}

// Tabs go from one pane or tab to the next.
type Tabs struct {
	Next, Previous key.Binding
}

// List finds, leaves out and sorts the rows of a list; a document is searched with
// the same keys.
type List struct {
	Search, NextMatch, PreviousMatch, Filter, Unfilter, Sort, Turn key.Binding
}

// JSON works in the JSON pane.
type JSON struct {
	FoldAll, UnfoldAll, Narrow key.Binding
}

// Recent shows recent look-ups, switches there whether they are kept, and keeps
// a session among them under a name.
type Recent struct {
	Show, Switch, Bookmark key.Binding
}

// Compare marks a session, and compares one with another.
type Compare struct {
	Mark, With key.Binding
}

// Form works in the forms.
type Form struct {
	Next, Previous, Submit, Cancel, Clear, ScrollUp, ScrollDown key.Binding
}

// New returns the default map.
func New() Map {
	return Map{
		Choose: Move{
			Up: Bind("up", "up", "up"), Down: Bind("down", "down", "down"),
			PageUp: Bind("pgup", "page up", "pgup"), PageDown: Bind("pgdn", "page down", "pgdown"),
		},
		Global: globals(),
		Move:   moves(),
		Tabs: Tabs{
			Next:     Bind("tab", "next pane", "tab"),
			Previous: Bind("shift+tab", "previous pane", "shift+tab"),
		},
		Refresh: Bind("r", "refresh", "r", "f5"),
		Demo:    Bind("ctrl+d", "demo", "ctrl+d"),
		Link:    Link{Token: Bind("ctrl+l", "copy a link", "ctrl+l"), WithPolicies: Bind("ctrl+o", "with policies", "ctrl+o")},
		Person:  Bind("p", "person", "p"),
		Others:  Bind("E", "only them?", "E"),
		Explain: Bind("i", "explain", "i"),
		List:    lists(),
		JSON: JSON{
			FoldAll:   Bind("-", "fold all", "-"),
			UnfoldAll: Bind("+", "unfold all", "+", "="),
			Narrow:    Bind(".", "only this", "."),
		},
		Recent: Recent{
			Show:     Bind("ctrl+r", "recent", "ctrl+r"),
			Switch:   Bind("s", "switch on or off", "s"),
			Bookmark: Bind("b", "bookmark", "b"),
		},
		Copy: Copy{
			Ticket: Bind("y", "copy", "y"),
			Report: Bind("Y", "copy the whole report", "Y"),
			Plain:  Bind("V", "plain text to select", "V"),

			Value: Bind("y", "value", "y"), Path: Bind("p", "path", "p"), Pane: Bind("r", "pane", "r"), Everything: Bind("w", "all of it", "w"),
			TicketToo: Bind("t", "ticket", "t"), Curl: Bind("c", "curl", "c"), Link: Bind("l", "link", "l"),

			Export: Bind("e", "save", "e"), ExportInField: Bind("ctrl+s", "save", "ctrl+s"),
			AsText: Bind("t", "text", "t"), AsMarkdown: Bind("m", "Markdown", "m"), AsJSON: Bind("j", "JSON", "j"),
			AsCSV: Bind("c", "CSV", "c"), AsTicket: Bind("k", "ticket", "k"), SaveEverything: Bind("w", "all of it", "w"),

			RowInField: Bind("ctrl+y", "copy the row", "ctrl+y"),
		},
		Compare: Compare{Mark: Bind("m", "mark", "m"), With: Bind("d", "compare", "d")},
		Form:    forms(),
	}
}

func globals() Global {
	return Global{
		Help:        Bind("?", "help", "?"),
		HelpInField: Bind("f1", "help", "f1"),
		Manual:      Bind("f1", "manual", "f1"),
		Mouse:       Bind("M", "mouse", "M"),
		Back:        Bind("esc", "back", "esc"),
		Quit:        Bind("q", "quit", "q"),
		Interrupt:   Bind("ctrl+c", "quit", "ctrl+c"),
		Suspend:     Bind("ctrl+z", "suspend", "ctrl+z"),
		Time:        Bind("t", "time", "t"),
		Mask:        Bind("x", "mask", "x"),
		MaskInField: Bind("ctrl+x", "mask", "ctrl+x"),
		Palette:     Bind(":", "palette", ":", "f2", "ctrl+p"),

		Earlier: Bind("[", "earlier", "[", "alt+left"),
		Close:   Bind("alt+w", "close", "alt+w"),
		Later:   Bind("]", "later", "]", "alt+right"),

		PaletteInField: Bind("ctrl+p", "palette", "ctrl+p", "f2"),
	}
}

func moves() Move {
	return Move{
		Up:       Bind("up k", "up", "up", "k"),
		Down:     Bind("down j", "down", "down", "j"),
		Left:     Bind("left h", "left", "left", "h"),
		Right:    Bind("right l", "right", "right", "l"),
		Home:     Bind("g", "first", "g", "home"),
		End:      Bind("G", "last", "G", "end"),
		PageUp:   Bind("pgup", "page up", "pgup"),
		PageDown: Bind("pgdn", "page down", "pgdown", "space"),
		HalfUp:   Bind("ctrl+u", "half a page up", "ctrl+u"),
		HalfDown: Bind("ctrl+d", "half a page down", "ctrl+d"),
		Open:     Bind("enter", "open", "enter"),
	}
}

func lists() List {
	return List{
		Search:        Bind("/", "search", "/", "f3"),
		NextMatch:     Bind("n", "next match", "n"),
		PreviousMatch: Bind("N", "previous match", "N"),
		Filter:        Bind("f", "filter", "f"),
		Unfilter:      Bind("F", "all rows", "F"),
		Sort:          Bind("o", "sort", "o"),
		Turn:          Bind("O", "turn the order", "O"),
	}
}

func forms() Form {
	return Form{
		Next:       Bind("tab", "next field", "tab", "down"),
		Previous:   Bind("shift+tab", "previous field", "shift+tab", "up"),
		Submit:     Bind("enter", "look up", "enter", "ctrl+j"),
		Cancel:     Bind("esc", "cancel", "esc"),
		Clear:      Bind("ctrl+u", "clear the field", "ctrl+u"),
		ScrollUp:   Bind("pgup", "scroll up", "pgup"),
		ScrollDown: Bind("pgdn", "scroll down", "pgdown"),
	}
}

// Name is how a sentence names the binding's key: "enter".
func Name(b key.Binding) string { return b.Help().Key }

// AtStart is Name where a sentence begins with it: "Enter". A combination
// stays as it is.
func AtStart(b key.Binding) string {
	name := Name(b)
	first, size := utf8.DecodeRuneInString(name)
	if size == len(name) || strings.Contains(name, "+") {
		return name
	}
	return string(unicode.ToUpper(first)) + name[size:]
}

// Both returns two bindings as one, for a place that names them together.
func Both(a, b key.Binding, help string) key.Binding {
	return Bind(Name(a)+" "+Name(b), help, append(a.Keys(), b.Keys()...)...)
}

// As returns the binding with another description, for a place where the same
// key does something that has a better name.
func As(b key.Binding, description string) key.Binding {
	b.SetHelp(b.Help().Key, description)
	return b
}

// Bind returns a binding: what is shown of its keys, what it is called, the
// names of the keys.
func Bind(shown, description string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, description))
}
