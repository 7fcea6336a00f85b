package pane

import (
	"ztsession/model/access"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
	"ztsession/ui/screen"
)

// indentation is how many cells the conditions of a rule group stand further in.
const indentation = 2

// tree fills in the conditions of a policy: include, require, exclude, each with
// yes, no or unknown, and those of rule groups below the group.
func (p *policyLines) tree(l *access.PolicyLine) {
	if reason := l.Reason.String(); reason != "" {
		p.text(facts.Plain, reason)
	}
	if len(l.Conditions) == 0 {
		p.text(facts.Muted, "No condition of it is known.")
	}
	var parts []access.ListPart // of the last condition at each depth
	for i := range l.Conditions {
		c := &l.Conditions[i]
		depth := min(c.Depth, len(parts))
		if depth == len(parts) || parts[depth] != c.Part {
			parts = append(parts[:depth], c.Part)
			if depth == 0 {
				p.blank()
			}
			p.add(policyRow{isTitle: true, head: partMeans(c.Part), indent: depth * indentation})
		}
		parts = parts[:depth+1]
		p.condition(c)
	}
}

// partMeans names a list of conditions with what has to be of it.
func partMeans(p access.ListPart) string {
	switch p {
	case access.Include:
		return "Include: any one of these would do"
	case access.Require:
		return "Require: all of these"
	case access.Exclude:
		return "Exclude: none of these"
	default:
		return ""
	}
}

// longestAnswer is how many cells the longest of yes, no and unknown takes.
const longestAnswer = 7

func (p *policyLines) condition(c *access.ConditionLine) {
	effect := c.Answer
	if c.Part == access.Exclude {
		effect = effect.Not()
	}
	one := policyRow{sign: "?", tone: facts.Warning, answer: c.Answer.String(), head: c.Wanted.String(), indent: c.Depth * indentation}
	switch effect {
	case access.Yes:
		one.sign, one.tone = signs.Good, facts.Good
	case access.No:
		one.sign, one.tone = signs.Bad, facts.Bad
	case access.Unknown:
	}
	if because := c.Because.String(); because != "" {
		one.texts = []string{because}
	}
	about := &screen.Explain{Title: c.Type}
	about.Add("Stands in", partMeans(c.Part))
	about.Add("Wanted", c.Wanted.String())
	about.Add("Found", c.Found.String())
	about.Add("Answer", c.Answer.String())
	about.Add("Because", c.Because.String())
	about.Add("Rests on", restsOn(c.Place))
	about.Add("Read more", policyPage)
	one.spot = Spot{Path: inSession(c.Place), Label: c.Type, Text: c.Because.String(), Words: about}
	p.add(one)
}
