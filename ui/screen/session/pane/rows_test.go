package pane

import (
	"strings"
	"testing"

	"ztsession/model/facts"
	"ztsession/model/reason"
	"ztsession/ui/look"
)

// TestHeightIsWhatRenderReturns holds the promise that lets a list measure
// rows without drawing them.
func TestHeightIsWhatRenderReturns(t *testing.T) {
	it := newItems(look.New(look.Dark, true))
	it.add(facts.Group{Title: strings.Repeat("A long title ", 9), Rows: []facts.Row{
		{Label: "email", Text: "me@example.com"},
		{Label: "saml_attributes[0].something_long", Text: strings.Repeat("word ", 60)},
		{Label: "ディスク", Text: strings.Repeat("ディスク", 30)},
		{Text: strings.Repeat("no label ", 20)},
		{Label: "empty"},
	}})
	it.pairs("What", []facts.Pair{{Name: "version", Wanted: "15.6.0", Found: "15.6.1", Verdict: reason.Unmet}, {Name: strings.Repeat("n", 70), Found: strings.Repeat("x y ", 50)}})
	for width := 4; width < 130; width++ {
		for i := range it.all {
			if got, want := it.Height(i, width), len(it.Render(i, width, false)); got != want {
				t.Fatalf("row %d at %d cells: Height is %d, Render returns %d lines", i, width, got, want)
			}
		}
	}
}
