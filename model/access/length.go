package access

import (
	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// Length is how long a session of the application lasts.
type Length struct {
	// Duration is as it was written: 24h. It is empty where the application has none,
	// or what is set cannot be read.
	Duration string
	// Level is who set it: policy, application, organisation or default.
	Level string
	// Path is where it stands below the level; empty for the default.
	Path model.Path
	// Note is what makes it uncertain; empty for nothing.
	Note string
}

// usualLength is how long a session lasts where nobody says anything else.
const usualLength = "24h"

// length returns the session length that applies: that of the policy that
// decides, else the application's. The organisation's is how long the identity
// provider is not asked again, and counts for an application only where it has none.
// A login with the device client lasts as long as the client's own session, whatever
// the others say. Source: the documentation's page about session management.
func length(v *Verdict) Length {
	switch {
	case v.App.isOf("infrastructure"):
		return Length{Level: "application", Note: "An infrastructure application has no session length."}
	case v.bypasses():
		return Length{Level: "policy", Note: "What a Bypass policy lets through has no session."}
	}
	l := v.set()
	for _, note := range []string{v.otherLengths(l), v.clientLength()} {
		if l.Note != "" && note != "" {
			l.Note += " "
		}
		l.Note += note
	}
	return l
}

// set returns the length of the first level that sets one.
func (v *Verdict) set() Length {
	type level struct {
		name string
		set  model.Field[string]
		path model.Path
	}
	levels := []level{
		{"application", v.App.SessionDuration, ".session_duration"},
		{"organisation", v.Facts.Organization.SessionDuration, ".session_duration"},
	}
	if v.Decider >= 0 {
		p := &v.Results[v.Decider].Policy
		levels = append([]level{{"policy", p.SessionDuration, p.Path.Key("session_duration")}}, levels...)
	}
	for _, one := range levels {
		switch text, ok := one.set.Get(); {
		case ok:
			return Length{Duration: text, Level: one.name, Path: one.path}
		case one.set.Presence == model.Misfit:
			return Length{Level: one.name, Path: one.path, Note: "How long a session of it lasts cannot be read: the " + one.name + " has something else in its place."}
		}
	}
	l := Length{Duration: usualLength, Level: "default"}
	if v.Facts.Organization.State != Read {
		l.Note = "What is set for the whole organisation was not read."
	}
	return l
}

// otherLengths says that a policy of which nobody knows whether it decides has a
// length of its own.
func (v *Verdict) otherLengths(l Length) string {
	for _, i := range v.MayDecide {
		if own, ok := v.Results[i].Policy.SessionDuration.Get(); ok && own != l.Duration {
			return "A policy of which it is not known whether it matches has another length."
		}
	}
	return ""
}

// clientLength says that logging in with the device client is on for the application,
// which overrides the organisation.
func (v *Verdict) clientLength() string {
	allow := v.App.AllowWARP
	if allow.Presence != model.Reported {
		allow = v.Facts.Organization.AllowWARP
	}
	if !model.Is(allow, true) {
		return ""
	}
	note := "Logging in with the device client is on for it; such a login lasts as long as the client's own session"
	if span, ok := v.Facts.Organization.WARPDuration.Get(); ok {
		note += " (" + clock.SpanWords(span) + ")"
	}
	return note + "."
}

// words says how long a session lasts and who set that.
func (l Length) words() Text {
	if l.Duration == "" {
		return say(l.Note)
	}
	by := map[string]string{"policy": "set by the policy", "application": "set by the application", "organisation": "set for the whole organisation", "default": "the usual length, since nothing else is set"}[l.Level]
	if l.Level == "default" && l.Note != "" {
		by = "the usual length, as far as is known"
	}
	text := say("A session of it lasts ", Part{clock.SpanWords(l.Duration), schema.Keep}, ", "+by+".")
	if span, ok := clock.ParseSpan(l.Duration); ok && span == 0 {
		text = say("A session of it ends at once, " + by + ": they log in each time.")
	}
	if l.Note != "" {
		text = say(text, " "+l.Note)
	}
	return text
}
