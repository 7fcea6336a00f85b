//go:build !windows

package recent

import "testing"

func TestWhereTheFileIs(t *testing.T) {
	t.Parallel()
	for want, pairs := range map[string][]string{
		"/state/ztsession/recent.jsonl":                  {"XDG_STATE_HOME", "/state", "HOME", "/home/jdoe"},
		"/home/jdoe/.local/state/ztsession/recent.jsonl": {"HOME", "/home/jdoe"},
		"/home/j/.local/state/ztsession/recent.jsonl":    {"XDG_STATE_HOME", "relative", "HOME", "/home/j", "LocalAppData", "/x"},
		"": {"HOME", "relative"},
	} {
		if got := Open(env(pairs...), nil).Path(); got != want {
			t.Errorf("%v: %q, want %q", pairs, got, want)
		}
	}
}

func TestWithoutAPlaceItStaysOff(t *testing.T) {
	t.Parallel()
	s := Open(env(), ticking())
	must(t, s.Add(session("a"), ""))
	must(t, s.Enable(false))
	expectFailure(t, s.Enable(true), "no home folder", "XDG_STATE_HOME")
	expectFailure(t, s.Bookmark(session("a"), "mine"), "switched off")
	if on, err := s.Enabled(); on || err != nil || listed(t, s) != "" {
		t.Errorf("Enabled = %v, %v", on, err)
	}
}
