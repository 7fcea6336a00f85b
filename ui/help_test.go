package ui

import (
	"strings"
	"testing"
)

// The help stands in two columns where there is room, and every key of the screen
// is in it at every size.
func TestHelpListsEveryKey(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {120, 30}, {80, 24}, {40, 12}} {
		drive(t, opened(t, "posture-failures"), size[0], size[1], func(d *driver) {
			var words []string
			for _, a := range d.app.actions() {
				if a.Group != "" && a.Keys.Enabled() {
					words = append(words, a.Words())
				}
			}
			d.press("?")
			seen := ""
			for before := ""; d.screen() != before; {
				before = d.screen()
				seen += before + "\n"
				d.press("down")
			}
			// At 40 columns a sentence takes two lines.
			for _, word := range words {
				if first := strings.Fields(word)[0]; !strings.Contains(seen, first) {
					t.Errorf("%v: %q is missing", size, word)
				}
			}
			if two := strings.Contains(strings.TrimSpace(strings.Split(seen, "\n")[1]), "          "); two != (size[0] >= 110) {
				t.Errorf("%v: two columns: %v", size, two)
			}
			d.press("?")
			d.wantNot("▸ Help")
		})
	}
}

func TestHelpIsFiltered(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {40, 12}} {
		drive(t, opened(t, "posture-failures"), size[0], size[1], func(d *driver) {
			before := d.screen()
			d.press("?", "f")
			d.typeText("JSON pane")
			d.want("show the JSON pane", "1 of ")
			d.wantNot("bookmark")
			d.press("enter")
			d.want(" filter JSON pane", "esc all keys")
			d.press("esc")
			d.want("▸ Help", "Answer pane")
			d.wantNot(" of ")
			d.press("f", "?", "q")
			d.want("No key here is called that.")
			d.press("esc", "f")
			d.typeText("quit")
			d.press("f1")
			d.wantNot("▸ Help")
			d.press("?", "esc")
			if d.screen() != before {
				t.Errorf("behind the help is\n%s", d.screen())
			}
		})
	}
}
