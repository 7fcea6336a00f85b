package ui

import (
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"

	"ztsession/ui/action"
)

// TestNoKeyMeansTwoThingsAtOnce: in every state a key does one thing. An action
// may share its key with a sentence about it, never with another action.
func TestNoKeyMeansTwoThingsAtOnce(t *testing.T) {
	for name, app := range states(t) {
		taken := map[string]string{}
		for _, a := range app.actions() {
			if a.Do == nil || !a.Keys.Enabled() {
				continue
			}
			for _, one := range a.Keys.Keys() {
				if other, ok := taken[one]; ok {
					t.Errorf("%s: %q does %s and %s", name, one, other, a.Title())
				}
				taken[one] = a.Title()
			}
		}
	}
}

// TestEveryActionHasANameAndAHelp: settings name actions by their id, help and
// footer by their key and title.
func TestEveryActionHasANameAndAHelp(t *testing.T) {
	for name, app := range states(t) {
		var ids []string
		for _, a := range app.actions() {
			switch {
			case !a.Keys.Enabled():
			case a.Shown() == "" || a.Title() == "":
				t.Errorf("%s: %q is not named for the person", name, a.ID)
			case a.ID != "" && slices.Contains(ids, a.ID):
				t.Errorf("%s: there are two actions %s", name, a.ID)
			case a.Do != nil && a.ID == "" && a.Group != "":
				t.Errorf("%s: the action %s %s has no id", name, a.Shown(), a.Title())
			case a.Group == "" && a.Footer == 0 && a.ID != "":
				t.Errorf("%s: %s stands in no help", name, a.ID)
			}
			ids = append(ids, a.ID)
		}
	}
}

// TestFieldsTakeEveryPrintableKeyAsText: while text is typed, no action has a
// key that is text.
func TestFieldsTakeEveryPrintableKeyAsText(t *testing.T) {
	for name, app := range states(t) {
		if !app.top().Typing() {
			continue
		}
		for _, a := range app.actions() {
			for _, one := range a.Keys.Keys() {
				if a.Do != nil && a.Keys.Enabled() && (len([]rune(one)) == 1 || one == "space") {
					t.Errorf("%s: %s takes %q, which is text in a field", name, a.ID, one)
				}
			}
		}
	}
}

// TestKeysThatPeopleKnow holds the keys that help and README promise.
func TestKeysThatPeopleKnow(t *testing.T) {
	promised := map[string][]string{
		"help": {"?"}, "palette": {":", "ctrl+p"}, "back": {"esc"}, "quit": {"q"}, "interrupt": {"ctrl+c"}, "suspend": {"ctrl+z"}, "time": {"t"}, "mask": {"x"},
		"session.pane.answer": {"0"}, "session.explain": {"i"}, "session.json": {"J"}, "answer.read": {"enter"}, "list.search": {"/"}, "list.filter": {"f"},
		"copy.ticket": {"y"}, "copy.report": {"Y"}, "copy.plain": {"V"},
		"session.next": {"tab"}, "session.previous": {"shift+tab"}, "session.pane.identity": {"1"}, "session.pane.devices": {"2"},
		"session.pane.posture": {"3"}, "session.pane.mtls": {"4"}, "session.pane.json": {"5"}, "session.pane.access": {"6"},
		"session.refresh": {"r"}, "session.person": {"p"}, "session.bookmark": {"b"}, "session.names": {"L"}, "session.mark": {"m"}, "session.compare": {"d"}, "session.watch": {"w"}, "mouse": {"M"},
	}
	session := stateAfter(Options{Session: openFixture(t, "posture-failures")})
	for id, names := range promised {
		at := slices.IndexFunc(session.actions(), func(a action.Action) bool { return a.ID == id })
		if at < 0 {
			t.Errorf("there is no %s", id)
			continue
		}
		for _, name := range names {
			if a := session.actions()[at]; !slices.Contains(a.Keys.Keys(), name) || !key.Matches(keyPress(name), a.Keys) {
				t.Errorf("%s has the keys %v, want %q among them", id, a.Keys.Keys(), name)
			}
		}
	}
}
