package pane

import (
	"fmt"
	"slices"

	"ztsession/model"
	"ztsession/model/access"
	"ztsession/model/facts"
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
	applies := "The policy that applies"
	if slices.ContainsFunc(e.Policies, func(l access.PolicyLine) bool { return l.Role == access.MayDecide }) {
		applies += ", if no unknown one matches first"
	}
	for _, section := range []struct {
		title string
		role  access.Role
	}{
		{applies, access.Decides},
		{"Policies of which it is not known", access.MayDecide},
		{"Policies that do not apply", access.NoMatch},
		{"Policies below, which are not looked at", access.Below},
	} {
		p.section(section.title)
		for i := range e.Policies {
			if e.Policies[i].Role == section.role {
				p.policyLine(i, &e.Policies[i])
			}
		}
	}
	p.list("After the match", texts(e.After))
	if e.Outcome != access.Refused {
		p.list("How long", []string{e.Length.String()})
	}
	if e.Log != nil {
		p.list("The request", []string{e.Log.String()})
	}
	p.list("Worth a look", remarks(e.Remarks))
	p.list("More could be told with these permissions; "+secondLink, e.Cures)
}

// policyLine adds a policy: for one that does not match the first condition that
// was not met, what was wanted beside what was found.
func (p *policyLines) policyLine(i int, l *access.PolicyLine) {
	one := policyRow{sign: policySign(l), tone: policyTone(l), head: fmt.Sprintf("%s (%s)", l.Name.String(), l.Decision), policy: i + 1}
	if l.Role != access.Below {
		if reason := l.Reason.String(); reason != "" {
			one.texts = []string{reason}
		}
		if l.Answer != access.Yes && !l.AnyOf {
			one.wanted, one.found = l.Wanted.String(), l.Found.String()
		}
		if one.found != "" && one.found == l.Reason.String() {
			one.texts = nil
		}
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

func texts(all []access.Text) []string {
	lines := make([]string, 0, len(all))
	for _, text := range all {
		lines = append(lines, text.String())
	}
	return lines
}

func remarks(all []access.RemarkLine) []string {
	lines := make([]string, 0, len(all))
	for _, remark := range all {
		lines = append(lines, remark.Text.String())
	}
	return lines
}

// policySign is what stands before a policy: what it means for the person.
func policySign(l *access.PolicyLine) string {
	isBlock := l.Decision == access.Block
	switch {
	case l.Role == access.Below:
		return "·"
	case l.Answer == access.Unknown:
		return "?"
	case l.Answer == access.Yes && !isBlock:
		return "✓"
	case l.Answer == access.No && isBlock:
		return "–"
	default:
		return "✗"
	}
}

func policyTone(l *access.PolicyLine) facts.Tone {
	switch policySign(l) {
	case "✓":
		return facts.Good
	case "✗":
		return facts.Bad
	case "?":
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
