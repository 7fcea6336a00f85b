package action_test

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
)

func press(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// actions are in the order of the help; the footer has another.
func actions(did *string) []action.Action {
	do := func(what string) func() (tea.Cmd, action.Outcome) { return action.Just(func() { *did = what }) }
	return []action.Action{
		{ID: "late", Keys: keys.Bind("l", "late", "l"), Footer: 9, Do: do("late")},
		{Keys: keys.Bind("x", "told", "x"), Footer: 3},
		{ID: "first", Keys: keys.Bind("f", "first", "f"), Footer: 1, Do: do("first")},
		action.Action{ID: "off", Keys: keys.Bind("f", "off", "f", "o"), Footer: 1, Do: do("off")}.When(false),
		{ID: "second", Keys: keys.Bind("f", "another f", "f"), Footer: 2, Do: do("second")},
		{ID: "help", Keys: keys.Bind("?", "help", "?"), Footer: 100, Always: true, Do: do("help")},
		{ID: "unlisted", Keys: keys.Bind("u", "unlisted", "u"), Do: do("unlisted")},
	}
}

func TestFindTakesTheFirstThatWorks(t *testing.T) {
	for r, want := range map[rune]string{'l': "late", 'f': "first", 'x': "", 'o': "", 'u': "unlisted", 'z': ""} {
		did := ""
		if found, ok := action.Find(actions(&did), press(r)); ok {
			found.Do()
		}
		if did != want {
			t.Errorf("%c does %q, want %q", r, did, want)
		}
	}
}

func TestFooterGivesUpTheLeastImportantFirst(t *testing.T) {
	did := ""
	for width, want := range map[int]string{
		80: " f first  x told  l late  ? help", 28: " f first  x told  ? help", 12: " ? help", 5: " ? h⋯",
	} {
		got := ansi.Strip(action.Footer(actions(&did), look.New(look.Dark, true), width))
		if got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
}

func TestRangeNamesTheFirstAndTheLastKey(t *testing.T) {
	row := []action.Action{{Keys: keys.Bind("1", "one", "1")}, {Keys: keys.Bind("2", "two", "2")}, {Keys: keys.Bind("3", "three", "3")}}
	if got := action.Range(row, "jump", 2); got.Shown() != "1-3" || got.Title() != "jump" || got.Do != nil {
		t.Errorf("the range is %+v", got)
	}
	if got := action.Range(row[:1], "jump", 2); got.Keys.Enabled() {
		t.Errorf("one alone is the range %+v", got.Keys.Help())
	}
}

func TestWhenDoesNotSwitchOnWhatIsOff(t *testing.T) {
	off := action.Action{Keys: key.NewBinding(key.WithKeys("a"), key.WithDisabled())}
	if off.When(true).Keys.Enabled() {
		t.Error("a disabled binding was enabled")
	}
}

func TestTold(t *testing.T) {
	told := action.Told("Move", keys.Bind("a", "up", "a"), keys.Bind("b", "down", "b"))
	if len(told) != 2 || told[0].Do != nil || told[1].Group != "Move" || !strings.HasPrefix(told[1].Title(), "down") {
		t.Errorf("told %+v", told)
	}
}
