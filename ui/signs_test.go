package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"ztsession/model/text/signs"
	"ztsession/ui/look"
)

// TestFramesHaveNoSignOfAmbiguousWidth: but in what other people wrote, and for the lines
// of boxes, which the environment turns into ASCII where they are wide.
func TestFramesHaveNoSignOfAmbiguousWidth(t *testing.T) {
	t.Parallel()
	const ofTheDemo = "’“”" // in names of devices, people and rules
	others := fixtureText(t) + ofTheDemo
	check := func(name string, app *App) {
		for _, size := range terminals {
			app.Update(size)
			for _, r := range app.View().Content {
				isLine := r >= 0x2500 && r <= 0x257f
				if width.LookupRune(r).Kind() == width.EastAsianAmbiguous && !isLine && !unicode.IsOneOf([]*unicode.RangeTable{unicode.L, unicode.M}, r) && !strings.ContainsRune(others, r) {
					t.Errorf("%s at %dx%d draws %q (%U)", name, size.Width, size.Height, r, r)
					return
				}
			}
		}
	}
	everyScreen(t, look.Auto, check)
	eachStory(t, func(story string, app *App) { check(story, app) })
}

// eachStory calls visit with each story of the demo, every pane of it once.
func eachStory(t *testing.T, visit func(story string, app *App)) {
	t.Helper()
	source, stories := theCompany(t)
	for story, ref := range stories {
		drive(t, Options{Source: source, Ref: ref, Now: testNow}, 150, 40, func(d *driver) {
			d.press("enter")
			d.settle()
			for _, pane := range strings.Split("0123456", "") {
				d.press(pane)
				d.settle()
				visit(story+" "+pane, d.app)
			}
		})
	}
}

// fixtureText returns what the fixtures say, in one text.
func fixtureText(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	return all.String()
}

// TestTheConsoleOfLinuxKeepsNames: it has letters, and hardly any signs.
func TestTheConsoleOfLinuxKeepsNames(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "unicode")}, "1")
	app.Update(tea.EnvMsg{"LANG=C.UTF-8", "TERM=linux"})
	for _, size := range terminals {
		whole := strings.Join(linesAt(app, size.Width, size.Height), "\n")
		checkFrame(t, app, size.Width, size.Height)
		if !strings.Contains(whole, "ñandú") || strings.ContainsAny(whole, "▐▸∙⋯─│╭▾") {
			t.Errorf("%dx%d:\n%s", size.Width, size.Height, whole)
		}
	}
}

// TestFocusAndSelectionAreToldWithoutStyles: one pane has the sign of the focus, and the
// row under the cursor the bar, whatever colours a terminal has.
func TestFocusAndSelectionAreToldWithoutStyles(t *testing.T) {
	for pane := range 6 {
		app := stateAfter(Options{Session: openFixture(t, "posture-failures")}, fmt.Sprint(pane))
		for _, size := range terminals {
			whole := strings.Join(linesAt(app, size.Width, size.Height), "\n")
			if here, bars := strings.Count(whole, signs.Here), strings.Count(whole, signs.Bar); here != 1 || bars == 0 {
				t.Errorf("pane %d at %dx%d: the focus is told %d times, the selection on %d lines\n%s", pane, size.Width, size.Height, here, bars, whole)
			}
		}
	}
}
