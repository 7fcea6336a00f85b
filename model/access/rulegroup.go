package access

import (
	"slices"

	"ztsession/model/schema"
)

// ruleGroup judges a group, which may hold other groups.
func ruleGroup(j *judge, r *Rule, c *Condition) {
	id := r.text("id")
	place := c.Place
	group, known := j.facts.Groups.Rows[id]
	switch {
	case id == "":
		c.unclear("which rule group")
		return
	case j.facts.Groups.State != Read && !known:
		c.unread(ToReadGroups, j.facts.Groups.State)
		return
	case !known:
		c.unknown(say("The rule group ", Part{id, schema.Group}, " is not among the "+plural(len(j.facts.Groups.Rows), "group", "groups")+" that these credentials can see."), "")
		c.Place, c.Cure = place, ToReadGroups
		return
	case slices.Contains(j.open, id):
		c.unknown(say("The rule group ", quoted(group.Title(), schema.Group), " holds itself, so that there is no end to it."), "")
		c.Place = place
		return
	case len(j.open) == deepest:
		c.unknown(say("The rule groups hold each other too deep to follow."), "")
		c.Place = place
		return
	}
	inner := judge{facts: j.facts, decision: j.decision, open: append(slices.Clone(j.open), id), source: InGroup, judged: j.judged}
	judgement := inner.lists(group.Include, group.Require, group.Exclude)
	c.Group, c.Answer, c.Place = &judgement, judgement.Answer, place
	title := quoted(group.Title(), schema.Group)
	first, isUnmet := judgement.First()
	if !isUnmet {
		c.Because = say("The rule group ", title, " matches.")
		c.Found = say("in the group")
		return
	}
	if len(first.Conditions) > 0 {
		c.Place, c.Cure = first.Conditions[0].Place, first.Conditions[0].Cure
		if found := first.Found(); len(found) > 0 {
			c.Found = found
		}
	}
	verb := " does not match. "
	if c.Answer == Unknown {
		verb = " may match or not. "
	}
	c.Because = say("The rule group ", title, verb, first.Sentence())
}

// deepest is how deep rule groups are followed into each other.
const deepest = 20

func (j *judge) wantedGroup(r *Rule) Text {
	id := r.text("id")
	if group, ok := j.facts.Groups.Rows[id]; ok {
		return say("the rule group ", quoted(group.Title(), schema.Group))
	}
	return say("the rule group ", Part{id, schema.Group})
}
