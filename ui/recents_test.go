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
	drive(t, Options{Source: company(lookedUp(t, "all-pass")), Recents: store}, 120, 30, func(d *driver) {
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
				d.press("enter", "b")
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
