package ui

import (
	"strings"
	"testing"

	"ztsession/ui/look"
)

// TestWhateverScrollsIsSearched: with the same keys on every screen that shows more than
// a few lines, also where they are only read.
func TestWhateverScrollsIsSearched(t *testing.T) {
	texts := map[string]string{
		"explanation": "means", "help": "ctrl+c", "help of the session": "mark", "manual": "people", "chapter": "part of a name", "log": "ACTIVE", "plain": "amina",
		"difference": "there", "rule of others": "rule", "others": "laptop", "comparison": "", "compare with": "identity", "recents": "laptop", "identity": "amina", "devices": "mac", "posture": "laptop", "certificate": "presented", "json": "amina",
		"access": "wiki", "policies": "staff", "person": "macbook", "last seen": "amina", "failed logins": "", "access log": "payroll", "session": "warp",
	}
	all := scenes(t)
	match := look.New(look.Dark, true)
	for name, text := range texts {
		if text == "" {
			continue
		}
		one := all[name]
		drive(t, one.opts(), 100, 30, func(d *driver) {
			one.reach(d)
			d.press("/")
			if !d.app.top().Typing() {
				t.Errorf("%s: / asks for nothing:\n%s", name, d.screen())
				return
			}
			d.typeText(text)
			d.press("enter")
			frame := d.app.View().Content
			marked := false
			for _, style := range []look.Style{match.Match, match.Found, match.SelectedMatch} {
				before, _, _ := strings.Cut(style.Render("x"), "x")
				marked = marked || strings.Contains(frame, before)
			}
			if strings.Contains(d.screen(), "no match") || !marked {
				t.Errorf("%s: %q is not found:\n%s", name, text, d.screen())
			}
			d.press("n", "N", "esc")
			if strings.Contains(d.screen(), `search "`) {
				t.Errorf("%s: the search goes on:\n%s", name, d.screen())
			}
		})
	}
}
