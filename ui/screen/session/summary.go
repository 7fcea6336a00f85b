package session

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/ui/layout"
	"ztsession/ui/look"
	"ztsession/ui/widget/box"
)

// summaryGap is the space between two pieces of the summary, in cells.
const summaryGap = 3

// summaryItems returns the pieces of the summary. The one who logged in may
// have a very long name; the rest must stay.
func (in *Screen) summaryItems() []facts.Item {
	items := slices.Clone(in.pieces)
	items[0].Text = measure.Truncate(items[0].Text, max(in.width*2/3, 20), "…")
	return items
}

// summaryLines returns how many lines the whole summary takes.
func (in *Screen) summaryLines() int {
	items := in.summaryItems()
	return len(flow(items, slices.Repeat([]bool{true}, len(items)), in.width))
}

// summary returns the lines above every pane.
func (in *Screen) summary(r layout.Rect) []string {
	items := in.summaryItems()
	keep := make([]bool, len(items))
	for _, i := range byRank(items) {
		keep[i] = true
		if len(flow(items, keep, r.W)) > r.H {
			// A shorter piece might have room; a wider terminal that has room for
			// this one could lose it then.
			keep[i] = false
			break
		}
	}
	var lines []string
	for _, line := range flow(items, keep, r.W) {
		var out strings.Builder
		for n, i := range line {
			if n > 0 {
				out.WriteString(strings.Repeat(" ", summaryGap))
			} else {
				out.WriteString(" ")
			}
			style := in.Env.Styles.Tone(items[i].Tone)
			if i == 0 {
				style = in.Env.Styles.Strong
			}
			out.WriteString(style.Render(pieceText(items[i])))
		}
		lines = append(lines, out.String())
	}
	return box.Fill(lines, r)
}

// byRank returns the places of the pieces, those that stay longest first.
func byRank(items []facts.Item) []int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(items[a].Rank, items[b].Rank) })
	return order
}

func pieceText(item facts.Item) string { return look.ToneSymbol(item.Tone) + item.Text }

// flow sets the kept items on lines of at most width cells.
func flow(items []facts.Item, keep []bool, width int) [][]int {
	var lines [][]int
	used := 0
	for i := range items {
		if !keep[i] {
			continue
		}
		cells := measure.Cells(pieceText(items[i]))
		if len(lines) == 0 || used+summaryGap+cells > width-1 {
			lines = append(lines, nil)
			used = 1 + cells
		} else {
			used += summaryGap + cells
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], i)
	}
	return lines
}
