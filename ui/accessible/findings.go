package accessible

import (
	"strings"

	"ztsession/model/finding"
	"ztsession/model/ticket"
)

// findings says each finding with what it rests on, what it means and the next step.
func (o *open) findings() error {
	s := o.shown()
	answer := finding.Of(s, o.clock.Now)
	o.say(ticket.Headline(s, &answer))
	for i := range answer.Findings {
		one := &answer.Findings[i]
		o.put("\n")
		o.say(numbered(i+1, said(one)))
		for _, e := range one.Evidence {
			o.say("From: " + ticket.Evidence(e))
		}
		for _, line := range []struct{ label, text string }{
			{"Others", one.Others}, {"Next", one.Next}, {"Tell them", one.Tell}, {"Means", meaning(one.ID)}, {"Called", one.ID}, {"Read more", one.Source},
		} {
			if line.text != "" {
				o.say(line.label + ": " + line.text)
			}
		}
		for _, place := range one.Look {
			o.say("Check" + inSystem(place.System) + ": " + place.How)
		}
	}
	if len(answer.Unseen) > 0 {
		o.say("Not to be seen here: " + strings.Join(answer.Unseen, "; ") + ".")
	}
	return nil
}

// meaning is what a sort of finding means.
func meaning(id string) string {
	for _, kind := range finding.Kinds() {
		if kind.ID == id {
			return kind.Means
		}
	}
	return ""
}

func inSystem(system string) string {
	if system == "" {
		return ""
	}
	return " on " + system
}
