//go:build unix

package recent

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

func TestADamagedFileIsSetAsideAndItsGoodLinesAreKept(t *testing.T) {
	t.Parallel()
	for name, use := range map[string]func(*Store) error{
		"list":      func(s *Store) error { _, err := s.List(); return err },
		"add":       func(s *Store) error { return s.Add(session("a"), "") },
		"switch on": func(s *Store) error { return s.Enable(true) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := enabled(t, "a")
			damaged := read(t, s.Path()) + `{"account":"cut o`
			write(t, s, damaged)
			expectNote(t, use(s), "could not be read", ".corrupt-20260910T12")
			copies := copiesOf(t, s)
			if len(copies) != 1 || read(t, copies[0]) != damaged {
				t.Errorf("the copies are %v", copies)
			}
			if got := listed(t, s); got != "a" {
				t.Errorf("the list is %q", got)
			}
		})
	}
}

func TestEveryDamagedFileIsKept(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	at := s.now()
	s.now = func() time.Time { return at }
	for _, text := range []string{"one", "two", "three"} {
		write(t, s, text)
		_, err := s.List()
		expectNote(t, err)
	}
	if copies := copiesOf(t, s); len(copies) != 3 || read(t, copies[0]) != "one" || read(t, copies[2]) != "three" {
		t.Errorf("the copies are %v", copies)
	}
}

func TestAHugeFileIsNotReadWhole(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	file, err := os.OpenFile(s.Path(), os.O_WRONLY|os.O_APPEND, 0)
	must(t, err)
	// The file has a hole: it takes no room on the disk.
	must(t, file.Truncate(1<<40))
	must(t, file.Close())
	entries, err := s.List()
	expectNote(t, err, ".corrupt-")
	if words(entries) != "a" {
		t.Errorf("the list is %q", words(entries))
	}
	info, err := os.Stat(s.Path())
	must(t, err)
	if info.Size() > 1000 {
		t.Errorf("the file has %d bytes", info.Size())
	}
}

func TestLooseModesAreTightenedWithANote(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	folder := filepath.Dir(s.Path())
	must(t, os.Chmod(folder, 0o755))
	must(t, os.Chmod(s.Path(), 0o644))
	entries, err := s.List()
	expectNote(t, err, "Others on this computer could look into "+folder, s.Path())
	if words(entries) != "a" {
		t.Errorf("the list is %q", words(entries))
	}
	for path, want := range map[string]fs.FileMode{folder: 0o700, s.Path(): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info, err)
		}
	}
	if got := listed(t, s); got != "a" {
		t.Errorf("after that the list is %q", got)
	}
}

// TestACopyIsForItsOwnerOnlyAndNoOtherFileChanges: a damaged file that others could read is kept under
// a name that they cannot read; a file that has another name keeps its mode there.
func TestACopyIsForItsOwnerOnlyAndNoOtherFileChanges(t *testing.T) {
	t.Parallel()
	for name, linked := range map[string]bool{"one name": false, "another name": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := enabled(t)
			write(t, s, "damaged")
			must(t, os.Chmod(s.Path(), 0o644))
			other := filepath.Join(t.TempDir(), "other")
			if linked {
				must(t, os.Link(s.Path(), other))
			}
			_, err := s.List()
			expectNote(t, err, ".corrupt-")
			copies := copiesOf(t, s)
			if len(copies) != 1 || read(t, copies[0]) != "damaged" {
				t.Fatalf("the copies are %v", copies)
			}
			for _, path := range append(copies, s.Path()) {
				if info, err := os.Lstat(path); err != nil || info.Mode() != 0o600 {
					t.Errorf("%s: %v, %v", path, info.Mode(), err)
				}
			}
			if info, err := os.Lstat(other); linked && (err != nil || info.Mode() != 0o644 || read(t, other) != "damaged") {
				t.Errorf("the other name: %v, %v", info, err)
			}
		})
	}
}

func TestTheTargetOfALinkedFolderKeepsItsMode(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	real := t.TempDir()
	must(t, os.Chmod(real, 0o755))
	must(t, os.MkdirAll(filepath.Dir(filepath.Dir(s.Path())), 0o700))
	must(t, os.Symlink(real, filepath.Dir(s.Path())))
	must(t, s.Enable(true))
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("the folder has the mode %v, %v", info.Mode(), err)
	}
}

func TestSomethingElseInThePlaceOfTheFileIsLeftAlone(t *testing.T) {
	t.Parallel()
	for name, put := range map[string]func(path string) error{
		"a link":   func(path string) error { return os.Symlink(filepath.Join(filepath.Dir(path), "elsewhere"), path) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"a pipe":   makePipe,
	} {
		for _, file := range []string{fileName, lockName} {
			s := enabled(t, "a")
			elsewhere := s.name("elsewhere")
			must(t, os.WriteFile(elsewhere, []byte(good+"\n"), 0o600))
			must(t, os.Remove(s.name(file)))
			must(t, put(s.name(file)))
			expectFailure(t, s.Add(session("b"), ""), "Something else than a file", s.name(file))
			expectFailure(t, s.Enable(true), "Something else")
			expectFailure(t, s.Enable(false), "Something else")
			_, err := s.List()
			expectFailure(t, err, "Something else")
			if got := read(t, elsewhere); got != good+"\n" {
				t.Errorf("%s: the file elsewhere became %q", name, got)
			}
		}
	}
}

func TestALinkedFolderIsFine(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	real := t.TempDir()
	must(t, os.Chmod(real, 0o700))
	folder := filepath.Dir(s.Path())
	must(t, os.MkdirAll(filepath.Dir(folder), 0o700))
	must(t, os.Symlink(real, folder))
	must(t, s.Enable(true))
	must(t, s.Add(session("a"), ""))
	if got := listed(t, s); got != "a" || read(t, filepath.Join(real, fileName)) == "" {
		t.Errorf("the list is %q", got)
	}
}

func TestAFileInThePlaceOfTheFolderIsSaid(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	must(t, os.WriteFile(filepath.Dir(filepath.Dir(s.Path())), nil, 0o600))
	expectFailure(t, s.Enable(true), "could not be written", "not a directory")
	_, err := s.Enabled()
	expectFailure(t, err, "could not be read")
}

func TestALockThatIsHeldIsWaitedForAndThenSaid(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	s.wait = 0
	held := flock.New(s.name(lockName))
	locked, err := held.TryLock()
	if err != nil || !locked {
		t.Fatalf("TryLock = %v, %v", locked, err)
	}
	expectFailure(t, s.Add(session("b"), ""), "Another ztsession is busy", "Try again")
	expectFailure(t, s.ForgetAll(), "busy")
	expectFailure(t, s.Enable(false), "busy")
	entries, err := s.List()
	expectFailure(t, err, "busy")
	if words(entries) != "a" {
		t.Errorf("under another's lock the list is %q", words(entries))
	}
	must(t, held.Unlock())
	must(t, s.Add(session("b"), ""))
	if got := listed(t, s); got != "b a" {
		t.Errorf("the list is %q", got)
	}
}

func TestLeftoversOfACrashDoNoHarm(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	s.wait = 0
	must(t, os.WriteFile(s.name(lockName), []byte("4711"), 0o600))
	must(t, os.WriteFile(s.name(newName), []byte("half a li"), 0o644))
	must(t, s.Add(session("b"), ""))
	if got := listed(t, s); got != "b a" {
		t.Errorf("the list is %q", got)
	}
}

func TestProblemsOfTheDiskAreSaidInWords(t *testing.T) {
	t.Parallel()
	for reason, want := range map[error]string{
		syscall.ENOSPC: "The disk is full.", syscall.EROFS: "The disk is read-only.",
		syscall.EACCES: "You may not do that", syscall.EIO: "The system says: ",
	} {
		for _, err := range []error{
			&fs.PathError{Op: "open", Path: "/x\x1b", Err: reason},
			&os.LinkError{Op: "rename", Old: "/y", New: "/x\x1b", Err: reason},
		} {
			problem := failure("written", err)
			expectFailure(t, problem, "could not be written", want, `Look at /x\x1b.`)
			if strings.Count(problem.Error(), "/x") != 1 {
				t.Errorf("the path stands twice: %q", problem)
			}
		}
	}
}

func makePipe(path string) error { return syscall.Mkfifo(path, 0o600) }
