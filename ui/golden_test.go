package ui

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"ztsession/model"
	"ztsession/ui/look"
)

// TestGolden keeps what the screens look like, as text. Run it with -update
// after a change that was meant, and read the differences before committing.
func TestGolden(t *testing.T) {
	scenes := map[string]func() *App{
		"look-up": func() *App {
			return stateAfter(Options{Source: waiting(), Ref: testRef(), Notice: "This is the simulated API: nothing leaves this computer."})
		},
		"look-up-mistake": func() *App { return stateAfter(Options{Source: waiting()}, "a", " ", "b", "enter") },
		"waiting":         func() *App { return stateAfter(Options{Source: waiting(), Ref: testRef()}, "enter") },
		"credentials":     func() *App { return stateAfter(Options{}) },
		"answer":          func() *App { return stateAfter(Options{Session: openFixture(t, "posture-failures")}) },
		"answer-finding":  func() *App { return stateAfter(Options{Session: openFixture(t, "mtls-failed")}, "enter") },
		"answer-nothing":  func() *App { return stateAfter(Options{Session: openFixture(t, "all-pass")}) },
		"explanation":     func() *App { return stateAfter(Options{Session: openFixture(t, "posture-failures")}, "i") },
		"posture":         func() *App { return stateAfter(Options{Session: openFixture(t, "posture-failures")}, "3") },
		"posture-check":   func() *App { return stateAfter(Options{Session: openFixture(t, "posture-failures")}, "3", "enter") },
		"identity":        func() *App { return stateAfter(Options{Session: openFixture(t, "extra-fields")}, "1") },
		"devices":         func() *App { return stateAfter(Options{Session: openFixture(t, "many-devices")}, "2", "down", "enter") },
		"mtls":            func() *App { return stateAfter(Options{Session: openFixture(t, "mtls-failed")}, "4") },
		"json": func() *App {
			return stateAfter(Options{Session: openFixture(t, "posture-failures")}, "5", "down", "down")
		},
		"unicode": func() *App { return stateAfter(Options{Session: openFixture(t, "unicode")}) },
		"nothing": func() *App { return stateAfter(Options{Session: openFixture(t, "null-and-missing")}, "3") },
		"zoom": func() *App {
			app := stateAfter(Options{Session: openFixture(t, "mtls-failed")})
			app.Update(tea.WindowSizeMsg{Width: 160, Height: 45})
			return pressAll(app, "z")
		},
		"help":  func() *App { return stateAfter(Options{Session: openFixture(t, "all-pass")}, "?") },
		"error": func() *App { return failedLookUp(t, look.Auto) },
	}
	sizes := [][2]int{{160, 45}, {80, 24}, {40, 12}}
	for name, scene := range scenes {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				app := scene()
				app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				golden.RequireEqual(t, []byte(screenText(app)+"\n"))
			})
		}
	}
}

// failedLookUp returns the program after a look-up that failed.
func failedLookUp(t *testing.T, theme look.Theme) *App {
	t.Helper()
	source := &fakeSource{answer: func(context.Context, model.Ref, func(model.Progress)) (*model.Session, error) {
		return nil, explainedError{longProblem()}
	}}
	var app *App
	drive(t, Options{Source: source, Ref: testRef(), Now: testNow, Theme: theme}, 100, 30, func(d *driver) {
		d.press("enter")
		app = d.app
	})
	return app
}
