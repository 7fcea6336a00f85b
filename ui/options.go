// Package ui is the terminal program: screens, panes and keys. It knows nothing
// of HTTP; it declares the small interface that it needs and is handed what
// satisfies it.
package ui

import (
	"context"
	"io"
	"time"

	"ztsession/model"
	"ztsession/model/paste"
	"ztsession/ui/finder"
	"ztsession/ui/theme"
)

// Source answers what the program asks.
type Source interface {
	finder.Directory
	personSource
	nameSource
	// Session returns the session that ref names. It calls progress, from its
	// own goroutine, as each request starts and before each wait.
	Session(ctx context.Context, ref model.Ref, progress func(model.Progress)) (*model.Session, error)
}

// personSource tells what is known of a person beside the active sessions.
type personSource interface {
	// LastSeen returns the person's last seen identity, which is no session.
	LastSeen(ctx context.Context, account, user string) (*model.Session, error)
	// FailedLogins returns the logins that were refused, newest first.
	FailedLogins(ctx context.Context, account, user string) ([]model.FailedLogin, error)
}

// nameSource tells the names behind ids.
type nameSource interface {
	// IdentityProvider returns what idp.id stands for.
	IdentityProvider(ctx context.Context, account, id string) (model.IdentityProvider, error)
	// Device returns what a device_id stands for, Registration what a key of
	// device_sessions does.
	Device(ctx context.Context, account, id string) (model.DeviceInfo, error)
	Registration(ctx context.Context, account, id string) (model.DeviceInfo, error)
}

// Recents keeps recent look-ups and bookmarks. It is off, and keeps nothing,
// until it is switched on.
type Recents interface {
	Enabled() (bool, error)
	Enable(on bool) error
	// List returns bookmarks and recent look-ups, newest first.
	List() ([]model.Recent, error)
	Add(ref model.Ref) error
	Bookmark(ref model.Ref, name string) error
	Forget(ref model.Ref) error
	ForgetAll() error
	// Path is where they are kept.
	Path() string
}

// Options say what the program starts with.
type Options struct {
	// Source answers look-ups; with nil the program asks for credentials first.
	Source Source
	// Connect makes a Source of credentials that were typed.
	Connect func(model.Credential) (Source, error)
	// Ref fills the look-up form; LookUp starts at once when it is complete.
	Ref    model.Ref
	LookUp bool
	// Session is shown at once. Reopen reads it again; nil when it cannot be.
	Session *model.Session
	Reopen  func(context.Context) (*model.Session, error)
	// Understand says what a pasted text is; with nil only addresses are understood.
	Understand func(text string) paste.Result
	// OpenText reads a saved answer that was pasted.
	OpenText func(text string) (*model.Session, error)
	// Recents keeps recent look-ups; nil when they cannot be kept.
	Recents Recents
	// Notice is a quiet line on the look-up form.
	Notice string
	// Now is the clock, Zone the local zone; UTC starts with times in UTC.
	Now  func() time.Time
	Zone *time.Location
	UTC  bool
	// NoLookUps leaves the names behind ids unasked until L is pressed.
	NoLookUps bool
	// Theme is one of the names of package theme; empty means auto.
	Theme theme.Name
	// NoColor asks for a screen without colour.
	NoColor bool
}

// Terminal is where the program runs.
type Terminal struct {
	// In may be nil: then keys are read from the controlling terminal.
	In      io.Reader
	Out     io.Writer
	Environ []string
}
