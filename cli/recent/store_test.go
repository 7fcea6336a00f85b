package recent

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"ztsession/model"
	"ztsession/model/text/measure"
)

func TestNothingIsWrittenBeforeItIsSwitchedOn(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	must(t, s.Add(session("a"), ""))
	must(t, s.Forget(session("a")))
	must(t, s.ForgetAll())
	must(t, s.Enable(false))
	must(t, s.Bookmark(session("a"), ""))
	expectFailure(t, s.Bookmark(session("a"), "mine"), "switched off", "Switch them on first.")
	on, err := s.Enabled()
	if entries := listed(t, s); on || err != nil || entries != "" {
		t.Errorf("Enabled = %v, %v; list %q", on, err, entries)
	}
	if _, err := os.Stat(filepath.Dir(filepath.Dir(s.Path()))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder above is there: %v", err)
	}
}

func TestSwitchedOnItIsPrivateAndEmpty(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	must(t, s.Enable(true))
	if on, err := s.Enabled(); !on || err != nil {
		t.Errorf("Enabled = %v, %v", on, err)
	}
	must(t, s.Add(session("a"), ""))
	for path, want := range map[string]fs.FileMode{filepath.Dir(s.Path()): fs.ModeDir | 0o700, s.Path(): 0o600, s.name(lockName): 0o600} {
		info, err := os.Stat(path)
		must(t, err)
		if info.Mode() != want {
			t.Errorf("%s has the mode %v, want %v", path, info.Mode(), want)
		}
	}
}

func TestSwitchingOnAgainKeepsTheList(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	must(t, s.Enable(true))
	if got := listed(t, s); got != "a" {
		t.Errorf("the list is %q", got)
	}
}

func TestSwitchingOffDeletesEverythingWithAnId(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	write(t, s, "damaged a\n")
	_, err := s.List()
	expectNote(t, err)
	must(t, os.WriteFile(s.name(newName), []byte("a"), 0o600))
	must(t, s.Bookmark(session("a"), "mine"))
	must(t, s.Enable(false))
	entries, err := os.ReadDir(filepath.Dir(s.Path()))
	must(t, err)
	if len(entries) != 1 || entries[0].Name() != lockName || read(t, s.name(lockName)) != "" {
		t.Errorf("left are %v", entries)
	}
	must(t, s.Enable(true))
	if got := listed(t, s); got != "" {
		t.Errorf("switched on again the list is %q", got)
	}
}

// TestSwitchedOffWhileAChangeWaits is about another program that switches off
// between the first look and the lock: the change must not bring the file back.
func TestSwitchedOffWhileAChangeWaits(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	s.wait = time.Minute
	unlock, err := s.lock()
	must(t, err)
	added := make(chan error)
	go func() { added <- s.Add(session("b"), "") }()
	for s.mu.TryLock() { // Until Add is past the first look.
		s.mu.Unlock()
		runtime.Gosched()
	}
	must(t, s.removeAll())
	unlock()
	must(t, <-added)
	if on, err := s.Enabled(); on || err != nil {
		t.Errorf("Enabled = %v, %v", on, err)
	}
}

func TestListIsNewestFirstAndEachSessionOnce(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a", "b", "c", "a")
	if got := listed(t, s); got != "a c b" {
		t.Errorf("the list is %q", got)
	}
}

func TestOnlyTheNewestAreKeptAndBookmarksDoNotCount(t *testing.T) {
	t.Parallel()
	s := enabled(t, "first", "second")
	must(t, s.Bookmark(session("first"), "kept"))
	for i := range newest {
		must(t, s.Add(session(fmt.Sprint(i)), ""))
	}
	entries, err := s.List()
	must(t, err)
	got := words(entries)
	if len(entries) != newest+1 || !strings.HasPrefix(got, "49 48 ") || !strings.HasSuffix(got, " 1 0 first=kept") {
		t.Errorf("the list is %q", got)
	}
}

func TestBookmarks(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a", "b")
	must(t, s.Bookmark(session("a"), "  broken laptop, before the fix "))
	must(t, s.Bookmark(session("c"), "new"))
	if got := listed(t, s); got != "c=new b a=broken laptop, before the fix" {
		t.Errorf("marked: %q", got)
	}
	must(t, s.Add(session("a"), ""))
	must(t, s.Bookmark(session("c"), "renamed"))
	if got := listed(t, s); got != "a=broken laptop, before the fix c=renamed b" {
		t.Errorf("looked up again and renamed: %q", got)
	}
	must(t, s.Bookmark(session("a"), " "))
	must(t, s.Bookmark(session("unknown"), ""))
	if got := listed(t, s); got != "a c=renamed b" {
		t.Errorf("taken away: %q", got)
	}
}

func TestNamesOfBookmarksAreSafeAndBounded(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"\x1b[2Jcleared\n":       `\x1b[2Jcleared`,
		"turned\u202earound":     `turned\u202earound`,
		strings.Repeat("a", 100): strings.Repeat("a", 79) + "⋯",
		strings.Repeat("漢", 50):  strings.Repeat("漢", 39) + "⋯",
		"جهاز مكسور 💻":           "جهاز مكسور 💻",
		// A joiner at the cut would join nothing and be shown as an escape.
		strings.Repeat("ب", 79) + "\u200c" + strings.Repeat("ب", 9): strings.Repeat("ب", 78) + "⋯",
	} {
		s := enabled(t)
		must(t, s.Bookmark(session("a"), name))
		entries, err := s.List()
		must(t, err)
		if len(entries) != 1 || entries[0].Name != want || measure.Cells(want) > nameCells {
			t.Errorf("%q is %+v, want %q", name, entries, want)
		}
	}
}

func TestBookmarksHaveABound(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	entries := make([]model.Recent, maxBookmarks)
	for i := range entries {
		entries[i] = model.Recent{Ref: session(fmt.Sprint(i)), At: s.now(), Name: "mine"}
	}
	must(t, s.write(entries, false))
	expectFailure(t, s.Bookmark(session("more"), "mine"), "1000 bookmarks", "Forget")
	must(t, s.Bookmark(session("7"), "renamed"))
	must(t, s.Forget(session("8")))
	must(t, s.Bookmark(session("more"), "mine"))
	found, err := s.List()
	must(t, err)
	if len(found) != maxBookmarks {
		t.Errorf("there are %d bookmarks", len(found))
	}
}

func TestForget(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a", "b", "c")
	must(t, s.Bookmark(session("a"), "mine"))
	must(t, s.Forget(session("b")))
	must(t, s.Forget(session("unknown")))
	if got := listed(t, s); got != "c a=mine" {
		t.Errorf("one forgotten: %q", got)
	}
	must(t, s.Forget(session("a")))
	if got := listed(t, s); got != "c" {
		t.Errorf("a bookmark forgotten: %q", got)
	}
	must(t, s.Bookmark(session("d"), "mine"))
	must(t, s.ForgetAll())
	on, err := s.Enabled()
	if got := listed(t, s); got != "" || !on || err != nil {
		t.Errorf("all forgotten: %q, switched on %v, %v", got, on, err)
	}
}

func TestForgetAllDeletesCopiesOfDamagedFilesToo(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	write(t, s, "damaged\n")
	expectNote(t, s.ForgetAll())
	if copies := copiesOf(t, s); len(copies) > 0 || read(t, s.Path()) != "" {
		t.Errorf("left are %v", copies)
	}
}

func TestIdsThatCannotBeLookedUpAreNotKept(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	for name, ref := range map[string]model.Ref{
		"no nonce":       session(""),
		"a long account": {Account: strings.Repeat("a", 33), User: "u", Nonce: "n"},
		"white space":    session("a b"),
		"invisible":      session("a\u200bb"),
		"bidi":           session("a\u202eb"),
	} {
		expectFailure(t, s.Add(ref, ""))
		expectFailure(t, s.Bookmark(ref, name))
	}
	if got := read(t, s.Path()); got != "" {
		t.Errorf("the file has %q", got)
	}
}

func TestOnlyIdsTimesAndNamesAreWritten(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	must(t, s.Bookmark(session("b"), "mine"))
	want := `{"account":"699d98642c564d2e855e9661899b7252","user":"57cf8cf2-f55a-4588-9ac9-f5e41e9f09b4","nonce":"b","at":"2026-09-10T12:00:02Z","name":"mine"}
{"account":"699d98642c564d2e855e9661899b7252","user":"57cf8cf2-f55a-4588-9ac9-f5e41e9f09b4","nonce":"a","at":"2026-09-10T12:00:01Z"}
`
	if got := read(t, s.Path()); got != want {
		t.Errorf("the file is\n%s\nwant\n%s", got, want)
	}
}
