package access

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// after returns what still comes between a policy that lets the person in and
// the application, in the order in which they meet it.
func after(v *Verdict) []Text {
	if v.Decider < 0 || v.Results[v.Decider].Policy.Decision != Allow {
		return nil
	}
	var steps []Text
	p := &v.Results[v.Decider].Policy
	if step := secondFactor(v, p); step != nil {
		steps = append(steps, step)
	}
	if model.Is(p.Justification, true) {
		step := say("They have to give a reason")
		if prompt, ok := p.Prompt.Get(); ok {
			step = say(step, ": ", quoted(prompt, schema.Scan))
		}
		steps = append(steps, say(step, "."))
	}
	if model.Is(p.Approval, true) {
		steps = append(steps, say("Somebody has to approve it: ", approvers(v, p), "."))
	}
	if model.Is(p.Isolation, true) {
		steps = append(steps, say("The application opens in an isolated browser."))
	}
	return steps
}

// secondFactor says that Cloudflare's own second factor is asked for: what the
// policy wants counts before the application, and that before the organisation.
func secondFactor(v *Verdict, p *Policy) Text {
	levels := []struct {
		name string
		mfa  model.Field[MFA]
	}{{"the policy", p.MFA}, {"the application", v.App.MFA}, {"the organisation", v.Facts.Organization.MFA}}
	for i, level := range levels {
		mfa, ok := level.mfa.Get()
		if !ok {
			continue
		}
		if model.Is(mfa.Disabled, true) {
			return nil
		}
		// The organisation's own settings ask nobody unless it wants that for all.
		if i == 2 && !model.Is(v.Facts.Organization.MFAForAll, true) || i < 2 && len(mfa.Authenticators) == 0 {
			continue
		}
		step := say("Cloudflare's own second factor is asked for (", level.name, ")")
		if len(mfa.Authenticators) > 0 {
			step = say(step, ": ", kept(mfa.Authenticators))
		}
		return say(step, howOften(mfa.SessionDuration), ".")
	}
	return nil
}

// howOften says how long a second factor is good. Source: the page about independent
// MFA, by which 0 is each login.
func howOften(lasts model.Field[string]) string {
	text, ok := lasts.Get()
	if span, readable := clock.ParseSpan(text); !ok || !readable {
		return ""
	} else if span == 0 {
		return ", at each login"
	}
	return ", and then not again for " + clock.SpanWords(text)
}

func approvers(v *Verdict, p *Policy) Text {
	groups := make([]Text, 0, len(p.Approvers))
	for _, group := range p.Approvers {
		needed := string(group.Needed)
		if needed == "" {
			needed = "some"
		}
		people := make([]Text, 0, len(group.Emails))
		for _, address := range group.Emails {
			people = append(people, theEmail(address))
		}
		if group.List != "" {
			name := say("the list ", Part{group.List, schema.List})
			if list, ok := v.Facts.Lists[group.List]; ok && list.Name.Presence == model.Reported {
				name = say("the list ", quoted(list.Name.Value, schema.List))
			}
			people = append(people, name)
		}
		groups = append(groups, say(needed+" of ", some(people, "and")))
	}
	if len(groups) == 0 {
		return say("it is not said who")
	}
	return some(groups, "and")
}
