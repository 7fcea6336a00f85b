package pane

import (
	"ztsession/model/facts"
	"ztsession/model/reason"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/find"
)

// gutter is the width in cells of the column in which the cursor stands.
const gutter = 2

// mark returns the gutter of each line of a row.
func mark(styles *look.Styles, selected bool) string {
	if selected {
		return styles.Accent.Render(signs.Bar) + " "
	}
	return "  "
}

// item is one row of a pane of facts: a title, an empty line or something that
// the cursor can stand on.
type item struct {
	kind   itemKind
	row    facts.Row
	pair   facts.Pair
	labels int  // cells of the column of labels
	apart  bool // the column is as wide as the labels of these rows alone
	number int  // which of the rows that can be selected it is, from 1
}

type itemKind uint8

const (
	itemTitle itemKind = iota
	itemBlank
	itemFact
	itemPairHead
	itemPair
)

// items are the rows of a pane of facts. They implement list.Rows.
type items struct {
	styles *look.Styles
	all    []item
	labels int  // cells of the longest label among those of ordinary length
	chosen int  // how many rows can be selected
	tight  bool // no empty lines between parts
	tall   map[int]int
	found  *find.Find // what is looked for in these rows; nil for nothing
}

// ordinaryLabel is the longest label, in cells, to which others are aligned.
// Groups with longer ones, such as paths of unknown fields, stand by themselves.
const ordinaryLabel = 20

func newItems(styles *look.Styles) *items { return &items{styles: styles} }

// add appends groups, with an empty line between them.
func (it *items) add(groups ...facts.Group) {
	for _, group := range groups {
		if len(it.all) > 0 {
			it.all = append(it.all, item{kind: itemBlank})
		}
		it.all = append(it.all, item{kind: itemTitle, row: facts.Row{Text: group.Title}})
		it.rows(group.Rows)
	}
}

// apart appends rows below an empty line, without a title.
func (it *items) apart(rows []facts.Row) {
	if len(rows) > 0 {
		if !it.tight {
			it.all = append(it.all, item{kind: itemBlank})
		}
		it.rows(rows)
	}
}

func (it *items) rows(rows []facts.Row) {
	labels := 0
	for _, row := range rows {
		labels = max(labels, measure.Cells(row.Label))
	}
	if labels <= ordinaryLabel {
		it.labels = max(it.labels, labels)
		labels = 0
	}
	for _, row := range rows {
		it.chosen++
		it.all = append(it.all, item{kind: itemFact, row: row, labels: labels, number: it.chosen})
	}
}

func (it *items) pairs(title string, pairs []facts.Pair) {
	it.all = append(it.all, item{kind: itemBlank}, item{kind: itemPairHead, row: facts.Row{Text: title}})
	for _, pair := range pairs {
		it.chosen++
		it.all = append(it.all, item{kind: itemPair, pair: pair, number: it.chosen})
	}
}

// Len returns the number of rows.
func (it *items) Len() int { return len(it.all) }

// Selectable reports whether row i is a fact.
func (it *items) Selectable(i int) bool {
	return it.all[i].kind == itemFact || it.all[i].kind == itemPair
}

// Height returns how many lines row i has.
func (it *items) Height(i, width int) int {
	one := &it.all[i]
	room := width - gutter
	height := 1
	taller := func(text string, width int, label bool) {
		// Text of fewer bytes than cells of room needs no measuring.
		if len(text) > width {
			height = max(height, len(column{text: text, width: width, label: label}.lines()))
		}
	}
	switch one.kind {
	case itemFact:
		labels := it.labelWidth(one, room)
		taller(one.row.Label, labels, true)
		taller(one.row.Text, textWidth(one, room, labels), false)
	case itemPair, itemPairHead:
		name, side := pairWidths(room)
		taller(one.pair.Name, name, true)
		taller(one.pair.Wanted, side, false)
		taller(one.pair.Found, side, false)
		if one.kind == itemPairHead {
			taller(one.row.Text, name, false)
			taller(wantedTitle, side, false)
		}
	case itemTitle, itemBlank:
	}
	return height
}

// labelWidth returns the width of the column of labels, in cells; 0 for none.
func (it *items) labelWidth(one *item, room int) int {
	if one.row.Label == "" {
		return 0
	}
	labels := one.labels
	if !one.apart {
		labels = max(labels, it.labels)
	}
	return min(labels, max(room*2/5, 8))
}

// textWidth returns the width of the text beside the label.
func textWidth(one *item, room, labels int) int {
	if one.row.Label == "" {
		return room
	}
	return room - labels - 1
}

// pairWidths returns the widths of the name and of each side.
func pairWidths(room int) (name, side int) {
	name = min(max(room/3, 8), 24)
	return name, (room - name - 4) / 2
}

// Render returns row i as lines.
func (it *items) Render(i, width int, selected bool) []string {
	lines := it.lines(i, width)
	if selected {
		return it.styles.Chosen(lines, gutter, width)
	}
	return lines
}

func (it *items) lines(i, width int) []string {
	one := &it.all[i]
	switch one.kind {
	case itemBlank:
		return []string{""}
	case itemTitle:
		return []string{"  " + it.styles.Strong.Render(cells.Fit(one.row.Text, min(width-gutter, measure.Cells(one.row.Text))))}
	case itemFact:
		return it.fact(one, width)
	case itemPairHead, itemPair:
		return it.pair(one, width)
	default:
		return []string{""}
	}
}

func (it *items) fact(one *item, width int) []string {
	row, room := one.row, width-gutter
	if row.Label == "" {
		return it.marker().inColumns(column{text: row.Text, width: room, style: it.styles.Tone(row.Tone)})
	}
	labels := it.labelWidth(one, room)
	return it.marker().inColumns(
		column{row.Label, labels, it.styles.Muted, true},
		column{text: row.Text, width: textWidth(one, room, labels), style: it.styles.Tone(row.Tone)})
}

// The titles of the two sides of pairs; the first is the longer one.
const wantedTitle, foundTitle = "wanted", "found"

// pair sets name, wanted and found side by side; a sign says whether the one meets
// the other.
func (it *items) pair(one *item, width int) []string {
	room := width - gutter
	name, side := pairWidths(room)
	if one.kind == itemPairHead {
		return marker{}.inColumns(column{text: one.row.Text, width: name, style: it.styles.Strong}, column{text: wantedTitle, width: side, style: it.styles.Muted},
			column{width: 1}, column{text: foundTitle, width: side, style: it.styles.Muted})
	}
	sign, style := "", it.styles.Text
	switch one.pair.Verdict {
	case reason.Unmet:
		sign, style = signs.Bad, it.styles.Bad
	case reason.Met:
		sign, style = signs.Good, it.styles.Good
	case reason.Unjudged:
	}
	return it.marker().inColumns(
		column{one.pair.Name, name, it.styles.Muted, true}, column{text: dash(one.pair.Wanted), width: side, style: it.styles.Text},
		column{text: sign, width: 1, style: style}, column{text: dash(one.pair.Found), width: side, style: style})
}

func dash(text string) string {
	if text == "" {
		return signs.Absent
	}
	return text
}
