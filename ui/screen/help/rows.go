package help

import (
	"slices"
	"strings"

	"ztsession/model/text/fold"
	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/action"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/reader"
)

// keyColumn is the width of the column of keys, in cells.
const keyColumn = 12

// block is what stands under one title.
type block struct {
	title string
	rows  []row
}

// row is a key with what it does, or a line of text.
type row struct{ key, text string }

// blocks returns actions by their groups, then notes, then the group that comes last.
func blocks(actions []action.Action, notes []screen.Notes, last string) []block {
	var all []block
	for _, group := range groups(actions) {
		if group != last {
			all = append(all, ofGroup(group, actions))
		}
	}
	for _, note := range notes {
		one := block{title: note.Title}
		for _, line := range note.Lines {
			one.rows = append(one.rows, row{text: line})
		}
		all = append(all, one)
	}
	return append(all, ofGroup(last, actions))
}

// groups returns the groups of the enabled actions in the order in which they first come.
func groups(actions []action.Action) []string {
	var all []string
	for _, a := range actions {
		if a.Group != "" && a.Keys.Enabled() && !slices.Contains(all, a.Group) {
			all = append(all, a.Group)
		}
	}
	return all
}

func ofGroup(group string, actions []action.Action) block {
	one := block{title: group}
	for _, a := range actions {
		if a.Group == group && a.Keys.Enabled() {
			one.rows = append(one.rows, row{key: keys.Listed(a.Keys), text: a.Words()})
		}
	}
	return one
}

// fitting returns the rows in which every word stands: in the key, in what it
// does or in the title above.
func fitting(all []block, words []string) []block {
	if len(words) == 0 {
		return all
	}
	var fits []block
	for _, one := range all {
		kept := block{title: one.title}
		for _, r := range one.rows {
			text := fold.Text(r.key + " " + r.text + " " + one.title)
			if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) }) {
				kept.rows = append(kept.rows, r)
			}
		}
		if len(kept.rows) > 0 {
			fits = append(fits, kept)
		}
	}
	return fits
}

// page are the lines of the help at a width.
type page = reader.Lines

// twoColumns is the width in cells from which there are two columns, so that
// each has room for a sentence.
const twoColumns = 110

// layOut returns the lines of blocks at a width: in two columns of about the same
// height where there is room for both.
func layOut(styles *look.Styles, blocks []block, width int) page {
	if len(blocks) == 0 {
		return page{"  " + styles.Muted.Render("No key here is called that.")}
	}
	if width < twoColumns || len(blocks) < 2 {
		return column(styles, blocks, width)
	}
	half := width / 2
	at := evenly(styles, blocks, half)
	left, right := column(styles, blocks[:at], half), column(styles, blocks[at:], width-half)
	lines := make(page, max(len(left), len(right)))
	for y := range lines {
		one := ""
		if y < len(left) {
			one = left[y]
		}
		lines[y] = cells.Pad(one, half)
		if y < len(right) {
			lines[y] += right[y]
		}
	}
	return lines
}

// evenly returns how many blocks go to the left, so that the taller column is as
// low as can be.
func evenly(styles *look.Styles, blocks []block, width int) int {
	best, least := 1, 0
	for at := 1; at < len(blocks); at++ {
		tall := max(len(column(styles, blocks[:at], width)), len(column(styles, blocks[at:], width)))
		if at == 1 || tall < least {
			best, least = at, tall
		}
	}
	return best
}

// column returns blocks below each other, with an empty line between them.
func column(styles *look.Styles, blocks []block, width int) page {
	var lines page
	for i, one := range blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, "  "+styles.Strong.Render(one.title))
		for _, r := range one.rows {
			lines = append(lines, r.lines(styles, width)...)
		}
	}
	return lines
}

// lines returns a row as lines.
func (r row) lines(styles *look.Styles, width int) []string {
	if r.key == "" {
		lines := wrap.Text(r.text, max(width-4, 1))
		for y := range lines {
			lines[y] = "  " + lines[y]
		}
		return lines
	}
	// What a key does is said whole, on as many lines as it takes.
	name := r.key + strings.Repeat(" ", max(keyColumn-measure.Cells(r.key), 1))
	lines := wrap.Text(r.text, max(width-4-measure.Cells(name), 1))
	for y := range lines {
		if y > 0 {
			name = strings.Repeat(" ", measure.Cells(name))
		}
		lines[y] = "  " + styles.Key.Render(name) + lines[y]
	}
	return lines
}
