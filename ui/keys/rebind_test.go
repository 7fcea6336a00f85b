package keys_test

import (
	"errors"
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
		"ctrl + r": "ctrl+r", "Space Bar": "space", "f13": "f13", "ctrl+-": "ctrl+-",
	} {
		if got, err := keys.Check("session.refresh", []string{name}); err != nil || !slices.Equal(got, []string{want}) {
			t.Errorf("%q is %v, %v", name, got, err)
		}
	}
	for name, want := range map[string]string{
		"": "is empty", "ctrl+": `cannot be "ctrl+", which no keyboard has; keys are called as in`, "capslock": "no keyboard has", "rr": "no keyboard has", "\x1b": `cannot be "\\x1b", which no key types`,
		// As vim, Emacs and others write them, and slips of the fingers.
		"C-p": `cannot be "C-p"; did you mean "ctrl+p"?`, "<C-p>": `did you mean "ctrl+p"?`, "<f5>": `did you mean "f5"?`, "^P": `did you mean "ctrl+p"?`, "M-x": `did you mean "alt+x"?`,
		"option+r": `did you mean "alt+r"?`, "crtl+r": `did you mean "ctrl+r"?`, "Strg+R": `did you mean "ctrl+r"?`, "spcae": `did you mean "space"?`, "S-Tab": `did you mean "shift+tab"?`, "ctrl-spcae": `did you mean "ctrl+space"?`,
		// What no terminal sends, or not as a key of its own.
		"cmd+r": "terminals do not send cmd; take one with ctrl+ or alt+", "Super-r": "terminals do not send super", "shift+5": `write that sign alone`, "shift+!": "write that sign alone",
		"ctrl+i": "most terminals send tab for it", "Ctrl-M": "most terminals send enter for it", "ctrl+[": "most terminals send esc for it",
	} {
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
		if _, err := keys.Check(id, []string{"ctrl+g", "backspace"}); err == nil || !strings.Contains(err.Error(), "edits the text in a field") {
			t.Errorf("%s takes away what edits a text: %v", id, err)
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

// TestTheKeyAtFaultIsTold, of several.
func TestTheKeyAtFaultIsTold(t *testing.T) {
	t.Parallel()
	_, err := keys.Check("session.refresh", []string{"r", "f5", "crtl+r"})
	var at *keys.NameError
	if !errors.As(err, &at) || at.Index != 2 {
		t.Errorf("it is %v", err)
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
