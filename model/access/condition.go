package access

import (
	"ztsession/model"
	"ztsession/model/schema"
)

// Rule is one condition as it was sent: an object with one key, which is its type.
type Rule struct {
	// Kind is the key, such as email or github-organization; empty when it cannot
	// be told.
	Kind string
	// Path is where the rule stands below its application, policy or group.
	Path model.Path
	// Value is what the key holds, and Object the whole as it was sent.
	Value, Object model.Value
	// Odd completes "The condition" where it cannot be read; empty for a usual one.
	Odd string
}

// text returns the first member of the rule with one of the names, as text. A value
// of another kind is none: what it would be compared with is no text like it.
func (r *Rule) text(names ...string) string {
	for _, name := range names {
		if v := r.Value.Get(name); v.Kind() == model.KindText && v.Text() != "" {
			return v.Text()
		}
	}
	return ""
}

// plain is text for a value that identity providers send as a number or a word too.
func (r *Rule) plain(name string) string {
	switch v := r.Value.Get(name); v.Kind() {
	case model.KindText, model.KindNumber, model.KindBool:
		return v.Text()
	case model.KindNone, model.KindNull, model.KindList, model.KindObject:
		return ""
	default:
		return ""
	}
}

// isPlain reports whether a rule that has no values is as it is documented: an empty
// object, or one that nothing stands in.
func (r *Rule) isPlain() bool {
	switch r.Value.Kind() {
	case model.KindObject, model.KindNull, model.KindNone:
		return true
	case model.KindBool:
		return r.Value.Text() == "true"
	case model.KindText, model.KindNumber, model.KindList:
		return false
	default:
		return false
	}
}

// provider returns the id of the identity provider that the rule is about. Forms
// from before 2024 call it connection_id.
func (r *Rule) provider() string { return r.text("identity_provider_id", "connection_id") }

// Source is the document that a Place is in.
type Source uint8

// The documents.
const (
	InSession Source = iota
	InApplication
	InGroup
	InLog
	InPosture
	InTokens
	InList
)

// String names the document.
func (s Source) String() string {
	switch s {
	case InSession:
		return "session"
	case InApplication:
		return "application"
	case InGroup:
		return "group"
	case InLog:
		return "access log"
	case InPosture:
		return "posture rule"
	case InTokens:
		return "service tokens"
	case InList:
		return "list"
	default:
		return "unknown"
	}
}

// Place is what an answer rests on.
type Place struct {
	In   Source
	Path model.Path
}

// Condition is a rule with its answer.
type Condition struct {
	Rule   Rule
	Answer Answer
	// Wanted is what the rule asks for, as a part of a sentence: the country FR.
	Wanted Text
	// Found is what stands in its place; empty when nothing does.
	Found Text
	// Because is the reason in one sentence.
	Because Text
	// Place is what the answer rests on.
	Place Place
	// Cure is what would have to be readable to turn an unknown into an answer.
	Cure Capability
	// Group is what a rule group came to; nil for any other rule and for a group
	// that could not be judged.
	Group *Judgement
}

// judge judges the conditions of one policy.
type judge struct {
	facts    *Facts
	decision Decision
	// open are the ids of the groups that are being judged, which a cycle meets again.
	open []string
	// source is the document that the rules stand in.
	source Source
	// judged counts the conditions so far, those of rule groups each time that they
	// are named: groups that name each other several times would take for ever.
	judged *int
}

// mostConditions is how many conditions are judged for one application.
const mostConditions = 50_000

// rule returns what a rule comes to.
func (j *judge) rule(r Rule) Condition {
	c := Condition{Rule: r, Place: Place{j.source, r.Path}}
	k, known := kinds[r.Kind]
	*j.judged++
	switch {
	case *j.judged > mostConditions:
		c.Wanted = say("one more condition")
		c.Because = say("There are more conditions than this program looks at.")
		return c
	case r.Odd != "":
		c.Wanted = say("a condition that cannot be read")
		c.Because = say("The condition " + r.Odd + ".")
		return c
	case !known:
		c.Wanted = say("a condition of the type ", quoted(r.Kind, schema.Scan))
		c.Because = say("This program does not know conditions of the type ", quoted(r.Kind, schema.Scan), ".")
		return c
	}
	c.Wanted = k.wanted(j, &r)
	if k.bare && !r.isPlain() {
		c.Because = say("The condition ", quoted(r.Kind, schema.Scan), " has something where it usually has nothing, so what it means is not known.")
		return c
	}
	if k.identity && j.facts.isToken() {
		c.no(nil, say("A service token logged in and no person, so nothing about a person can match."), ".service_token_status")
		return c
	}
	k.judge(j, &r, &c)
	if k.identity {
		j.withoutIdentity(&c)
	}
	return c
}

// withoutIdentity corrects an answer that rests on who logged in where Access
// does not look at that.
func (j *judge) withoutIdentity(c *Condition) {
	switch {
	case j.decision == Bypass:
		c.Answer, c.Cure = No, NoCapability
		c.Because = say("Access looks at a Bypass policy before anybody logs in, so nothing about a person can match.")
		c.Place = Place{j.source, c.Rule.Path}
	case j.decision == ServiceAuth && c.Answer == Yes:
		c.Answer = Unknown
		c.Because = say("It is documented nowhere whether a Service Auth policy looks at who logged in.")
		c.Place = Place{j.source, c.Rule.Path}
	}
}

// yes, no and unknown set the answer with what was found, the reason and the
// place in the session that it rests on.
func (c *Condition) yes(found, because Text, path model.Path) { c.set(Yes, found, because, path) }

func (c *Condition) no(found, because Text, path model.Path) { c.set(No, found, because, path) }

func (c *Condition) unknown(because Text, path model.Path) { c.set(Unknown, nil, because, path) }

func (c *Condition) set(answer Answer, found, because Text, path model.Path) {
	c.Answer, c.Found, c.Because = answer, found, because
	c.Place = Place{InSession, path}
}

// unread sets the answer to unknown where a list could not be read.
func (c *Condition) unread(what Capability, state State) {
	place := c.Place
	c.unknown(say(what.unread(state)), "")
	c.Place = place
	if state == Forbidden {
		c.Cure = what
	}
}

// unclear sets the answer to unknown for a rule that lacks what it needs.
func (c *Condition) unclear(what string) {
	place := c.Place
	c.unknown(say("The condition does not say "+what+"."), "")
	c.Place = place
}

// silent sets the answer to unknown for a field that the session does not report.
func silent[T any](c *Condition, field model.Field[T], noun string, path model.Path) {
	because := "The session does not report " + noun + "."
	if field.Presence == model.Misfit {
		because = "The session reports " + noun + " in a form that cannot be read."
	}
	c.unknown(say(because), path)
}
