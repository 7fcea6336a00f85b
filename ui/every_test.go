package ui

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ztsession/model"
	"ztsession/ui/look"
)

// terminals are the sizes for which screens are designed, and the last before the next.
var terminals = []tea.WindowSizeMsg{
	{Width: 200, Height: 50},
	{Width: 150, Height: 40},
	{Width: 149, Height: 40},
	{Width: 110, Height: 30},
	{Width: 109, Height: 30},
	{Width: 80, Height: 24},
	{Width: 60, Height: 20},
	{Width: 40, Height: 12},
}

// everyScreen calls visit with the program on every screen that there is, in a theme.
func everyScreen(t *testing.T, theme look.Theme, visit func(name string, app *App)) {
	t.Helper()
	all := statesIn(t, theme)
	for name, keys := range map[string][]string{"compare": nil, "compare read": {"down", "enter"}, "compare all": {"a", "I", "G"}} {
		all[name] = comparing(t, "all-pass", "posture-failures", keys...)
	}
	all["compare odd names"] = comparing(t, "mtls-failed", "unicode")
	demo := func(context.Context) (Demo, error) { return Demo{}, nil }
	all["credentials with a demo"] = stateAfter(Options{Demo: demo, Theme: theme})
	all["tour"] = stateAfter(Options{Source: waiting(), Tour: true, Theme: theme})
	all["tour, on"] = stateAfter(Options{Source: waiting(), Tour: true, Theme: theme}, "enter", "enter")
	all["manual"] = stateAfter(Options{Session: openFixture(t, "all-pass"), Manual: aManual, Theme: theme}, "f1", "down")
	all["chapter"] = stateAfter(Options{Session: openFixture(t, "all-pass"), Manual: aManual, Theme: theme}, "f1", "2")
	all["explanation"] = stateAfter(Options{Session: openFixture(t, "posture-failures"), Theme: theme}, "3", "i")
	for name, flow := range flows(t) {
		opts := flow.opts()
		opts.Theme = theme
		drive(t, opts, 100, 30, func(d *driver) {
			flow.press(d)
			visit(name, d.app)
		})
	}
	pick := stateAfter(Options{Session: openFixture(t, "all-pass"), OpenFile: func(string) (*model.Session, error) { return nil, nil }, Theme: theme}, "m")
	pick.push(pick.session(openFixture(t, "posture-failures"), nil))
	press(pick, "m", "d")
	all["pick"] = pick
	watchStory(t, "disk-being-encrypted", 100, 30, nil, func(d *driver, _ *service) {
		d.press("w")
		d.pass(18 * time.Second)
		d.press("a")
		d.typeText("now he restarts")
		d.press("enter", "W")
		visit("watch log", d.app)
	})
	onStory(t, "crowdstrike-down", 100, 30, func(d *driver, _ unhurried) {
		d.press("E")
		d.pass(8 * time.Second)
		visit("sample", d.app)
	})
	for name, app := range all {
		visit(name, app)
	}
}
