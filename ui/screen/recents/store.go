package recents

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
)

// Store keeps recent look-ups and bookmarks. It is off, and keeps nothing,
// until it is switched on.
type Store interface {
	Enabled() (bool, error)
	Enable(on bool) error
	// List returns bookmarks and recent look-ups, newest first.
	List() ([]model.Recent, error)
	// Add keeps a look-up, with who it was of where that is kept.
	Add(ref model.Ref, person string) error
	Bookmark(ref model.Ref, name string) error
	Forget(ref model.Ref) error
	ForgetAll() error
	// KeepsPeople reports whether who was looked up is kept. KeepPeople says so for
	// what is kept from now on and for names that are known, or deletes them.
	KeepsPeople() (bool, error)
	KeepPeople(keep bool, names map[model.Ref]string) error
	// Path is where they are kept; empty where there is no place, so that they stay off.
	Path() string
}

// ChangedMsg tells that something was kept or forgotten, or why not.
type ChangedMsg struct{ Err error }

// readMsg tells what is kept, or why that cannot be read.
type readMsg struct {
	enabled bool
	people  bool // who was looked up is kept too
	all     []model.Recent
	err     error
}

// read reads what is kept.
func read(store Store) tea.Cmd {
	return func() tea.Msg {
		enabled, err := store.Enabled()
		if err != nil || !enabled {
			return readMsg{enabled: enabled, err: err}
		}
		all, err := store.List()
		people, failed := store.KeepsPeople()
		return readMsg{enabled: true, people: people, all: all, err: cmp.Or(err, failed)}
	}
}

// change changes what is kept.
func change(how func() error) tea.Cmd {
	return func() tea.Msg { return ChangedMsg{how()} }
}

// Keep keeps a look-up that succeeded, if that is switched on, with what the
// person is called, if that is kept. store may be nil.
func Keep(store Store, s *model.Session, person string) tea.Cmd {
	ref := s.Origin.Ref
	if store == nil || !ref.Complete() || s.Origin.File != "" {
		return nil
	}
	return change(func() error { return store.Add(ref, person) })
}
