package ui

import (
	"strings"
	"testing"
)

// TestEveryActionCanBeCalledByName: in help and palette an action is called by
// what it does, in two words or more, and no two are called alike.
func TestEveryActionCanBeCalledByName(t *testing.T) {
	t.Parallel()
	told := map[string]bool{} // Once is enough of each.
	for name, app := range states(t) {
		called := map[string]string{}
		for _, a := range app.everyAction() {
			if a.ID == "" || a.Do == nil {
				continue
			}
			words := a.Words()
			if len(strings.Fields(words)) < 2 && !told[a.ID] {
				told[a.ID] = true
				t.Errorf("%s: %s is called only %q; say more in action/titles.go", name, a.ID, words)
			}
			if other, ok := called[words]; ok && other != a.ID && !told[a.ID] {
				told[a.ID] = true
				t.Errorf("%s: %s and %s are both called %q", name, other, a.ID, words)
			}
			called[words] = a.ID
		}
	}
}
