package pane

import (
	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/facts"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/screen"
)

// policyPage is the page of the documentation about policies.
const policyPage = "https://developers.cloudflare.com/cloudflare-one/access-controls/policies/"

// loadDetail fills the detail with the policies of the application under the cursor,
// or the conditions of the one that is opened. keep says that it is the same as
// before, so that the place in it stays.
func (a *Access) loadDetail(keep bool) {
	at, one := a.detail.Cursor(), a.chosen()
	a.lines = &policyLines{styles: a.env.Styles, hunt: a.detail.Find}
	switch {
	case one == nil:
		a.level = atApps
	case one.question.Verdict == nil:
		a.level = atApps
		a.lines.text(facts.Plain, one.sentence)
	case a.level == atTree && a.tree < len(one.explained.Policies):
		a.lines.tree(&one.explained.Policies[a.tree])
	default:
		a.level = min(a.level, atPolicies)
		a.lines.policies(&one.explained)
	}
	if keep {
		a.detail.Replace(a.lines, at)
		return
	}
	a.detail.Set(a.lines)
}

// policies fills in what decides, what does not and why, and what else is to be said.
func (p *policyLines) policies(e *access.Explanation) {
	if e.Caution != nil {
		p.text(facts.Warning, e.Caution.String())
	}
	for _, section := range e.Sections() {
		p.section(section.Title)
		for _, i := range section.Policies {
			p.policyLine(i, &e.Policies[i])
		}
	}
	if e.Log != nil {
		p.list("The request", []string{e.Log.String()})
	}
	for _, note := range e.Notes() {
		if note.Title == access.WouldTell {
			note.Title += "; " + secondLink
		}
		p.list(note.Title, note.Lines)
	}
}

// policyLine adds a policy: for one that does not match the first condition that
// was not met, what was wanted beside what was found.
func (p *policyLines) policyLine(i int, l *access.PolicyLine) {
	one := policyRow{sign: l.Sign(), tone: policyTone(l), head: l.Head(), policy: i + 1}
	reason, wanted, found := l.Beside()
	if one.wanted, one.found = wanted, found; reason != "" {
		one.texts = []string{reason}
	}
	about := &screen.Explain{Title: l.Name.String()}
	about.Add("Action", l.Decision.Means())
	about.Add("Comes to", "It "+l.Answer.OfPolicy()+". "+l.Role.Means())
	about.Add("Because", l.Reason.String())
	about.Add("Wanted", l.Wanted.String())
	about.Add("Found", l.Found.String())
	about.Add("Rests on", restsOn(l.Place))
	about.Add("Called", l.ID.String())
	about.Add("Read more", policyPage)
	one.spot = Spot{Path: inSession(l.Place), Label: l.Name.String(), Text: l.Reason.String(), Words: about}
	p.add(one)
}

func policyTone(l *access.PolicyLine) facts.Tone {
	switch l.Sign() {
	case signs.Good:
		return facts.Good
	case signs.Bad:
		return facts.Bad
	case signs.Unknown:
		return facts.Warning
	default:
		return facts.Muted
	}
}

// restsOn names the document and the place in it that an answer rests on.
func restsOn(p access.Place) string {
	if p.Path == "" {
		return ""
	}
	return words.Capital(p.In.String()) + " " + shortened(p.Path)
}

// inSession returns the path of a place that is in the session.
func inSession(p access.Place) model.Path {
	if p.In != access.InSession {
		return ""
	}
	return p.Path
}
