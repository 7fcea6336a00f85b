package accessible

import (
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/facts"
)

// groups says labelled facts, a line each.
func (o *open) groups(of func(*model.Session) []facts.Group) func() error {
	return func() error {
		o.sayGroups(of(o.shown()))
		return nil
	}
}

func (d *dialogue) sayGroups(groups []facts.Group) {
	for _, group := range groups {
		d.put("\n")
		d.say(group.Title + ".")
		d.sayRows(group.Rows)
	}
}

func (d *dialogue) sayRows(rows []facts.Row) {
	for _, row := range rows {
		if row.Label == "" {
			d.say(row.Text)
			continue
		}
		d.say(row.Label + ": " + row.Text)
	}
}

// devices says the devices, newest authentication first, and what else is registered.
func (o *open) devices() error {
	s := o.shown()
	o.sayRows(facts.DevicesLead(s, o.clock))
	for i := range s.Devices.Value {
		device := facts.DeviceAt(s, i, o.clock)
		name := device.ID
		if device.Name != "" {
			name = device.Name + ", " + device.ID
		}
		if device.Own {
			name += ", the session's own"
		}
		o.put("\n")
		o.say(numbered(i+1, name))
		o.sayRows(device.Details)
	}
	if others := facts.NowOthers(s, o.clock); len(others) > 0 {
		o.put("\n")
		o.say("Other registrations of the person.")
		o.sayRows(others)
	}
	return nil
}

// checks says the posture checks, those that did not pass first, to choose one of.
func (o *open) checks() error {
	if len(o.answered.Posture.Value) == 0 {
		o.sayRows(facts.PostureLead(o.shown()))
		o.sayRules()
		return nil
	}
	return o.dialogue.choose(menu{
		place: func() string { return "Posture checks." },
		lead:  o.sayRules,
		choices: func() []choice {
			s := o.shown()
			order := model.FailuresFirst(s.Posture.Value)
			choices := make([]choice, 0, len(order))
			for _, at := range order {
				check := &s.Posture.Value[at]
				line := facts.CheckLine(check, o.clock)
				text := fmt.Sprintf("%s: %s. %s %s", line.Result, line.Name, line.Why, line.Age)
				choices = append(choices, choice{strings.TrimSpace(text), func() error { o.check(at); return nil }})
			}
			return choices
		},
		prompt: "Number of a check, or b to go back:",
	})
}

// sayRules says which posture rules of the account have no result in the session.
func (o *open) sayRules() {
	if group := facts.RulesGroup(o.shown()); len(group.Rows) > 0 {
		o.say(group.Title + ".")
		o.sayRows(group.Rows)
	}
}

// check says why a check came to its result, and all that was reported of it.
func (o *open) check(at int) {
	s := o.shown()
	check := &s.Posture.Value[at]
	why := facts.Explain(check, o.clock)
	o.say(check.Name() + ". " + why.Sentence.Text)
	for _, pair := range why.Parts {
		text := pair.Name + ": found " + orNothing(pair.Found)
		if pair.Wanted != "" {
			text += ", wanted " + pair.Wanted
		}
		o.say(text)
	}
	for _, rows := range [][]facts.Row{why.Steps, why.Background, why.About} {
		o.sayRows(rows)
	}
	o.sayGroups(facts.CheckDetail(check, o.clock))
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}
