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
	}{
		"switched-off": {"client-switched-off", nil},
		"devices":      {"client-switched-off", []string{"2"}},
		"revoked":      {"after-the-revocation", []string{"2", "z"}},
		"authority":    {"authority-expired", []string{"4", "z"}},
		"token":        {"token-ends-soon", []string{"1"}},
		"rules":        {"stale-posture", []string{"3", "G"}},
	} {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				shown := ""
				onStory(t, scene.story, size[0], size[1], func(d *driver, _ unhurried) {
					d.press(scene.keys...)
					shown = d.screen()
				})
				golden.RequireEqual(t, []byte(shown+"\n"))
			})
		}
	}
}
