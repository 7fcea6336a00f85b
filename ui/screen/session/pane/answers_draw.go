package pane

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/widget/cells"
)

const (
	// leastSentence is how many cells a sentence needs at least to stand beside its
	// subject.
	leastSentence = 30
	// gap is the space between two columns, ageWidth what an age takes, and sign
	// what the gutter and the sign of a row take, in cells.
	gap, ageWidth, sign = 2, 7, gutter + 2
)

// form returns how the rows look at a width: with subjects beside their sentences
// or above them, whichever takes fewer lines.
func (r *answers) form(width int) *form {
	if known, ok := r.forms[width]; ok {
		return known
	}
	beside, above := r.measure(width, false), r.measure(width, true)
	chosen := beside
	if above.total < beside.total || r.sentenceWidth(width) < leastSentence {
		chosen = above
	}
	r.forms[width] = chosen
	return chosen
}

func (r *answers) measure(width int, stacked bool) *form {
	f := &form{stacked: stacked, heights: make([]int, r.Len())}
	for i := range f.heights {
		f.heights[i] = len(r.compose(r.of(i), width, stacked))
		f.total += f.heights[i]
	}
	return f
}

// Height returns how many lines row i has.
func (r *answers) Height(i, width int) int { return r.form(width).heights[i] }

// subjectWidth returns how many cells the column of subjects has.
func (r *answers) subjectWidth(width int) int { return max(min(r.subject, (width-sign)*2/5), 1) }

func (r *answers) sentenceWidth(width int) int {
	room := width - sign - r.subjectWidth(width) - gap
	if !r.ages.alike() {
		room -= ageWidth + gap
	}
	return max(room, 1)
}

// line is a line of a row: a piece of the subject and one of the sentence.
type line struct{ subject, sentence string }

func (r *answers) compose(e entry, width int, stacked bool) []line {
	subject, sentence := r.subjectOf(e), r.sentenceOf(e)
	if e.kind == entryNothing {
		var lines []line
		for _, text := range wrap.Text(sentence, max(width-sign, 1)) {
			lines = append(lines, line{sentence: text})
		}
		return lines
	}
	if !stacked {
		left, right := wrap.Text(subject, r.subjectWidth(width)), wrap.Text(sentence, r.sentenceWidth(width))
		lines := make([]line, max(len(left), len(right), 1))
		for y, text := range left {
			lines[y].subject = text
		}
		for y, text := range right {
			lines[y].sentence = text
		}
		return lines
	}
	var lines []line
	for _, text := range wrap.Text(subject, max(width-sign-gap-ageWidth, 1)) {
		lines = append(lines, line{subject: text})
	}
	if sentence == "" {
		return lines
	}
	for _, text := range wrap.Text(sentence, max(width-sign, 1)) {
		lines = append(lines, line{sentence: text})
	}
	return lines
}

// Render returns row i as lines.
func (r *answers) Render(i, width int, selected bool) []string {
	e, stacked := r.of(i), r.form(width).stacked
	symbol, tone := r.look(e)
	styles := r.env.Styles
	before := mark(styles, selected)
	if r.opened == i && !selected {
		before = styles.Muted.Render("›") + " "
	}
	var out []string
	for y, one := range r.compose(e, width, stacked) {
		if y > 0 {
			symbol = " "
		}
		text := r.beside(e, one, y == 0, width, selected)
		if stacked || e.kind == entryNothing {
			text = r.above(e, one, y == 0, width, selected)
		}
		out = append(out, before+styles.Tone(tone).Render(symbol)+" "+text)
	}
	return out
}

// beside draws a line with the subject in a column of its own.
func (r *answers) beside(e entry, one line, first bool, width int, selected bool) string {
	room := r.sentenceWidth(width)
	text := r.style(selected)(cells.Fit(one.subject, r.subjectWidth(width))) + strings.Repeat(" ", gap)
	if e.kind == entryChecks {
		return text + r.counted(e, room)
	}
	text += r.style(selected)(cells.Fit(one.sentence, room))
	if first {
		text += r.ageAt(e)
	}
	return text
}

// above draws a line of the subject, or of the sentence below it.
func (r *answers) above(e entry, one line, first bool, width int, selected bool) string {
	if one.subject == "" {
		return r.style(selected)(one.sentence)
	}
	if e.kind == entryChecks {
		return r.style(selected)(one.subject) + "  " + r.counted(e, width-sign-measure.Cells(one.subject)-gap)
	}
	text := r.style(selected)(cells.Fit(one.subject, max(width-sign-gap-ageWidth, 1)))
	if first {
		text += r.ageAt(e)
	}
	return text
}

// style returns the style of a row: the one of the cursor is strong over its whole
// width.
func (r *answers) style(selected bool) func(...string) string {
	if selected {
		return r.env.Styles.Strong.Render
	}
	return r.env.Styles.Text.Render
}

// ageAt draws the age of a result at the end of a line, where ages differ.
func (r *answers) ageAt(e entry) string {
	if e.check == nil || r.ages.alike() {
		return ""
	}
	age, tone := r.ages.of(e.check)
	return r.env.Styles.Tone(tone).Render(strings.Repeat(" ", max(gap+ageWidth-measure.Cells(age), 0)) + age)
}

// counted names checks that are only counted, as many as have room.
func (r *answers) counted(e entry, room int) string {
	const divider, more = " · ", " …"
	text := ""
	for i, name := range r.names[e.result] {
		longer := name
		if i > 0 {
			longer = text + divider + name
		}
		left := room - measure.Cells(longer)
		if i < e.count-1 {
			left -= len(divider)
		}
		if left < 0 {
			break
		}
		text = longer
	}
	styles := r.env.Styles
	if shown := strings.Count(text, divider) + 1; text != "" && shown < e.count {
		return styles.Muted.Render(text + more)
	}
	hint := number(PosturePane) + " shows all checks"
	if left := room - measure.Cells(text) - gap; left >= len(hint) {
		return styles.Muted.Render(text + strings.Repeat(" ", gap+left-len(hint)) + hint)
	}
	return styles.Muted.Render(measure.Truncate(text, max(room, 0), "…"))
}
