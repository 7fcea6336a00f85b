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
// as many as have room, the most useful first. Where those that always stand there have
// no room, the last of them lose what they do before any of them goes: what its key
// does, help and the way out among it, is the same everywhere.
func Footer(actions []Action, styles *look.Styles, width int) string {
	var shown []string
	for _, one := range hints(actions, width) {
		text := styles.Key.Render(one.Shown())
		if one.titled {
			text += " " + styles.Muted.Render(one.Title())
		}
		shown = append(shown, text)
	}
	return measure.Truncate(" "+strings.Join(shown, "  "), width, signs.Cut)
}

// At returns the action that stands at a cell of the footer, for a click; ok is false
// where none does.
func At(actions []Action, width, x int) (found Action, ok bool) {
	const gap = 2
	from := 1
	for _, one := range hints(actions, width) {
		to := from + one.hintWidth(one.titled) - gap
		if x >= from && x < to {
			return *one.Action, true
		}
		from = to + gap
	}
	return Action{}, false
}

// hint is an action in the footer, with what it does or its key alone.
type hint struct {
	*Action
	titled bool
}

// hints are the actions that have room in the footer, in its order.
func hints(actions []Action, width int) []hint {
	listed := inFooter(actions)
	always, named := inAnyCase(listed, width)
	used := 0
	for i, a := range always {
		used += a.hintWidth(i < named)
	}
	room := width - 2
	var shown []hint
	full := named < len(always) // What is less important than what found no room has none either.
	for _, a := range listed {
		titled := true
		if a.Always {
			at := slices.Index(always, a)
			if at < 0 {
				continue
			}
			titled = at < named
		} else {
			if full = full || used+a.hintWidth(true) > room; full {
				continue
			}
			used += a.hintWidth(true)
		}
		shown = append(shown, hint{a, titled})
	}
	return shown
}

// inAnyCase returns the actions that always stand in the footer, the most useful first
// without those that have no room even for their keys, and how many of them have room to
// say what they do. The last ones, help and the way out, stay longest.
func inAnyCase(listed []*Action, width int) (always []*Action, named int) {
	const around = 1 // the space before the first hint, less the two behind the last
	for _, a := range listed {
		if a.Always {
			always = append(always, a)
		}
	}
	for ; len(always) > 1; always = always[1:] {
		for named = len(always); named >= 0; named-- {
			used := 0
			for i, a := range always {
				used += a.hintWidth(i < named)
			}
			if used <= width+around {
				return always, named
			}
		}
	}
	return always, len(always)
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

// hintWidth returns the cells that the action takes in the footer, with what it does or
// without.
func (a *Action) hintWidth(titled bool) int {
	cells := measure.Cells(a.Shown()) + 2
	if titled {
		cells += 1 + measure.Cells(a.Title())
	}
	return cells
}
