package ui

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// TestNowGolden: what is known beside a session, in the panes that it stands in.
func TestNowGolden(t *testing.T) {
	for name, scene := range map[string]struct {
		story string
		keys  []string
		zoom  bool // where other panes have room beside it
	}{
		"switched-off": {"client-switched-off", nil, false},
		"devices":      {"client-switched-off", []string{"2"}, false},
		"revoked":      {"after-the-revocation", []string{"2"}, true},
		"authority":    {"authority-expired", []string{"4"}, true},
		"token":        {"token-ends-soon", []string{"1"}, false},
		"rules":        {"stale-posture", []string{"3", "G"}, false},
	} {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				onStory(t, scene.story, size[0], size[1], func(d *driver, _ unhurried) {
					d.press(scene.keys...)
					if scene.zoom && size[0] == 160 {
						d.press("z")
					}
					shown = d.screen()
				})
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}
