package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/model/mask"
)

// What is typed finds actions by their name, in any order of the words and with
// letters left out, and enter does them on the screen below.
func TestThePaletteDoesWhatItIsTold(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {40, 12}} {
		drive(t, opened(t, "posture-failures"), size[0], size[1], func(d *driver) {
			before := d.screen()
			d.press(":")
			d.want("▸ Palette", "What can be done here")
			d.press("esc")
			if d.screen() != before {
				t.Errorf("behind the palette is\n%s\nbefore\n%s", d.screen(), before)
			}
			d.press("ctrl+p")
			d.typeText("pane show json")
			d.want("Show the JSON pane")
			d.press("enter")
			d.want("▸5 JSON")
			d.press(":")
			d.typeText("pstr pane")
			d.press("enter")
			d.want("▸3 Posture")
			d.press(":")
			d.typeText("failures only")
			d.press("enter", ":")
			d.typeText("zoo")
			d.press("ctrl+p")
			d.want("failures only")
			d.wantNot("Palette")
		})
	}
}

// What belongs to another pane goes there first.
func TestThePaletteReachesTheOtherPanes(t *testing.T) {
	drive(t, opened(t, "posture-failures"), 80, 24, func(d *driver) {
		d.press(":")
		d.typeText("failures only")
		d.want("3 !")
		d.press("enter")
		d.want("▸3 Posture", "failures only")
	})
}

func TestThePaletteSaysWhySomethingDoesNotWork(t *testing.T) {
	drive(t, opened(t, "all-pass"), 80, 24, func(d *driver) {
		d.press(":")
		d.typeText("all the room")
		d.want("not now")
		d.press("enter")
		d.want("The pane has all the room already.", "▸ Palette")
		d.press("backspace")
		d.wantNot("already.")
		d.typeText("zzzz")
		d.want("Nothing here is called that.")
		d.press("backspace", "backspace", "backspace", "backspace", "esc", ":")
		d.typeText("zse") // in this order in "quit ztsession"
		d.wantNot("Quit")
		d.press("backspace", "backspace")
		d.typeText("tsess")
		d.want("Quit ztsession")
		d.typeText("q")
		d.press("enter", "down")
		d.want("▸ Palette")
	})
}

// People, bookmarks and open pages stand there too.
func TestThePaletteKnowsPeoplePagesAndBookmarks(t *testing.T) {
	source, session := maskedCompany(t)
	store := &fakeRecents{on: true, all: []model.Recent{{Ref: session.Origin.Ref, At: testNow().Add(-time.Hour), Name: "broken laptop"}}}
	drive(t, Options{Source: source, Recents: store}, 100, 40, func(d *driver) {
		d.press("ctrl+p")
		d.send(tea.PasteMsg{Content: "lindq\n"})
		d.settle()
		d.want(": lindq", "Ben Lindqvist")
		d.press("enter")
		d.want("ben.lindqvist@example.com", "▸1 Sessions")
		d.press(":")
		d.typeText("broken")
		d.press("enter")
		d.want("✓ 6 pass")
		d.press("p", ":")
		d.want("Open pages", "Session of", "Look-up")
		d.typeText("session of amina")
		d.press("enter")
		d.want("✓ 6 pass")
		d.press(":")
		d.typeText("lindqvist")
		d.press("enter", "esc")
		d.want("✓ 6 pass")
		d.press(":")
		d.typeText("look-up")
		d.press("enter")
		d.want("Look up one Access session", "esc back to the session")
	})
}

// TestThePersonOfThePaletteIsNotTheSessions: what was read of one person is not
// handed to the session of another.
func TestThePersonOfThePaletteIsNotTheSessions(t *testing.T) {
	source, _ := maskedCompany(t)
	drive(t, Options{Source: source}, 100, 30, func(d *driver) {
		d.press("enter", "enter", ":")
		d.typeText("lindqvist")
		d.press("enter", "2", "esc")
		d.want("Amina")
		if session, ok := d.app.top().Screen.(interface{ PersonRef() model.Ref }); !ok || session.PersonRef().User != aminaID {
			t.Fatalf("on top is\n%s", d.screen())
		}
		d.wantNot("Lindqvist")
	})
}

func TestThePaletteIsMasked(t *testing.T) {
	for _, step := range []mask.Step{mask.People, mask.All} {
		source, session := maskedCompany(t)
		store := &fakeRecents{on: true, people: true, all: []model.Recent{{Ref: session.Origin.Ref, At: testNow(), Person: "amina.okafor@example.com"}}}
		hidden := people(session)
		if step == mask.All {
			hidden = private(session)
		}
		drive(t, Options{Source: source, Recents: store, Mask: mask.New().At(step)}, 160, 45, func(d *driver) {
			d.press("enter", "enter", "p", ":")
			d.wantMasked("the palette", hidden)
			d.press("ctrl+x")
			d.press("ctrl+x")
			d.press("ctrl+x")
			d.wantMasked("the palette, masked again", hidden)
		})
	}
}

// A credential is left out of the palette as of every field.
func TestThePaletteTakesNoCredential(t *testing.T) {
	drive(t, opened(t, "all-pass"), 100, 30, func(d *driver) {
		d.press(":")
		d.send(tea.PasteMsg{Content: "Bearer " + fmt.Sprintf("%040d", 7)})
		d.settle()
		d.wantNot("00007")
	})
}

// Somebody else than the person who is looked at is found by name: the list of people
// had them before the search became narrower.
func TestThePaletteKnowsWhoWasListedBefore(t *testing.T) {
	company, refs := theCompany(t)
	opts := Options{Source: company, Ref: model.Ref{Account: refs["all-well"].Account}, Now: testNow}
	drive(t, opts, 120, 30, func(d *driver) {
		d.pass(time.Second)
		d.typeText("amina")
		d.pass(time.Second)
		d.press("enter", "enter")
		d.want("amina.okafor@example.com")
		d.press("ctrl+p")
		d.typeText("lindqvist")
		d.want("Ben Lindqvist")
		d.press("enter")
		d.want("ben.lindqvist@example.com", "Sessions")
	})
}

// What does not work now never stands on top of what does, and letters from here and
// there never stand beside the words as they are typed.
func TestThePalettePutsWhatWorksFirst(t *testing.T) {
	t.Parallel()
	anywhere(t, nil, func(t *testing.T, name string, d *driver) {
		if name != "session" && name != "json" && name != "person" {
			return
		}
		var titles []string
		for _, entry := range d.app.actionEntries() {
			titles = append(titles, entry.Title)
		}
		for _, title := range titles {
			d.press("f2")
			d.typeText(strings.ToLower(strings.Fields(title)[0]))
			d.settle()
			off := false
			for _, line := range strings.Split(d.screen(), "\n")[2:40] {
				isOff := strings.HasSuffix(line, "not now")
				if off && !isOff && strings.TrimSpace(line) != "" {
					t.Errorf("%s: %q stands below what does not work:\n%s", name, line, d.screen())
				}
				off = off || isOff
			}
			d.press("esc")
			if t.Failed() {
				return
			}
		}
	})
}
