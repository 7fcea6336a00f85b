package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/screen/recents"
)

func TestRecentLookUpsHaveHelpAndOtherTimes(t *testing.T) {
	store := &fakeRecents{on: true, all: []model.Recent{{Ref: testRef(), At: testNow().Add(-time.Hour), Name: "mine"}}}
	drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: store}, 140, 30, func(d *driver) {
		d.send(tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl})
		d.settle()
		d.want("mine", "1h ago", "? help", "t time")
		d.pass(2 * time.Minute)
		d.want("1h 2m ago")
		d.press("t", "t")
		d.want("2026-09-10 11:00:00 UTC")
		d.press("?")
		d.want("forget this one", "forget all", "turn off")
		d.press("esc")
		d.want("mine")
		d.press("esc")
		d.want("Look up one Access session")
	})
}

func TestBookmarkThatCannotBeKeptSaysSoBeforeANameIsTyped(t *testing.T) {
	tests := []struct {
		name  string
		store recents.Store
		want  string
	}{
		{"switched off", &fakeRecents{}, "ctrl+r, s"},
		{"not kept here", nil, "not in the demo"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: tt.store}, 80, 24, func(d *driver) {
				d.press("enter", "enter", "b")
				d.want(tt.want, "✓ 6 pass")
				d.wantNot("Name of the bookmark")
			})
		})
	}
}

// homeless is a store without a folder.
type homeless struct{ fakeRecents }

func (*homeless) Path() string { return "" }

func TestRecentsSayThatThereIsNoHomeFolder(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 24}} {
		drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: &homeless{}}, size[0], size[1], func(d *driver) {
			d.press("ctrl+r")
			d.want("no home folder", "HOME", "XDG_STATE_HOME")
			d.wantNot("stand in", "Press s", "turn on")
			d.press("s")
			d.want("no home folder")
		})
	}
}

// showRecents presses the key for the recent look-ups.
func showRecents(d *driver) {
	d.send(keyPress("ctrl+r"))
	d.settle()
}

func TestNamesOfRecentLookUpsAreKeptOnlyWhenThePersonSaysSo(t *testing.T) {
	store := &fakeRecents{on: true}
	source := company(lookedUp(t, "all-pass"))
	drive(t, Options{Source: source, Recents: store}, 100, 30, func(d *driver) {
		d.typeText("amina")
		d.pass(time.Second)
		d.press("enter", "esc")
		// Somebody else is searched, and the name is still known.
		d.typeText("ben")
		d.pass(time.Second)
		showRecents(d)
		d.want("amina.okafor@example.com", "names are not kept", "P keep names")
	})
	if len(store.all) != 1 || store.all[0].Person != "" {
		t.Fatalf("kept by itself: %+v", store.all)
	}
	drive(t, Options{Source: source, Recents: store}, 100, 30, func(d *driver) {
		showRecents(d)
		d.want(aminaID[31:])
		d.press("esc")
		d.typeText("amina")
		d.pass(time.Second)
		d.press("enter", "esc")
		showRecents(d)
		d.press("P")
		d.want("names are kept", "P keep no names")
	})
	if store.all[0].Person != "amina.okafor@example.com" {
		t.Errorf("kept: %+v", store.all)
	}
	drive(t, Options{Source: source, Recents: store}, 100, 30, func(d *driver) {
		showRecents(d)
		d.want("amina.okafor@example.com", "names are kept")
		d.press("P")
		d.want("deletes the names", "amina.okafor@example.com")
		d.press("down", "P", "P")
		d.want("names are not kept")
	})
	if store.people || store.all[0].Person != "" {
		t.Errorf("still kept: %+v", store.all)
	}
}

// TestNothingIsForgottenByAKeyThatWasPressedLongAgo: only the next key confirms what
// was warned of, and with the warning goes what it was about.
func TestNothingIsForgottenByAKeyThatWasPressedLongAgo(t *testing.T) {
	store := &fakeRecents{on: true, all: []model.Recent{{Ref: testRef()}}}
	drive(t, Options{Recents: store, Source: company(lookedUp(t, "all-pass"))}, 100, 30, func(d *driver) {
		showRecents(d)
		for _, between := range [][]string{{"t"}, {"?", "esc"}, {"down"}, {"f2", "esc"}, {"P", "P"}} {
			d.press("D")
			d.want("Press D again")
			d.press(between...)
			d.wantNot("Press D again")
			d.press("D")
			d.want("Press D again")
			d.press("t")
		}
		d.press("D", "D")
		d.want("Nothing is kept yet")
	})
}

// TestWhatKeepingMeansCanBeReadOnTheSmallestTerminal, to its end.
func TestWhatKeepingMeansCanBeReadOnTheSmallestTerminal(t *testing.T) {
	drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: &fakeRecents{}}, 40, 12, func(d *driver) {
		d.press("ctrl+r")
		d.want("look-ups are off", "▾")
		d.wantNot("to switch them on")
		d.press("end")
		d.want("to switch them on", "▴")
	})
}
