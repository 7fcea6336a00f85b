package recent

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ztsession/cli/private"
	"ztsession/model"
)

// maxFile bounds what is read, in bytes: far more than the longest list that
// the program writes.
const maxFile = 16 << 20

// contents are what the file had.
type contents struct {
	on      bool // the file is there
	entries []model.Recent
	people  bool // it is kept who the people are
	// damaged is set when something in the file could not be read.
	damaged bool
	notes   []string
}

// load reads the file and changes nothing.
func (s *Store) load() (contents, error) {
	on, err := isThere(s.Path())
	if err != nil || !on {
		return contents{}, failure("read", err)
	}
	file, _, err := private.Open(s.Path())
	if err != nil {
		return contents{}, failure("read", err)
	}
	defer func() { _ = file.Close() }() // It was only read.
	text, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err != nil {
		return contents{}, failure("read", err)
	}
	entries, people, whole := decode(text[:min(len(text), maxFile)])
	return contents{on: true, entries: entries, people: people, damaged: !whole || len(text) > maxFile}, nil
}

// loadAndRepair reads the file and puts right what is wrong with it, with a
// note. It is called under the lock.
func (s *Store) loadAndRepair() (contents, error) {
	found, err := s.load()
	if err != nil || !found.on {
		return found, err
	}
	if found.damaged {
		copied, err := s.setAside()
		if err == nil {
			err = s.write(order(found.entries), found.people)
		}
		if err != nil {
			return found, failure("repaired", err)
		}
		found.notes = append(found.notes, fmt.Sprintf("A part of the recent look-ups could not be read; what could be is kept, and the file as it was is %s.", shown(copied)))
	}
	return found, failure("made private", s.makePrivate(&found))
}

// makePrivate takes the rights of others away from the folder and the file.
// The file is replaced by one of our own: its rights may be another name's too.
func (s *Store) makePrivate(found *contents) error {
	loose, err := tighten(s.folder)
	if err != nil {
		return err
	}
	if loose {
		found.notes = append(found.notes, onlyYou(s.folder))
	}
	if loose, err = isLoose(s.Path()); err != nil || !loose {
		return err
	}
	found.notes = append(found.notes, onlyYou(s.Path()))
	return s.write(order(found.entries), found.people)
}

func onlyYou(path string) string {
	return fmt.Sprintf("Others on this computer could look into %s; only you can now.", shown(path))
}

// write replaces the file by entries, at once and whole: whoever reads finds
// the old list or the new one, and a full disk costs nothing but the change.
func (s *Store) write(entries []model.Recent, people bool) (err error) {
	name := s.name(newName)
	// A crash may have left one; it is ours since we have the lock.
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := private.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(name) // The first error says more.
		}
	}()
	_, err = file.Write(encode(entries, people))
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return os.Rename(name, s.Path())
}

// setAside gives the file a second name, under which it stays when the file is
// replaced, and returns that name. The first name never goes away, since
// without it recent look-ups would be switched off.
func (s *Store) setAside() (string, error) {
	const tries = 100
	stamp := s.now().UTC().Format("20060102T150405Z")
	for i := range tries {
		copied := s.Path() + ".corrupt-" + stamp
		if i > 0 {
			copied += fmt.Sprintf("-%d", i+1)
		}
		if err := keep(s.Path(), copied); !errors.Is(err, fs.ErrExist) {
			return copied, err
		}
	}
	return "", fmt.Errorf("%w: %s", fs.ErrExist, s.Path()+".corrupt-"+stamp)
}

// keep gives a file another name, for its owner only. Where it has more names
// already, or the file system has no links, its start is copied instead: what
// the program writes is far shorter.
func keep(from, to string) error {
	source, info, err := private.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }() // It was only read.
	if private.Names(info) == 1 {
		switch err := os.Link(from, to); {
		case err == nil:
			return source.Chmod(private.Mode)
		case errors.Is(err, fs.ErrExist):
			return err
		}
	}
	target, err := private.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, io.LimitReader(source, maxFile))
	return errors.Join(err, target.Close())
}

// removeCopies deletes the files that setAside kept.
func (s *Store) removeCopies() error {
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return err
	}
	var failed []error
	for _, entry := range entries {
		if ours, err := filepath.Match(fileName+".corrupt-*", entry.Name()); err == nil && ours {
			failed = append(failed, os.Remove(s.name(entry.Name())))
		}
	}
	return errors.Join(failed...)
}

// removeAll deletes everything that holds an id.
func (s *Store) removeAll() error {
	failed := []error{s.removeCopies()}
	for _, name := range []string{s.name(newName), s.Path()} {
		if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}
