package action

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/model/sorting"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
)

// Footer returns the actions that work now as one line of at most width cells,
// as many as have room, the most useful first. Where not even those have room
// that always stand there, the last of them go first.
func Footer(actions []Action, styles *look.Styles, width int) string {
	listed := inFooter(actions)
	always, used := inAnyCase(listed, width)
	room := width - 2
	var shown []string
	full := false // What is less important than what found no room has none either.
	for i, a := range listed {
		if i >= always && a.Always {
			continue
		}
		if !a.Always {
			if full = full || used+a.hintWidth() > room; full {
				continue
			}
			used += a.hintWidth()
		}
		shown = append(shown, styles.Key.Render(a.Shown())+" "+styles.Muted.Render(a.Title()))
	}
	return measure.Truncate(" "+strings.Join(shown, "  "), width, signs.Cut)
}

// inAnyCase returns the place of the first action that always stands in the
// footer and has no room there, and the cells that those before it take.
func inAnyCase(listed []*Action, width int) (end, used int) {
	const around = 1 // the space before the first hint, less the two behind the last
	for i, a := range listed {
		switch {
		case !a.Always:
		case used > 0 && used+a.hintWidth() > width+around:
			return i, used
		default:
			used += a.hintWidth()
		}
	}
	return len(listed), used
}

// inFooter returns the enabled actions of the footer in its order. Of several
// that show the same key the first one works, so it alone stands there.
func inFooter(actions []Action) []*Action {
	var listed []*Action
	for i := range actions {
		a := &actions[i]
		shown := func(other *Action) bool { return other.Shown() == a.Shown() }
		if a.Footer > 0 && a.Keys.Enabled() && len(a.Keys.Keys()) > 0 && !slices.ContainsFunc(listed, shown) {
			listed = append(listed, a)
		}
	}
	sorting.Stable(listed, func(a, b *Action) int { return cmp.Compare(a.Footer, b.Footer) })
	return listed
}

// hintWidth returns the cells that the action takes in the footer.
func (a *Action) hintWidth() int {
	return measure.Cells(a.Shown()) + 1 + measure.Cells(a.Title()) + 2
}
