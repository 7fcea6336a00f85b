package ui

import (
	"strings"
	"testing"

	"ztsession/ui/look"
)

// TestTheTabsOfAPersonAreNamedWholeOrByNumbers, never cut at the edge.
func TestTheTabsOfAPersonAreNamedWholeOrByNumbers(t *testing.T) {
	app := driven(t, look.Auto, "enter", "enter", "p", "4")
	for width := 40; width <= 120; width++ {
		found := false
		for _, line := range linesAt(app, width, 24) {
			found = found || strings.Contains(line, "▸4 Access log") && strings.Contains(line, " 3 ")
		}
		if !found {
			t.Errorf("at %d columns:\n%s", width, strings.Join(linesAt(app, width, 24), "\n"))
		}
	}
}
