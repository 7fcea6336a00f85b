package recent

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ztsession/model"
)

// ticking returns a clock that goes on by a second whenever it is read.
func ticking() func() time.Time {
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

// newStore returns a store below a folder of its own, switched off.
func newStore(t *testing.T) *Store {
	t.Helper()
	state := filepath.Join(t.TempDir(), "state")
	return Open(env("XDG_STATE_HOME", state), ticking())
}

// enabled returns a store that is switched on and holds the sessions, the last
// one newest.
func enabled(t *testing.T, nonces ...string) *Store {
	t.Helper()
	s := newStore(t)
	must(t, s.Enable(true))
	for _, nonce := range nonces {
		must(t, s.Add(session(nonce), ""))
	}
	return s
}

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func session(nonce string) model.Ref {
	return model.Ref{Account: "699d98642c564d2e855e9661899b7252", User: "57cf8cf2-f55a-4588-9ac9-f5e41e9f09b4", Nonce: nonce}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// listed returns the nonces and names of the list: "a", "b=name".
func listed(t *testing.T, s *Store) string {
	t.Helper()
	entries, err := s.List()
	must(t, err)
	return words(entries)
}

func words(entries []model.Recent) string {
	var found []string
	for _, e := range entries {
		word := e.Ref.Nonce
		if e.Name != "" {
			word += "=" + e.Name
		}
		found = append(found, word)
	}
	return strings.Join(found, " ")
}

func write(t *testing.T, s *Store, text string) {
	t.Helper()
	must(t, os.WriteFile(s.Path(), []byte(text), 0o600))
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	must(t, err)
	return string(text)
}

// expectNote fails unless err is a note of what was put right, with the words in it.
func expectNote(t *testing.T, err error, words ...string) {
	t.Helper()
	if !errors.Is(err, ErrNoted) {
		t.Fatalf("error %v, want a note", err)
	}
	expectWords(t, err, words...)
}

// expectFailure fails unless err says that something was not done, with the words in it.
func expectFailure(t *testing.T, err error, words ...string) {
	t.Helper()
	var failure *model.Failure
	if !errors.As(err, &failure) || errors.Is(err, ErrNoted) {
		t.Fatalf("error %v, want a failure", err)
	}
	expectWords(t, err, words...)
}

func expectWords(t *testing.T, err error, words ...string) {
	t.Helper()
	for _, word := range words {
		if text := model.ProblemOf(err).String(); !strings.Contains(text, word) {
			t.Errorf("the problem is %q, want %q in it", text, word)
		}
	}
}

func copiesOf(t *testing.T, s *Store) []string {
	t.Helper()
	copies, err := filepath.Glob(s.Path() + ".corrupt-*")
	must(t, err)
	return copies
}
