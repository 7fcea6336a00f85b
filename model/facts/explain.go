package facts

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
)

// Explanation is why a posture check came to its result and what to do, before
// everything that was reported of it.
type Explanation struct {
	// Sentence is why, in one sentence.
	Sentence Row
	// Parts are the things that the rule is about.
	Parts []Pair
	// Steps are what to do next, what to tell the person, and where to look on their
	// computer. A check that passed has none.
	Steps []Row
	// Background is what is usually behind it, and where to read more.
	Background []Row
	// About are when the check was made, and of which rule it is.
	About []Row
}

// Explain returns why the check came to its result.
func Explain(check *model.PostureCheck, c clock.Clock) Explanation {
	why, path := reason.Of(check, c.Now), check.Path()
	e := Explanation{Sentence: quoted("why", "", why.Sentence)}
	e.Sentence.Tone, e.Sentence.Path = CheckTone(why.State), path.Key("success")
	if why.State == model.CheckPass {
		e.Sentence.Tone = Plain
	}
	for _, part := range why.Parts {
		e.Parts = append(e.Parts, Pair(part))
	}
	e.Steps = add(e.Steps, "next", "Next", why.Next)
	e.Steps = add(e.Steps, "tell", "Tell them", why.Tell)
	for _, place := range why.Check {
		how := place.How
		if place.System != "" {
			how = place.System + ": " + how
		}
		e.Steps = add(e.Steps, "look", "Check", how)
	}
	if len(e.Steps) > 0 {
		e.Background = add(e.Background, "causes", "Often", strings.Join(why.Causes, "; "))
		if why.Guess {
			e.Background = add(e.Background, "guess", "Note", "What devices report for this type of rule is not published; this rests on likely names.")
		}
		e.Background = add(e.Background, "docs", "Read more", why.Source)
	}
	e.about(check, path, c)
	return e
}

// add adds a row, unless there is nothing to say.
func add(rows []Row, id, label, text string) []Row {
	if text == "" {
		return rows
	}
	return append(rows, quoted("why-"+id, label, text))
}

// about says when the check was made and how often it is, and what the rule is.
func (e *Explanation) about(check *model.PostureCheck, path model.Path, c clock.Clock) {
	measured := quoted("why-measured", "Measured", "")
	if at, ok := check.Timestamp.Get(); ok {
		measured.Text = c.Both(at)
	} else {
		measured.Text, measured.Tone = CheckLine(check, c).Age, Muted
	}
	if every, ok := check.Schedule.Get(); ok {
		measured.Text += "; every " + every
	}
	measured.Path = path.Key("timestamp")
	rule := quoted("why-rule", "Rule", check.Name())
	if kind, ok := check.Type.Get(); ok {
		rule.Text += " (" + kind + ")"
	}
	if text, ok := check.Description.Get(); ok {
		rule.Text += ": " + text
	}
	rule.Path = path.Key("rule_name")
	e.About = []Row{measured, rule}
}
