package table

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/lists"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/widget/search"
)

var noon = time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)

func people() []model.Person {
	return []model.Person{
		{ID: "u1", Name: model.Known("Amina Okafor"), Email: model.Known("amina@example.com"), LastLogin: model.Known(noon.Add(-time.Hour)), Devices: model.Known(model.Number("2"))},
		{ID: "u2", Email: model.Known("ben@example.com"), AccessSeat: model.Known(true)},
	}
}

// peopleIn returns a table of people.
func peopleIn(width int, c clock.Clock) *Table {
	tab := empty(look.New(look.Dark, true), keys.New().Move, columnsOf(lists.People())...)
	tab.SetSize(width, 5)
	of := listedOf(lists.People(), slice[model.Person](people()), c)
	tab.SetNeed(lists.Moment, of.timeWidth())
	tab.setRows(of)
	return tab
}

func TestATableOfTheColumnsOfAList(t *testing.T) {
	for width, want := range map[int][]string{
		78: {
			"  Name            E-mail                Last login    Seats            Devices",
			"  Amina Okafor    amina@example.com     1h ago        not reported           2",
			"  -               ben@example.com       not reported  Access                 -",
		},
		40: {
			"  Name             E-mail",
			"  Amina Okafor     amina@example.com",
			"  -                ben@example.com",
		},
	} {
		if got := plain(peopleIn(width, clock.Clock{Now: noon}).View(false)); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d cells:\n%s\nwant\n%s", width, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestTimesTakeWhatTheClockNeeds: an age is short, a date is not.
func TestTimesTakeWhatTheClockNeeds(t *testing.T) {
	line := plain(peopleIn(100, clock.Clock{Now: noon, Mode: clock.UTC}).View(false))[1]
	if want := "2026-09-10 11:00:00 UTC  "; !strings.Contains(line, want) {
		t.Errorf("%q has no %q", line, want)
	}
	if line := plain(peopleIn(78, clock.Clock{Now: noon, Mode: clock.UTC}).View(false))[1]; strings.Contains(line, "not reported") {
		t.Errorf("a date left the seats their room in %q", line)
	}
}

// TestATableCanBeSearched is what the search of every list will be.
func TestATableCanBeSearched(t *testing.T) {
	tab, k := peopleIn(78, clock.Clock{Now: noon}), keys.New()
	s := search.New(look.New(look.Dark, true), search.Keys{Start: k.List.Search, Accept: k.Move.Open, Cancel: k.Global.Back})
	_ = s.SetRows(listedOf(lists.People(), slice[model.Person](people()), clock.Clock{Now: noon}))
	s.Key(press("/"), search.On(tab.Cursor()))
	typed := s.Update(tea.PasteMsg{Content: "ben@"}, search.On(tab.Cursor()))
	out := s.Key(tea.KeyPressMsg{Code: tea.KeyEnter}, search.On(tab.Cursor()))
	for _, cmd := range []tea.Cmd{typed.Cmd, out.Cmd} {
		if msg := cmd(); msg != nil {
			if found := s.Update(msg, search.On(tab.Cursor())); found.Row >= 0 {
				tab.Select(found.Row)
			}
		}
	}
	if got, want := s.Status(search.On(tab.Cursor())), `search "ben@" 1 of 1`; tab.Cursor() != 1 || got != want {
		t.Errorf("the cursor is on %d, the status %q, want %q", tab.Cursor(), got, want)
	}
}
