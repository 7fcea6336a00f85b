package ui

import (
	"slices"
	"strings"
	"testing"

	"ztsession/model/mask"
	"ztsession/ui/look"
)

// TestTheFooterAlwaysHasHelpAndAWayOut: on every screen, at every size, beside a long
// name of a profile, whatever else stands there.
func TestTheFooterAlwaysHasHelpAndAWayOut(t *testing.T) {
	everyScreen(t, look.Auto, func(name string, app *App) {
		for _, size := range terminals {
			for _, crowded := range []bool{false, true} {
				app.opts.Profile, app.env.Mouse, app.env.Mask = Profile{}, false, nil
				if crowded {
					app.opts.Profile = Profile{Name: strings.Repeat("production-", 6)}
					app.env.Mouse, app.env.Mask = true, mask.New().At(mask.People)
				}
				lines := linesAt(app, size.Width, size.Height)
				// Where somebody waits only esc counts, and the help needs none.
				helped := app.top().Waiting() || app.inHelp()
				footer := strings.Fields(lines[len(lines)-1])
				has := func(keys ...string) bool {
					return slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(footer, key) })
				}
				if !helped && !has("?", "f1") || !has("esc", "q", "ctrl+c") || crowded && !has("mask:") {
					t.Errorf("%s at %dx%d, crowded %t: %q", name, size.Width, size.Height, crowded, lines[len(lines)-1])
				}
			}
		}
	})
}
