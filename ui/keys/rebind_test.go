package keys_test

import (
	"slices"
	"strings"
	"testing"

	"ztsession/ui/keys"
)

func TestKeysAreCalledAsPeopleCallThem(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"r": "r", "R": "R", "shift+r": "R", "ctrl+R": "ctrl+r", "Ctrl-R": "ctrl+r", "control+r": "ctrl+r", "escape": "esc", "Return": "enter", "pgdn": "pgdown", "PageUp": "pgup",
		"F5": "f5", "shift+ctrl+tab": "ctrl+shift+tab", "alt+enter": "alt+enter", " ": "space", "space": "space", "-": "-", "+": "+", "ctrl++": "ctrl++", "del": "delete", "é": "é", "?": "?",
	} {
		if got, err := keys.Check("session.refresh", []string{name}); err != nil || !slices.Equal(got, []string{want}) {
			t.Errorf("%q is %v, %v", name, got, err)
		}
	}
	for name, want := range map[string]string{"": "is empty", "ctrl+": "none that a keyboard has", "f99": "none that a keyboard has", "rr": "none that", "\x1b": "no key types", "hyper": "none that"} {
		if got, err := keys.Check("session.refresh", []string{name}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %v, %v", name, got, err)
		}
	}
}

func TestFieldsKeepTheirTextAndEveryScreenAWayOut(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"form.next", "interrupt", "back", "recents.show", "copy.row.in-field"} {
		if _, err := keys.Check(id, []string{"n"}); err == nil {
			t.Errorf("%s takes text out of fields", id)
		}
	}
	for _, id := range []string{"back", "interrupt", "form.submit"} {
		if _, err := keys.Check(id, nil); err == nil {
			t.Errorf("%s may have no key", id)
		}
	}
	if _, err := keys.Check("quit", nil); err != nil {
		t.Errorf("quit may not have no key: %v", err)
	}
}

func TestConflicts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		changes keys.Changes
		id      string
		want    keys.Conflict
	}{
		{keys.Changes{"session.refresh": {"p"}}, "session.refresh", keys.Conflict{Key: "p", ID: "session.person"}},
		{keys.Changes{"quit": {"j"}}, "quit", keys.Conflict{Key: "j", ID: "move.down"}},
		{keys.Changes{"session.zoom": {"enter"}}, "session.zoom", keys.Conflict{Key: "enter", ID: "move.open"}},
		{keys.Changes{"form.next": {"f1"}}, "form.next", keys.Conflict{Key: "f1", ID: "help.in-field"}},
		// Swapped, moved away, on other screens, or another name of the same.
		{keys.Changes{"session.refresh": {"p"}, "session.person": {"r"}}, "", keys.Conflict{}},
		{keys.Changes{"session.refresh": {"f5"}}, "", keys.Conflict{}},
		{keys.Changes{"compare.swap": {"P"}}, "", keys.Conflict{}},
		{keys.Changes{"person.refresh": {"z"}}, "", keys.Conflict{}},
		{keys.Changes{"move.open": {"K", "enter"}}, "", keys.Conflict{}},
		{nil, "", keys.Conflict{}},
	} {
		found := keys.Conflicts(test.changes)
		if test.id == "" && len(found) > 0 || test.id != "" && found[test.id] != test.want {
			t.Errorf("%v: %v", test.changes, found)
		}
	}
}

func TestWhatFollowsABindingChangesWithIt(t *testing.T) {
	t.Parallel()
	effective := keys.Effective(keys.Changes{"session.refresh": {"f5"}, "person.open": {"o"}})
	if !slices.Equal(effective["person.refresh"], []string{"f5"}) || !slices.Equal(effective["person.open"], []string{"o"}) || !slices.Equal(effective["answer.read"], []string{"enter"}) {
		t.Errorf("the keys are %v", effective)
	}
	m := keys.New().With(keys.Changes{"session.refresh": {"f5", "ctrl+pgdown", "R"}, "quit": nil})
	if got := keys.Name(m.Refresh); got != "f5 ctrl+pgdn" {
		t.Errorf("it is shown as %q", got)
	}
	if got := keys.Name(m.Global.Quit); got != "(no key)" || !m.Global.Quit.Enabled() {
		t.Errorf("what has no key is shown as %q", got)
	}
	if again := keys.New(); keys.Name(again.Refresh) != "r" {
		t.Error("the default map changed")
	}
}
