package pane

import (
	"ztsession/model"
	"ztsession/model/lists"
	"ztsession/model/text/measure"
	"ztsession/model/text/wrap"
	"ztsession/ui/widget/cells"
)

// verdictWidth returns how many cells the longest result among the checks takes.
func (p *Posture) verdictWidth() int {
	n := p.count
	longest := 0
	for _, one := range []struct {
		count  int
		result model.CheckResult
	}{
		{n.Total(), model.CheckFail},
		{n.NotAsked, model.CheckNotAsked},
		{len(p.rules) + n.NotChecked, model.CheckNotChecked},
		{n.NotReported + n.Unreadable, model.CheckNotReported},
	} {
		if one.count > 0 {
			longest = max(longest, measure.Cells(one.result.Symbol()+" "+one.result.Brief()))
		}
	}
	return longest
}

const (
	// The names of checks take no more than this, in cells, so that the sentences
	// have room.
	leastName, mostName = 12, 60
	// mostMeasured is how many names are measured; there may be 100,000.
	mostMeasured = 500
	// mostBelow is how many lines a sentence takes below its row.
	mostBelow = 2
)

// nameWidth returns how many cells the names take.
func (p *Posture) nameWidth() int {
	widest := leastName
	for i := range min(p.count.Total()+len(p.rules), mostMeasured) {
		widest = max(widest, measure.Cells(p.check(i).Name()))
	}
	return min(widest, mostName)
}

// leastSentences is how many cells the column of sentences has at least.
const leastSentences = 24

// sentenceWidth returns how many cells the longest sentence takes of a check that
// did not pass: where the table has fewer, sentences stand whole below their rows.
func (p *Posture) sentenceWidth() int {
	widest, left := leastSentences, mostMeasured
	for i := range p.session.Posture.Value {
		check := &p.session.Posture.Value[i]
		if left == 0 {
			break
		}
		if check.Result() == model.CheckPass {
			continue
		}
		left--
		widest = max(widest, measure.Cells(p.sentences.of(check, p.env.Clock)))
	}
	return widest
}

// why returns the sentence of row i for below it, where the table has no room for
// it beside the name. A check that passed has none there.
func (p *Posture) why(i, width int) []string {
	if p.hasSentence(width) || i >= len(p.order) {
		return nil
	}
	lines := p.sentences.below(p.order[i], width, func() []string { return p.wrapped(p.order[i], width) })
	out := make([]string, len(lines))
	for n, line := range lines {
		out[n] = "  " + p.env.Styles.Text.Render(line)
	}
	return out
}

// hasSentence reports whether the table has room for sentences at the width that
// lines below a row have.
func (p *Posture) hasSentence(width int) bool {
	known, ok := p.roomy[width]
	if !ok {
		known = p.table.HasAt(lists.Sentence, width+gutter)
		p.roomy[width] = known
	}
	return known
}

// wrapped breaks the sentence of a check into the lines below its row.
func (p *Posture) wrapped(place, width int) []string {
	check := p.check(place)
	if check.Result() == model.CheckPass {
		return nil
	}
	lines := wrap.Text(p.sentences.of(check, p.env.Clock), max(width-gutter, 1))
	if len(lines) > mostBelow {
		lines = append(lines[:mostBelow-1:mostBelow-1], lines[mostBelow-1]+" "+lines[mostBelow])
	}
	for n := range lines {
		lines[n] = cells.Fit(lines[n], min(width-gutter, measure.Cells(lines[n])))
	}
	return lines
}
