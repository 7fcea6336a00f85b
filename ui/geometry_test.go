package ui

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ztsession/model"
	"ztsession/model/text/measure"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
)

// TestGeometry sweeps every screen and state over terminal sizes: every frame
// fills the terminal exactly, and nothing panics.
func TestGeometry(t *testing.T) {
	t.Parallel()
	widths := []int{0, 1, 2, 39, 40, 43, 61, 80, 109, 110, 139, 140, 250}
	heights := []int{0, 1, 11, 12, 14, 18, 19, 20, 24, 50}
	for name, app := range states(t) {
		t.Run(name, func(t *testing.T) {
			for _, width := range widths {
				for _, height := range heights {
					app.Update(tea.WindowSizeMsg{Width: width, Height: height})
					checkFrame(t, app, width, height)
				}
			}
		})
	}
}

func checkFrame(t *testing.T, app *App, width, height int) {
	t.Helper()
	content := app.View().Content
	if width == 0 || height == 0 {
		if content != "" {
			t.Errorf("%dx%d: something is drawn where nothing can be seen", width, height)
		}
		return
	}
	lines := strings.Split(content, "\n")
	if len(lines) != height {
		t.Errorf("%dx%d: %d lines", width, height, len(lines))
	}
	for y, line := range lines {
		if cells := measure.Cells(line); cells != width {
			t.Errorf("%dx%d: line %d is %d cells wide: %q", width, height, y, cells, ansi.Strip(line))
		}
	}
}

// states returns the program in every state that a person can bring it to.
func states(t *testing.T) map[string]*App {
	t.Helper()
	return statesIn(t, look.Auto)
}

// statesIn returns them in a theme.
func statesIn(t *testing.T, theme look.Theme) map[string]*App {
	t.Helper()
	after := func(opts Options, presses ...string) *App {
		opts.Theme = theme
		return stateAfter(opts, presses...)
	}
	all := map[string]*App{}
	fixtures := []string{"all-pass", "posture-failures", "unicode", "null-and-missing", "many-devices", "mtls-failed", "extra-fields", "service-token"}
	for _, fixture := range fixtures {
		for _, keys := range [][]string{{"1"}, {"2"}, {"3"}, {"4"}, {"5"}, {"1", "z"}, {"3", "z"}, {"5", "z"}, {"3", "!"}, {"5", "/", "x"}, {"1", "t", "t"}} {
			all[fixture+" "+strings.Join(keys, " ")] = after(Options{Session: openFixture(t, fixture)}, keys...)
		}
		all[fixture+" opened check"] = after(Options{Session: openFixture(t, fixture)}, "3", "enter")
		all[fixture+" opened device"] = after(Options{Session: openFixture(t, fixture)}, "2", "end", "enter")
	}
	all["help"] = after(Options{Session: openFixture(t, "all-pass")}, "?")
	all["credentials"] = after(Options{})
	source := waiting()
	all["empty form"] = after(Options{Source: source})
	all["filled form"] = after(Options{Source: source, Ref: testRef(), Notice: "This is the simulated API: nothing leaves this computer."})
	all["form with mistakes"] = after(Options{Source: source}, "a", " ", "b", "enter")
	all["form help"] = after(Options{Source: source}, "f1")
	all["waiting"] = after(Options{Source: source, Ref: testRef()}, "enter")
	all["error card"] = failedLookUp(t, theme)
	banner := after(Options{Session: openFixture(t, "all-pass")})
	banner.top().Say(box.Failure("Not refreshed. " + longProblem().String()))
	all["banner"] = banner
	few := waiting()
	few.budgetLeft = model.Budget{Known: true, Limit: 1200, Remaining: 7, Resets: testNow().Add(4 * time.Minute)}
	all["few requests"] = after(Options{Source: few, Session: openFixture(t, "all-pass")})
	all["few requests in the form"] = after(Options{Source: few})
	for name, keys := range map[string][]string{
		"person": {"enter", "enter", "p"}, "last seen": {"enter", "enter", "p", "2"}, "failed logins": {"enter", "enter", "p", "3"},
		"access log": {"enter", "enter", "p", "4"}, "refused only": {"enter", "enter", "p", "4", "!", "down"}, "ways": strings.Split("9a1b2c3d4e5f0002", ""),
		"by Ray ID": append(strings.Split("9a1b2c3d4e5f0002", ""), "enter"), "no such Ray ID": append(strings.Split("9a1b2c3d4e5fffff", ""), "enter"),
		"session of a person": {"enter", "enter", "p", "enter"}, "naming": {"enter", "enter", "b", "x"}, "recents": {"ctrl+r"}, "palette": {"enter", "enter", ":"}, "palette in the form": {"ctrl+p", "a"}, "sure": {"ctrl+r", "D"},
		"access": {"enter", "enter", "6"}, "access policies": {"enter", "enter", "6", "enter"}, "access conditions": {"enter", "enter", "6", "enter", "enter"},
		"access typed": {"enter", "enter", "6", "G", "enter", "w"},
	} {
		all[name] = driven(t, theme, keys...)
	}
	return all
}

// driven returns the program on the company of the tests after keys, with
// everything that they ask for answered.
func driven(t *testing.T, theme look.Theme, keys ...string) *App {
	t.Helper()
	store := &fakeRecents{on: true, all: []model.Recent{{Ref: testRef(), At: testNow().Add(-time.Hour), Name: strings.Repeat("long ", 30)}}}
	var app *App
	source := company(lookedUp(t, "all-pass"))
	again := logged(2, false)
	again.App = model.Known(strings.Repeat("long ", 20))
	logOf(source, logged(1, true), logged(2, false), again)
	source.apps = longApps
	drive(t, Options{Source: source, Recents: store, Now: testNow, Theme: theme}, 100, 30, func(d *driver) {
		d.press(keys...)
		// What a larger terminal asks for is asked for while there is somebody to answer.
		for _, size := range []tea.WindowSizeMsg{{Width: 250, Height: 50}, {Width: 100, Height: 30}} {
			d.send(size)
			d.settle()
		}
		app = d.app
	})
	return app
}

func longProblem() model.Problem {
	return model.Problem{
		What: strings.Repeat("What happened was long. ", 6), Cause: strings.Repeat("The cause is longer. ", 8),
		Next: strings.Repeat("Do this next. ", 8), Support: "code 10000 ∙ HTTP 403 ∙ Ray ID 8f00000000000000-LHR",
	}
}

// stateAfter returns a program after keys; commands are not run.
func stateAfter(opts Options, presses ...string) *App {
	opts.Now = testNow
	app := New(context.Background(), opts)
	app.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	for _, press := range presses {
		app.Update(keyPress(press))
	}
	return app
}

// TestALocaleWithoutUTF8DrawsNothingElse: every screen in ASCII, as wide as ever.
func TestALocaleWithoutUTF8DrawsNothingElse(t *testing.T) {
	t.Parallel()
	for name, app := range states(t) {
		app.Update(tea.EnvMsg{"LANG=en_US.UTF-8", "LC_ALL=C"})
		for _, size := range []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 80, Height: 24}, {Width: 160, Height: 45}} {
			app.Update(size)
			checkFrame(t, app, size.Width, size.Height)
			for _, r := range app.View().Content {
				if r >= utf8.RuneSelf {
					t.Errorf("%s draws %q", name, r)
					break
				}
			}
		}
	}
}
