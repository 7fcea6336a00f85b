package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ztsession/model/clock"
	"ztsession/ui/theme"
)

// page is what a person opened after a look-up: a session, or the person it
// belongs to. Pages stand on a stack; esc takes the top one off and what was
// below is as it was left.
type page interface {
	// key acts on a key and returns what the program is to do about it.
	key(msg tea.KeyPressMsg) (tea.Cmd, request)
	// update takes a message that the page asked for, or text that was pasted.
	update(msg tea.Msg) tea.Cmd
	// back leaves what is open inside the page; false means there is nothing.
	back(msg tea.KeyPressMsg) bool
	// typing reports whether printable keys are text.
	typing() bool
	// frame returns the page's lines, without breadcrumb and footer.
	frame() []string
	// keys returns the bindings of what has the focus, the most useful first.
	keys() []key.Binding
	// help adds the page's sections to the help.
	help(h *helpPage)
	// crumb names the page in the breadcrumb.
	crumb() string
	setBanner(text string)
	// clearNote takes away a banner that is no failure; it was read by now.
	clearNote()
	setSize(width, height int)
	setStyles(styles *theme.Styles)
	setClock(c clock.Clock)
}

// request is what a page asks the program to do.
type request uint8

const (
	nothing request = iota
	refreshSession
	openPerson
	toggleLookUps
	nameBookmark // ask for its name
	saveBookmark // under the name that was typed
	openChosen   // the session or identity under the cursor of a person
)
