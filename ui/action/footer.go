package action

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/model/text/measure"
	"ztsession/ui/look"
)

// Footer returns the actions that work now as one line of at most width cells,
// as many as have room, the most useful first.
func Footer(actions []Action, styles *look.Styles, width int) string {
	listed := inFooter(actions)
	// The space behind the last one may be cut.
	room, used, always := width+1, 0, 0
	for _, a := range listed {
		if a.Always {
			used += a.hintWidth()
			always++
		}
	}
	for i := len(listed) - 1; i >= 0 && used > room && always > 1; i-- {
		if listed[i].Always {
			used -= listed[i].hintWidth()
			always--
			listed = slices.Delete(listed, i, i+1)
		}
	}
	var shown []string
	full := false // What is less important than what found no room has none either.
	for _, a := range listed {
		if !a.Always {
			if full = full || used+a.hintWidth() > room; full {
				continue
			}
			used += a.hintWidth()
		}
		shown = append(shown, styles.Key.Render(a.Shown())+" "+styles.Muted.Render(a.Title()))
	}
	return measure.Truncate(" "+strings.Join(shown, "  "), width, "…")
}

// inFooter returns the enabled actions of the footer in its order. Of several
// that show the same key the first one works, so it alone stands there.
func inFooter(actions []Action) []Action {
	seen := map[string]bool{}
	var listed []Action
	for _, a := range actions {
		if a.Footer > 0 && a.Keys.Enabled() && !seen[a.Shown()] {
			seen[a.Shown()] = true
			listed = append(listed, a)
		}
	}
	slices.SortStableFunc(listed, func(a, b Action) int { return cmp.Compare(a.Footer, b.Footer) })
	return listed
}

// hintWidth returns the cells that the action takes in the footer.
func (a Action) hintWidth() int {
	return measure.Cells(a.Shown()) + 1 + measure.Cells(a.Title()) + 2
}
