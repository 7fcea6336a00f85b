package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// linesAt returns what a program shows at a size, without styles.
func linesAt(app *App, width, height int) []string {
	app.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return strings.Split(ansi.Strip(app.View().Content), "\n")
}

// TestEnterStaysInTheFooterLongest: what a key of the footer is needed for decides, not how short it is.
func TestEnterStaysInTheFooterLongest(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "posture-failures")}, "3")
	for width := 40; width <= 200; width++ {
		lines := linesAt(app, width, 20)
		footer := lines[len(lines)-1]
		if !strings.Contains(footer, "enter read") || !strings.Contains(footer, "q quit") {
			t.Errorf("at %d columns the footer is %q", width, footer)
		}
		if width >= 194 && (!strings.Contains(footer, "b bookmark") || !strings.Contains(footer, "L names")) {
			t.Errorf("at %d columns the footer is %q", width, footer)
		}
	}
	lines := linesAt(stateAfter(Options{Session: openFixture(t, "posture-failures")}, "5", "-"), 180, 20)
	if footer := lines[len(lines)-1]; !strings.Contains(footer, "+ unfold all") {
		t.Errorf("the footer of the JSON is %q", footer)
	}
}

func TestAFilterIsSaidAtEverySize(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "posture-failures")}, "3", "!")
	for _, width := range []int{40, 50, 60, 80, 110, 160} {
		whole := strings.Join(linesAt(app, width, 20), "\n")
		if !strings.Contains(whole, "failures only") && !strings.Contains(whole, "filtered") {
			t.Errorf("%d columns:\n%s", width, whole)
		}
	}
}

func TestTheModeOfTimesIsNamed(t *testing.T) {
	app := stateAfter(Options{Session: openFixture(t, "posture-failures")}, "1")
	for _, want := range []string{"Times in local time (UTC).", "Times in UTC.", "Times as how long ago."} {
		app.Update(keyPress("t"))
		if whole := strings.Join(linesAt(app, 40, 12), "\n"); !strings.Contains(whole, want) {
			t.Errorf("%q is not said:\n%s", want, whole)
		}
		if whole := strings.Join(linesAt(app, 160, 45), "\n"); want == "Times in UTC." && !strings.Contains(whole, "t time: UTC") {
			t.Errorf("the footer does not name UTC:\n%s", whole)
		}
	}
}
