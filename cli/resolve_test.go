package cli

import (
	"strings"
	"testing"

	"ztsession/model"
)

// TestChoicesFitOnAScreen: names are written by other people, and may be endless.
func TestChoicesFitOnAScreen(t *testing.T) {
	t.Parallel()
	accounts := make([]model.Account, 37)
	for i := range accounts {
		accounts[i] = model.Account{ID: "a0b1c2d3e4f5061728394a5b6c7d8e9f", Name: strings.Repeat("endless\u202e ", 10_000)}
	}
	people := make([]model.Person, 11)
	for name, choices := range map[string][]string{"accounts": accountChoices(accounts), "people": personChoices(people)} {
		if len(choices) != mostChoices+1 {
			t.Errorf("%s: %d lines", name, len(choices))
		}
		for _, choice := range choices {
			if len(choice) > 200 || strings.ContainsRune(choice, '\u202e') {
				t.Errorf("%s: a line of %d bytes: %.80q", name, len(choice), choice)
			}
		}
	}
	if last := accountChoices(accounts)[mostChoices]; last != "and 27 more: ztsession list accounts prints all of them." {
		t.Errorf("the last line is %q", last)
	}
	if got := accountChoices(accounts[:10]); len(got) != 10 {
		t.Errorf("ten accounts make %d lines", len(got))
	}
}
