// Package screen says what a screen is and what it can ask the program for.
// Its folders are the screens.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/watch"
	"ztsession/ui/action"
	"ztsession/ui/widget/box"
)

// Screen is one thing that the terminal shows as a whole. Screens stand on a
// stack; esc takes the top one off, and what was below is as it was left.
type Screen interface {
	// Actions returns what can be done now.
	Actions() []action.Action
	// Touched precedes every key: what was only to be read has been by now.
	Touched()
	// Key takes a key that is no action's: text, or a move of the cursor.
	Key(msg tea.KeyPressMsg) (tea.Cmd, action.Outcome)
	// Paste takes text that was pasted.
	Paste(text string) (tea.Cmd, action.Outcome)
	// Point gives the focus to what stands at a place of the screen, in cells from its
	// top left corner, and with choose puts the cursor on it.
	Point(x, y int, choose bool)
	// Update takes a message that a command brought; all but one screen do not know it.
	Update(msg tea.Msg) (tea.Cmd, action.Outcome)
	// Back leaves what is open inside the screen, or cancels what it waits for.
	// False means that there is nothing to leave.
	Back() bool
	// BackTitle says in a word or two what Back does; empty when it does nothing
	// that needs one.
	BackTitle() string
	// Settle follows every message while the screen is on top: it draws what
	// changed and asks for what the screen has come to show.
	Settle() tea.Cmd

	// Typing reports whether printable keys are text.
	Typing() bool
	// Waiting reports whether something is asked for that will change the screen.
	// Keys pressed meanwhile are dropped: they were not meant for what comes next.
	Waiting() bool

	// View returns the screen's lines for the size that was set. It changes nothing.
	View() []string
	SetSize(width, height int)
	// EnvChanged follows a change of what all screens share: times, look.
	EnvChanged()
	// Say shows a banner, or takes it away.
	Say(banner box.Banner)
	// Crumb names the screen in the line that tells how one came there. It is
	// empty for what is no step of the way, such as help.
	Crumb() string
	// Notes are what the help says beside the actions.
	Notes() []Notes
	// Leave ends what the screen asked for, when it is taken off.
	Leave()
}

// Placed is a screen on which one can be at several places: the program keeps them
// to go back to.
type Placed interface {
	Place() Place
	GoTo(place Place)
}

// Place is where one is on a screen.
type Place struct {
	// Part is the pane or tab that has the keys. A change of it is a step that one
	// can go back; the cursor's moves are none.
	Part int
	// Mark is where one is in it, for the screen alone.
	Mark any
}

// Rested is a screen that has work of its own, such as a session that is watched: it
// is told when it is not among the open ones any more, though one can come back to it.
type Rested interface{ Rest() }

// FooterTeller is a screen that may have no place for a banner now.
type FooterTeller interface{ SaysInFooter() bool }

// Titled is a screen that has something to say in the terminal's title, also below
// others; empty for nothing.
type Titled interface{ WindowTitle() string }

// WatchLog is what happened to a session while it was watched.
type WatchLog interface {
	// WatchLines are what happened, the oldest first, as they may be shown, and how many
	// earlier ones are not kept.
	WatchLines() (lines []watch.Line, dropped int)
	// TellWatch returns the command that puts them into words anew, where they may be
	// shown otherwise now; nil when there is nothing to do.
	TellWatch() tea.Cmd
	// See tells that somebody looks at them.
	See()
}

// Resumed is a screen that goes on with what it asked for when it is shown again
// after it was left.
type Resumed interface{ Resume() tea.Cmd }

// Notes are lines of the help under a title.
type Notes struct {
	Title string
	Lines []string
}

// The outcomes: what a screen can ask the program for.
type (
	// ShowSession shows a session, or a last seen identity, on top.
	ShowSession struct {
		Session *model.Session
		// Request is the row of the access log that led to it, which is what the person
		// asks about; nil for none.
		Request *access.Request
		// Note is what is to be said of how it was found; empty for nothing.
		Note string
	}
	// ShowPerson shows what is known of a person on top.
	ShowPerson struct {
		Ref model.Ref // without a nonce
		// Title returns what the person is called, as it may be shown; nil when only
		// the id is known.
		Title func() string
		// Email is the person's; empty when it is not known.
		Email string
		Tab   string // the ID of the tab to begin with; empty for the first
	}
	// ShowCompare shows what differs between two sessions. There is what is
	// compared with, such as one that works; Here is the one in question.
	ShowCompare struct{ There, Here *model.Session }
	// PickCompare lets one choose what a session is compared with. Person has the
	// ids of its person, as far as they are known.
	PickCompare struct {
		Here   *model.Session
		Person model.Ref
	}
	// ShowJSON shows on top where something stands in the JSON of a session: below the
	// session at a path. Note says which session that is.
	ShowJSON struct {
		Session *model.Session
		Path    model.Path
		Note    string
	}
	// ShowWatchLog shows what happened to a session while it was watched.
	ShowWatchLog struct {
		Log WatchLog
		// Whose is who the session is of, as it may be shown.
		Whose func() string
	}
	// ShowSample shows what the posture rules come to for other people beside a
	// session, as it was answered. Person has the ids of its person.
	ShowSample struct {
		Session *model.Session
		Person  model.Ref
		Rule    string // the id of the rule to begin with; empty for the first
	}
	// ShowRecents shows recent look-ups and bookmarks.
	ShowRecents struct{}
	// LookUp goes to the look-up form and looks a session up.
	LookUp struct{ Ref model.Ref }
	// Connect asks with credentials that were typed.
	Connect struct{ Credential model.Credential }
	// Verified goes on with the credentials that were typed. Note says why it could
	// not be told whether they are good; empty when they are.
	Verified struct{ Note string }
	// ShowDemo goes on with the simulated API in place of credentials.
	ShowDemo struct{}
	// Explain says what a field or a finding means.
	Explain struct {
		Title string
		Lines []Explained
	}
	// Chosen closes the palette, and on the screen below it does the action of that
	// ID, or asks for the outcome.
	Chosen struct {
		ID      string
		Outcome action.Outcome
	}
	// Close goes one step back.
	Close struct{}
)

// The IDs of the tabs of a person that other screens lead to.
const (
	LastSeenTab     = "last-seen"
	FailedLoginsTab = "failed-logins"
	AccessLogTab    = "access-log"
)

// Explained is one thing that is said of it.
type Explained struct{ Label, Text string }

// Add says one more thing, if there is anything to say.
func (e *Explain) Add(label, text string) {
	if text != "" {
		e.Lines = append(e.Lines, Explained{label, text})
	}
}

// Base has what most screens do about what concerns them not at all.
type Base struct{}

// Bannerless is Base for a screen that has no place for a banner: what is to be said
// there stands in the last line, in place of the keys.
type Bannerless struct{ Base }

// SaysInFooter tells it from other screens.
func (Bannerless) SaysInFooter() bool { return true }

// Touched has nothing that was only to be read.
func (Base) Touched() {}

// Point has nothing that could be pointed at.
func (Base) Point(int, int, bool) {}

// Paste takes nothing.
func (Base) Paste(string) (tea.Cmd, action.Outcome) { return nil, nil }

// Update knows no message.
func (Base) Update(tea.Msg) (tea.Cmd, action.Outcome) { return nil, nil }

// Back has nothing to leave.
func (Base) Back() bool { return false }

// BackTitle has nothing to say.
func (Base) BackTitle() string { return "" }

// Settle asks for nothing.
func (Base) Settle() tea.Cmd { return nil }

// Typing takes no text.
func (Base) Typing() bool { return false }

// Waiting waits for nothing.
func (Base) Waiting() bool { return false }

// EnvChanged derives nothing.
func (Base) EnvChanged() {}

// Say has no place for a banner.
func (Base) Say(box.Banner) {}

// Crumb is no step of the way.
func (Base) Crumb() string { return "" }

// Notes has none.
func (Base) Notes() []Notes { return nil }

// Leave has nothing to end.
func (Base) Leave() {}
