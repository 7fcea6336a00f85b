package pane

import (
	"ztsession/model/access"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/ui/layout"
	"ztsession/ui/widget/cells"
)

// brief returns a line for each verdict, for where another pane has the keys.
func (r *verdicts) brief(room layout.Rect) []string {
	styles := r.env.Styles
	var lines []string
	for i := range r.all[:min(len(r.all), max(room.H, 0))] {
		one := &r.all[i]
		name := cells.Fit(one.name, min(r.names, max(room.W*2/5, 1)))
		text := measure.Truncate(one.brief(), max(room.W-sign-measure.Cells(name)-gap, 0), signs.Cut)
		lines = append(lines, "  "+styles.Tone(one.tone).Render(one.sign)+" "+styles.Text.Render(name)+"  "+styles.Muted.Render(text))
	}
	return lines
}

// brief is the verdict in a few words.
func (one *answered) brief() string {
	if one.question.Verdict == nil {
		return one.sentence
	}
	for i := range one.explained.Policies {
		p := &one.explained.Policies[i]
		if p.Role != access.Decides {
			continue
		}
		if one.explained.Outcome == access.Refused {
			return "blocked by " + p.Name.String()
		}
		if one.explained.Outcome == access.LetIn {
			return "let in by " + p.Name.String()
		}
	}
	if one.explained.Outcome == access.Refused && one.explained.First != nil {
		return one.explained.First.String()
	}
	return one.explained.Outcome.String()
}
