// Package recent keeps the recent look-ups and bookmarks on this computer:
// ids, times, and the names that the person gave to bookmarks, nothing else, unless
// the person says that who was looked up may be kept too. It is off until it is
// switched on; until then it writes nothing at all.
//
// The file is JSON lines, one look-up each, newest first, behind a line that says
// so where people are named. It is there when recent look-ups are switched on,
// and gone when they are not.
package recent

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"ztsession/cli/places"
	"ztsession/model"
	"ztsession/model/credential"
	"ztsession/model/sorting"
)

const (
	// newest is how many look-ups are kept; bookmarks do not count.
	newest = 50
	// maxBookmarks keeps the list one that a person can read.
	maxBookmarks = 1000
	// patience is how long a change waits for another program's to end.
	patience = 2 * time.Second
)

// Store is the file of recent look-ups. It is safe for use by several
// goroutines, and several programs may use the same file.
//
// Its errors are *model.Failure; one of the kind ErrNoted is only a note about
// something that was put right.
type Store struct {
	folder string // empty when there is no place for it
	now    func() time.Time
	wait   time.Duration
	// mu keeps the goroutines of this program from waiting for each other by polling.
	mu sync.Mutex
}

// Open returns the store of the person whose environment getenv reads. It
// touches nothing.
func Open(getenv func(string) string, now func() time.Time) *Store {
	return &Store{folder: places.Folder(places.State, getenv), now: now, wait: patience}
}

// Enabled reports whether recent look-ups are switched on.
func (s *Store) Enabled() (bool, error) {
	if s.folder == "" {
		return false, nil
	}
	there, err := isThere(s.Path())
	if err != nil {
		return false, failure("read", err)
	}
	return there, nil
}

// Enable switches recent look-ups on or off. Off deletes all of them, bookmarks included.
func (s *Store) Enable(on bool) error {
	if s.folder == "" && on {
		return noPlace()
	}
	if !on {
		return s.disable()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := makeFolder(s.folder); err != nil {
		return failure("written", err)
	}
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	on, err = isThere(s.Path())
	if err == nil && !on {
		err = s.write(nil, false)
	}
	if err != nil {
		return failure("written", err)
	}
	found, err := s.loadAndRepair()
	return cmp.Or(err, found.noted())
}

func (s *Store) disable() error {
	on, err := s.Enabled()
	if err != nil || !on {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	return failure("deleted", s.removeAll())
}

// List returns the look-ups and bookmarks, newest first. It returns what could
// be read even beside an error.
func (s *Store) List() ([]model.Recent, error) {
	on, err := s.Enabled()
	if err != nil || !on {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	unlock, err := s.lock()
	if err != nil {
		// Reading needs no lock where files are replaced whole; only repairs do.
		found, readErr := s.load()
		return order(found.entries), cmp.Or(readErr, err)
	}
	defer unlock()
	found, err := s.loadAndRepair()
	if err != nil {
		return order(found.entries), err
	}
	return order(found.entries), found.noted()
}

// Add notes that ref was looked up now, and who the person is where that is kept.
// It does nothing unless recent look-ups are switched on.
func (s *Store) Add(ref model.Ref, person string) error {
	if err := checkRef(ref); err != nil {
		return err
	}
	_, err := s.change(func(entries []model.Recent) ([]model.Recent, error) {
		entry := model.Recent{Ref: ref, At: s.now(), Person: personName(person)}
		if i := find(entries, ref); i >= 0 {
			entry.Name, entry.Person = entries[i].Name, cmp.Or(entry.Person, entries[i].Person)
			entries = slices.Delete(entries, i, i+1)
		}
		return slices.Insert(entries, 0, entry), nil
	})
	return err
}

// Bookmark gives a session a name, cut to 80 cells and made safe to show. An
// empty one takes the bookmark away. It fails when recent look-ups are switched
// off, and for a name with a credential in it.
func (s *Store) Bookmark(ref model.Ref, name string) error {
	if err := checkRef(ref); err != nil {
		return err
	}
	if kind, ok := credential.In(name); ok {
		return hasCredential(kind)
	}
	name = cleanName(name)
	on, err := s.change(func(entries []model.Recent) ([]model.Recent, error) {
		return bookmark(entries, model.Recent{Ref: ref, At: s.now(), Name: name})
	})
	if err == nil && !on && name != "" {
		return switchedOff()
	}
	return err
}

func bookmark(entries []model.Recent, marked model.Recent) ([]model.Recent, error) {
	i := find(entries, marked.Ref)
	isNew := marked.Name != "" && (i < 0 || entries[i].Name == "")
	switch {
	case isNew && countBookmarks(entries) >= maxBookmarks:
		return nil, tooMany()
	case i >= 0:
		entries[i].Name = marked.Name
		return entries, nil
	case marked.Name == "":
		return entries, nil
	default:
		return slices.Insert(entries, 0, marked), nil
	}
}

// Forget takes a session off the list, be it a look-up or a bookmark.
func (s *Store) Forget(ref model.Ref) error {
	_, err := s.change(func(entries []model.Recent) ([]model.Recent, error) {
		return slices.DeleteFunc(entries, func(e model.Recent) bool { return e.Ref == ref }), nil
	})
	return err
}

// ForgetAll empties the list, bookmarks included, and deletes the copies of
// files that could not be read. Recent look-ups stay switched on.
func (s *Store) ForgetAll() error {
	_, err := s.change(func([]model.Recent) ([]model.Recent, error) {
		return nil, failure("deleted", s.removeCopies())
	})
	return err
}

// change reads the file, lets edit change its entries, and replaces it, all
// while no other program may. It reports whether recent look-ups are switched on.
func (s *Store) change(edit func([]model.Recent) ([]model.Recent, error)) (on bool, err error) {
	return s.changeAll(func(found *contents) error {
		found.entries, err = edit(found.entries)
		return err
	})
}

// changeAll does so with all that the file has.
func (s *Store) changeAll(edit func(*contents) error) (on bool, err error) {
	if on, err := s.Enabled(); err != nil || !on {
		return on, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	unlock, err := s.lock()
	if err != nil {
		return true, err
	}
	defer unlock()
	found, err := s.loadAndRepair()
	if err != nil || !found.on {
		return found.on, err
	}
	found.entries = slices.Clone(found.entries)
	if err := edit(&found); err != nil {
		return true, err
	}
	if err := s.write(order(found.entries), found.people); err != nil {
		return true, failure("written", err)
	}
	return true, found.noted()
}

// order sorts entries, newest first, and drops the look-ups beyond the newest.
func order(entries []model.Recent) []model.Recent {
	sorting.Stable(entries, func(a, b model.Recent) int { return b.At.Compare(a.At) })
	lookUps := 0
	return slices.DeleteFunc(entries, func(e model.Recent) bool {
		if e.Name != "" {
			return false
		}
		lookUps++
		return lookUps > newest
	})
}

func find(entries []model.Recent, ref model.Ref) int {
	return slices.IndexFunc(entries, func(e model.Recent) bool { return e.Ref == ref })
}

func countBookmarks(entries []model.Recent) int {
	count := 0
	for _, entry := range entries {
		if entry.Name != "" {
			count++
		}
	}
	return count
}

func tooMany() error {
	return &model.Failure{Explanation: model.Problem{What: fmt.Sprintf("There are %d bookmarks already.", maxBookmarks), Next: "Forget some of them, then try again."}}
}
