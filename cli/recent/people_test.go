package recent

import (
	"os"
	"strings"
	"testing"

	"ztsession/model"
)

const amina = "amina.okafor@example.com"

// file returns what stands in the store's file.
func file(t *testing.T, s *Store) string {
	t.Helper()
	text, err := os.ReadFile(s.Path())
	must(t, err)
	return string(text)
}

func people(t *testing.T, s *Store) string {
	t.Helper()
	entries, err := s.List()
	must(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Person)
	}
	return strings.Join(names, ",")
}

func TestNobodyIsNamedUntilThePersonSaysSo(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	must(t, s.Add(session("a"), amina))
	if keeps, err := s.KeepsPeople(); keeps || err != nil || strings.Contains(file(t, s), "amina") {
		t.Fatalf("kept by itself: %v, %v, %s", keeps, err, file(t, s))
	}
	must(t, s.KeepPeople(true, map[model.Ref]string{session("a"): amina}))
	must(t, s.Add(session("b"), "Ben\u202e Lindqvist"))
	must(t, s.Add(session("c"), "cfut_Kx8Tq2LmWp5Rv9Zb3Nc7Hd1Fg6Js4Yt0Ua8Eo2Xi00000000"))
	must(t, s.Add(session("a"), ""))
	if got := people(t, s); got != amina+`,,Ben\u202e Lindqvist` {
		t.Errorf("the people are %q", got)
	}
	if keeps, err := s.KeepsPeople(); !keeps || err != nil {
		t.Errorf("keeps %v, %v", keeps, err)
	}
	must(t, s.Bookmark(session("b"), "his laptop"))
	must(t, s.KeepPeople(false, nil))
	if text := file(t, s); strings.Contains(text, "Lindqvist") || strings.Contains(text, "amina") || !strings.Contains(text, "his laptop") || people(t, s) != ",," {
		t.Errorf("after it was revoked: %s", text)
	}
}

func TestWhatIsForgottenTakesTheNamesAlong(t *testing.T) {
	t.Parallel()
	s := enabled(t)
	must(t, s.KeepPeople(true, nil))
	must(t, s.Add(session("a"), amina))
	must(t, s.Add(session("b"), amina))
	must(t, s.Forget(session("b")))
	must(t, s.ForgetAll())
	if text := file(t, s); strings.Contains(text, "amina") {
		t.Errorf("the file still has %s", text)
	}
	if keeps, err := s.KeepsPeople(); !keeps || err != nil {
		t.Errorf("forgetting changed what is kept from now on: %v, %v", keeps, err)
	}
	must(t, s.Enable(false))
	must(t, s.Enable(true))
	if keeps, err := s.KeepsPeople(); keeps || err != nil {
		t.Errorf("switched off and on it keeps people: %v, %v", keeps, err)
	}
}

func TestNamesAreNotKeptWhereNothingIs(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	expectFailure(t, s.KeepPeople(true, nil), "switched off")
	must(t, s.KeepPeople(false, nil))
	for _, none := range []*Store{s, Open(env(), ticking())} {
		if keeps, err := none.KeepsPeople(); keeps || err != nil {
			t.Errorf("keeps %v, %v", keeps, err)
		}
	}
}

func TestNamesInAFileThatDoesNotSaySoAreDropped(t *testing.T) {
	t.Parallel()
	s := enabled(t, "a")
	text := strings.Replace(file(t, s), "}", `,"person":"`+amina+`"}`, 1)
	must(t, os.WriteFile(s.Path(), []byte(text), 0o600))
	if got := people(t, s); got != "" {
		t.Errorf("%q is named", got)
	}
	must(t, s.Add(session("b"), ""))
	if strings.Contains(file(t, s), "amina") {
		t.Errorf("the file still has %s", file(t, s))
	}
}
