// Package ui is the terminal program: screens, panes and keys. It knows nothing
// of HTTP; it declares the small interface that it needs and is handed what
// satisfies it.
package ui

import (
	"context"
	"io"
	"time"

	"ztsession/model"
	"ztsession/model/access/gather"
	"ztsession/model/clock"
	"ztsession/model/jq"
	"ztsession/model/mask"
	"ztsession/model/paste"
	"ztsession/model/ticket"
	"ztsession/model/watch"
	"ztsession/ui/clipboard"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/pager"
	"ztsession/ui/screen/lookup"
	"ztsession/ui/screen/manual"
	"ztsession/ui/screen/person"
	"ztsession/ui/screen/recents"
	"ztsession/ui/screen/session"
	"ztsession/ui/screen/session/watching"
)

// Source answers what the program asks: what each screen asks, together.
type Source interface {
	lookup.Source
	person.Source
	session.Source
	gather.Source
}

// Clipboard takes texts for other programs. It takes seconds at most.
type Clipboard interface {
	Copy(ctx context.Context, text string) (clipboard.Copied, error)
}

// Options say what the program starts with.
type Options struct {
	// Source answers look-ups; with nil the program asks for credentials first.
	Source Source
	// Connect makes a Source of credentials that were typed; nil where there is no
	// way to ask anything. A source that is a credentials.Verifier verifies them.
	Connect func(model.Credential) (Source, error)
	// Ref fills the look-up form; LookUp starts at once when it is complete.
	Ref    model.Ref
	LookUp bool
	// Session is shown at once. Reopen reads it again; nil when it cannot be.
	Session *model.Session
	Reopen  func(context.Context) (*model.Session, error)
	// Watching says how sessions are watched.
	Watching watching.Options
	// Replay is the recording that Session is of; nil when it is of none.
	Replay *watch.Replay
	// Understand says what a pasted text is; with nil only addresses are understood.
	Understand func(text string) paste.Result
	// OpenText reads a saved answer that was pasted; nil where none can be.
	OpenText func(text string) (*model.Session, error)
	// OpenFile reads the saved answer in a file, to compare with it; nil where none
	// can be read.
	OpenFile func(name string) (*model.Session, error)
	// Save has a new file written that only its owner may read, and returns its whole
	// name; nil where nothing can be saved. It never writes over anything.
	Save func(name string, write func(io.Writer) error) (string, error)
	// Filter filters a document in the language of jq; nil means in this process.
	Filter func(ctx context.Context, filter string, top model.Value) (jq.Result, error)
	// Recents keeps recent look-ups; nil when they cannot be kept.
	Recents recents.Store
	// Notice is a quiet line on the look-up form.
	Notice string
	// Now is the clock, the computer's when nil. Zone is the local zone, UTC when
	// nil; Times is how moments are shown at first.
	Now   func() time.Time
	Zone  *time.Location
	Times clock.Mode
	// Keys are the keys of actions in place of their own.
	Keys keys.Changes
	// Profile is what one asks with, when it has a name: it is always on the screen.
	Profile Profile
	// AskedWith says in a sentence where the credentials come from; the help has it.
	AskedWith string
	// Warning stands above the first screen until something is opened.
	Warning string
	// NoLookUps leaves the names behind ids unasked until L is pressed.
	NoLookUps bool
	// Mask replaces personal data by stand-ins in all that is shown; nil shows it
	// as it is.
	Mask *mask.Masker
	// Theme is one of the names of package theme; empty means auto.
	Theme look.Theme
	// Opener opens texts in other programs; those of the terminal's person when nil.
	Opener *pager.Opener
	// Colours are colours of the person's own in place of those of the theme; nil for none.
	Colours *look.Colours
	// Clipboard takes what is copied; that of the terminal when nil.
	Clipboard Clipboard
	// Program is what a ticket says of this program.
	Program ticket.Program
	// NoColor asks for a screen without colour.
	NoColor bool
	// Manual returns the chapters of the manual; nil for none.
	Manual func() []manual.Chapter
	// Tour shows a new person around first.
	Tour bool
	// Demo returns the simulated API, for those who have no credentials at hand; nil
	// where there is none.
	Demo Demonstrate
	// Mouse gives the mouse to the program from the start.
	Mouse bool
	// Still asks for a screen on which nothing changes by itself.
	Still bool
	// ASCII asks for a screen of ASCII signs, whatever the locale is.
	ASCII bool
}

// Profile is what a person calls an account and the way to ask it.
type Profile struct {
	Name string
	// Color is a colour of look.Styles.Label, which only helps to see the name.
	Color string
}

// Terminal is where the program runs.
type Terminal struct {
	// In may be nil: then keys are read from the controlling terminal.
	In      io.Reader
	Out     io.Writer
	Environ []string
}
