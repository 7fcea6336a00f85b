package pane

import (
	"strings"

	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/wrap"
	"ztsession/ui/look"
	"ztsession/ui/widget/cells"
	"ztsession/ui/widget/search"
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
// where no row ends further down then than with subjects above. So a row never
// leaves the window on a wider terminal.
func (r *answers) form(width int) *form {
	if known, ok := r.forms[width]; ok {
		return known
	}
	chosen, above := r.measure(width, false), r.measure(width, true)
	further := 0
	for i, lines := range chosen.heights {
		further += lines - above.heights[i]
		if further > 0 || r.sentenceWidth(width) < leastSentence {
			chosen = above
			break
		}
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
type line struct {
	subject, sentence     string
	inSubject, inSentence []search.Span // what is looked for
}

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

// ink draws a piece of a row in a style, with marks in it.
type ink func(style look.Style, text string, marks []search.Span) string

// inkFor returns how the pieces of a row are drawn. The row of the cursor has one
// style over its whole width.
func (r *answers) inkFor(selected bool) ink {
	styles := r.env.Styles
	return func(style look.Style, text string, marks []search.Span) string {
		var out strings.Builder
		if selected {
			search.Write(&out, text, marks, styles.Selected, styles.SelectedMatch)
		} else {
			search.Write(&out, text, marks, style, styles.Found)
		}
		return out.String()
	}
}

// fitted returns a piece in its width with the marks in it.
func (r *answers) fitted(piece string, width int, marks []search.Span) (string, []search.Span) {
	fit := cells.Fit(piece, width)
	if len(marks) > 0 && !strings.HasPrefix(fit, piece) {
		marks = r.hunt.Needle().Marks(fit)
	}
	return fit, marks
}

// Render returns row i as lines.
func (r *answers) Render(i, width int, selected bool) []string {
	e, stacked := r.of(i), r.form(width).stacked || r.of(i).kind == entryNothing
	symbol, tone := r.look(e)
	styles := r.env.Styles
	before, draw := mark(styles, selected), r.inkFor(selected)
	if !selected && r.opened == i {
		before = styles.Muted.Render(signs.Opened) + " "
	}
	lines := r.compose(e, width, stacked)
	r.mark(e, lines)
	var out []string
	for y, one := range lines {
		if y > 0 {
			symbol = " "
		}
		text := draw(styles.Tone(tone), symbol, nil) + draw(styles.Text, " ", nil)
		if stacked {
			text += r.above(e, one, y == 0, width, draw)
		} else {
			text += r.beside(e, one, y == 0, width, draw)
		}
		if selected {
			text += draw(styles.Text, strings.Repeat(" ", max(width-gutter-measure.Cells(text), 0)), nil)
		}
		out = append(out, before+text)
	}
	return out
}

// mark notes in the lines of a row where what is looked for stands.
func (r *answers) mark(e entry, lines []line) {
	needle := r.hunt.Needle()
	if needle.Empty() {
		return
	}
	var subjects, sentences []string
	for _, one := range lines {
		subjects, sentences = append(subjects, one.subject), append(sentences, one.sentence)
	}
	inSubject, inSentence := needle.Pieces(r.subjectOf(e), subjects), needle.Pieces(r.sentenceOf(e), sentences)
	for y := range lines {
		lines[y].inSubject, lines[y].inSentence = inSubject[y], inSentence[y]
	}
}

// beside draws a line with the subject in a column of its own.
func (r *answers) beside(e entry, one line, first bool, width int, draw ink) string {
	room, styles := r.sentenceWidth(width), r.env.Styles
	subject, inSubject := r.fitted(one.subject, r.subjectWidth(width), one.inSubject)
	text := draw(styles.Text, subject, inSubject) + draw(styles.Text, strings.Repeat(" ", gap), nil)
	if e.kind == entryChecks {
		counted := r.counted(e, room)
		return text + draw(styles.Muted, counted, r.hunt.Needle().Marks(counted))
	}
	sentence, inSentence := r.fitted(one.sentence, room, one.inSentence)
	text += draw(styles.Text, sentence, inSentence)
	if first {
		text += r.ageAt(e, draw)
	}
	return text
}

// above draws a line of the subject, or of the sentence below it.
func (r *answers) above(e entry, one line, first bool, width int, draw ink) string {
	styles := r.env.Styles
	switch {
	case one.subject == "":
		return draw(styles.Text, one.sentence, one.inSentence)
	case e.kind == entryChecks:
		counted := r.counted(e, width-sign-measure.Cells(one.subject)-gap)
		return draw(styles.Text, one.subject, one.inSubject) + draw(styles.Text, "  ", nil) + draw(styles.Muted, counted, r.hunt.Needle().Marks(counted))
	case !first:
		return draw(styles.Text, one.subject, one.inSubject)
	}
	subject, inSubject := r.fitted(one.subject, max(width-sign-gap-ageWidth, 1), one.inSubject)
	return draw(styles.Text, subject, inSubject) + r.ageAt(e, draw)
}

// ageAt draws the age of a result at the end of a line, where ages differ.
func (r *answers) ageAt(e entry, draw ink) string {
	if e.check == nil || r.ages.alike() {
		return ""
	}
	age, tone := r.ages.of(e.check)
	return draw(r.env.Styles.Tone(tone), strings.Repeat(" ", max(gap+ageWidth-measure.Cells(age), 0))+age, nil)
}

// counted names checks that are only counted, as many as have room.
func (r *answers) counted(e entry, room int) string {
	const divider, more = signs.Between, "..."
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
	if shown := strings.Count(text, divider) + 1; text != "" && shown < e.count {
		return text + more
	}
	hint := number(PosturePane) + " shows all checks"
	if left := room - measure.Cells(text) - gap; left >= len(hint) {
		return text + strings.Repeat(" ", gap+left-len(hint)) + hint
	}
	return measure.Truncate(text, max(room, 0), signs.Cut)
}
