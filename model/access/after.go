package access

import (
	"ztsession/model"
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
		if span, ok := mfa.SessionDuration.Get(); ok && span == "0m" {
			step = say(step, ", at each login")
		}
		return say(step, ".")
	}
	return nil
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
			name := say("the list ", Part{group.List, schema.Keep})
			if list, ok := v.Facts.Lists[group.List]; ok && list.Name.Presence == model.Reported {
				name = say("the list ", quoted(list.Name.Value, schema.Scan))
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

// Length is how long a session of the application lasts.
type Length struct {
	// Duration is as it was written: 24h. It is empty where the application has none.
	Duration string
	// Level is who set it: policy, application, organisation or default.
	Level string
	// Path is where it stands below the level; empty for the default.
	Path model.Path
	// Note is what makes it uncertain; empty for nothing.
	Note string
}

// usualLength is how long a session lasts where nobody says anything else.
// Source: the documentation's page about session management.
const usualLength = "24h"

// length returns the session length that applies: that of the policy that
// decides, else the application's. The organisation's is how long the identity
// provider is not asked again, and counts for an application only where it has none.
func length(v *Verdict) Length {
	var l Length
	switch {
	case v.App.isOf("infrastructure"):
		return Length{Level: "application", Note: "An infrastructure application has no session length."}
	case v.Decider >= 0 && v.Results[v.Decider].Policy.SessionDuration.Presence == model.Reported:
		p := &v.Results[v.Decider].Policy
		l = Length{Duration: p.SessionDuration.Value, Level: "policy", Path: p.Path.Key("session_duration")}
	case v.App.SessionDuration.Presence == model.Reported:
		l = Length{Duration: v.App.SessionDuration.Value, Level: "application", Path: ".session_duration"}
	case v.Facts.Organization.SessionDuration.Presence == model.Reported:
		l = Length{Duration: v.Facts.Organization.SessionDuration.Value, Level: "organisation", Path: ".session_duration"}
	default:
		l = Length{Duration: usualLength, Level: "default"}
	}
	if allow := v.App.AllowWARP; model.Is(allow, true) || allow.Presence != model.Reported && model.Is(v.Facts.Organization.AllowWARP, true) {
		l.Note = "Logging in with the device client is on for it; such a login lasts as long as the client's own session"
		if span, ok := v.Facts.Organization.WARPDuration.Get(); ok {
			l.Note += " (" + span + ")"
		}
		l.Note += "."
	}
	return l
}
