package pane

import (
	"slices"
	"strings"

	"ztsession/model/facts"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/find"
)

// policyRow is a row of the policies of an application or of the conditions of one.
type policyRow struct {
	isTitle, isBlank bool
	sign             string
	tone             facts.Tone
	answer           string // yes, no or unknown, of a condition
	head             string
	texts            []string
	wanted, found    string
	indent           int
	policy           int // one more than the place of the policy; 0 for none
	spot             Spot
}

// policyLines are the rows of the detail. They implement list.Rows.
type policyLines struct {
	styles *look.Styles
	all    []policyRow
	head   string // of a section that has no row yet
	hunt   *find.Find
}

func (p *policyLines) add(row policyRow) {
	if p.head != "" {
		title := p.head
		p.head = ""
		p.blank()
		p.all = append(p.all, policyRow{isTitle: true, head: title})
	}
	p.all = append(p.all, row)
}

func (p *policyLines) blank() {
	if len(p.all) > 0 {
		p.all = append(p.all, policyRow{isBlank: true})
	}
}

// section begins a part with a title, which stands there when a row follows.
func (p *policyLines) section(title string) { p.head = title }

func (p *policyLines) text(tone facts.Tone, text string) {
	p.all = append(p.all, policyRow{tone: tone, head: text})
}

// list adds a part of sentences.
func (p *policyLines) list(title string, sentences []string) {
	p.section(title)
	for _, sentence := range sentences {
		if sentence != "" {
			p.add(policyRow{sign: signs.Note, head: words.Capital(sentence)})
		}
	}
	p.head = ""
}

// policy returns the place of the policy of a row, or -1.
func (p *policyLines) policy(i int) int {
	if i < 0 || i >= len(p.all) {
		return -1
	}
	return p.all[i].policy - 1
}

// firstPolicy returns the first row of a policy.
func (p *policyLines) firstPolicy() int {
	return max(slices.IndexFunc(p.all, func(row policyRow) bool { return row.policy > 0 }), 0)
}

// ofPolicy returns the row of a policy.
func (p *policyLines) ofPolicy(place int) int {
	for i := range p.all {
		if p.all[i].policy == place+1 {
			return i
		}
	}
	return 0
}

func (p *policyLines) spot(i int) (Spot, bool) {
	if i < 0 || i >= len(p.all) || p.all[i].spot.Words == nil {
		return Spot{}, false
	}
	return p.all[i].spot, true
}

// Len returns the number of rows.
func (p *policyLines) Len() int { return len(p.all) }

// Selectable reports whether row i is no title.
func (p *policyLines) Selectable(i int) bool { return !p.all[i].isTitle && !p.all[i].isBlank }

// piece is a text in a style.
type piece struct {
	style look.Style
	text  string
}

// compose returns the lines of a row, each of a few pieces.
func (p *policyLines) compose(i, width int) [][]piece {
	one, styles := &p.all[i], p.styles
	before := strings.Repeat(" ", min(one.indent, max(width/4, 0)))
	room := max(width-gutter-len(before), 1)
	var lines [][]piece
	switch {
	case one.isBlank:
		return [][]piece{{}}
	case one.isTitle:
		for _, text := range wrap.Text(one.head, room) {
			lines = append(lines, []piece{{styles.Muted, before}, {styles.Strong, text}})
		}
		return lines
	case one.sign == "":
		for _, text := range wrap.Text(one.head, room) {
			lines = append(lines, []piece{{styles.Tone(one.tone), before + text}})
		}
		return lines
	}
	lead := one.sign + " "
	if one.answer != "" {
		lead += cells.Fit(one.answer, longestAnswer) + "  "
	}
	inner := strings.Repeat(" ", len([]rune(lead)))
	for y, text := range wrap.Text(one.head, max(room-len(inner), 1)) {
		if y > 0 {
			lead = inner
		}
		lines = append(lines, []piece{{styles.Muted, before}, {styles.Tone(one.tone), lead}, {styles.Text, text}})
	}
	if one.answer == "" {
		inner = "  "
	}
	for _, paragraph := range one.texts {
		for _, text := range wrap.Text(paragraph, max(room-len(inner), 1)) {
			lines = append(lines, []piece{{styles.Muted, before + inner + text}})
		}
	}
	return append(lines, p.sides(one, before+inner, max(room-len(inner), 1))...)
}

// leastSide is how many cells each of what is wanted and found has at least where
// they stand side by side.
const leastSide = 28

// sides sets what is wanted beside what was found, or above it where there is no
// room for that.
func (p *policyLines) sides(one *policyRow, before string, room int) [][]piece {
	if one.wanted == "" {
		return nil
	}
	const wanted, found = wantedTitle + "  ", foundTitle + "   "
	styles := p.styles
	say := func(label, text string, width int) [][]piece {
		var lines [][]piece
		for y, part := range wrap.Text(dash(text), max(width-len(label), 1)) {
			if y > 0 {
				label = strings.Repeat(" ", len(label))
			}
			lines = append(lines, []piece{{styles.Muted, label}, {styles.Text, cells.Fit(part, max(width-len(label), 1))}})
		}
		return lines
	}
	side := (room - gap) / 2
	if side < leastSide {
		var lines [][]piece
		for _, line := range append(say(wanted, one.wanted, room), say(found, one.found, room)...) {
			lines = append(lines, append([]piece{{styles.Muted, before}}, line...))
		}
		return lines
	}
	left, right := say(wanted, one.wanted, side), say(found, one.found, side)
	lines := make([][]piece, max(len(left), len(right)))
	for y := range lines {
		lines[y] = []piece{{styles.Muted, before}}
		if y < len(left) {
			lines[y] = append(lines[y], left[y]...)
		} else {
			lines[y] = append(lines[y], piece{styles.Muted, strings.Repeat(" ", side)})
		}
		if y < len(right) {
			lines[y] = append(append(lines[y], piece{styles.Muted, strings.Repeat(" ", gap)}), right[y]...)
		}
	}
	return lines
}

// Height returns how many lines a row has.
func (p *policyLines) Height(i, width int) int { return len(p.compose(i, width)) }

// Render returns a row as lines. The row of the cursor has one style over its whole
// width.
func (p *policyLines) Render(i, width int, selected bool) []string {
	var out []string
	for _, pieces := range p.compose(i, width) {
		var line strings.Builder
		for _, one := range pieces {
			if selected {
				line.WriteString(one.text)
				continue
			}
			line.WriteString(otherLine(p.styles, p.hunt.Needle(), one.text, one.style))
		}
		text := line.String()
		if selected {
			text = chosenLine(p.styles, p.hunt.Needle(), text, width-gutter)
		}
		out = append(out, mark(p.styles, selected)+text)
	}
	return out
}
