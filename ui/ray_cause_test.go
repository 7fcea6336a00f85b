package ui

import (
	"strings"
	"testing"
)

// TestFromARayIDToTheNamedCauseInAtMostFourKeys, the paste counted as one, at every
// size. Where a sentence goes on to the next page its end counts.
func TestFromARayIDToTheNamedCauseInAtMostFourKeys(t *testing.T) {
	const most = 4
	for ray, cause := range map[string][2]string{
		benRay:             {"Drive D is not encrypted (C is).", "encrypted (C is)."},
		"9a1b2c3d4e5f0006": {`the policy "Block one-time PIN and Tor" blocks them.`, "blocks them."},
		"9a1b2c3d4e5f0008": {`the rule group "Trusted devices" does not match.`, `devices" does not match.`},
		"9a1b2c3d4e5f0010": {`owen.gallagher@example.com is on the list "Leavers".`, `the list "Leavers".`},
		"9a1b2c3d4e5f0013": {"client certificate was refused: certificate has expired.", "has expired."},
	} {
		for _, size := range [][2]int{{160, 45}, {120, 30}, {80, 24}, {40, 12}} {
			words := cause[0]
			if size[0] == 40 {
				words = cause[1]
			}
			atDesk(t, size[0], size[1], func(d *driver) {
				d.paste("Ray ID: " + ray + "\nTry again")
				keys := 1
				for _, key := range []string{"enter", "enter", "pgdown"} {
					if !strings.Contains(sentences(d.screen()), words) {
						d.press(key)
						keys++
					}
				}
				if shown := sentences(d.screen()); !strings.Contains(shown, words) || keys > most {
					t.Errorf("%dx%d: %s: after %d keys the screen does not say %q:\n%s", size[0], size[1], ray, keys, words, d.screen())
				}
			})
		}
	}
}
