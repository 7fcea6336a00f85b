package access

import (
	"slices"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/schema"
)

// Explanation is a verdict in words, for screens and reports. Every text of it is
// in parts, so that it can be masked as it is.
type Explanation struct {
	App     Text
	Address Text // where the application is; empty where that is not known
	Outcome Outcome
	// Sentence is the verdict.
	Sentence Text
	// First is the first condition that was not met, of the policy that came nearest
	// to letting the person in, or why a policy blocks them; empty where they get in.
	First Text
	// Place is what First rests on.
	Place Place
	// Log says what the access log has of the request; empty without one.
	Log Text
	// Caution says why the verdict may not be that of the request; empty for nothing.
	Caution Text
	// Policies are in the order in which Access looks at them.
	Policies []PolicyLine
	// After is what comes after the match.
	After []Text
	// Length says how long the application's session lasts and who set it.
	Length  Text
	Session Length
	Remarks []RemarkLine
	// Cures name the permissions that would turn unknowns into answers.
	Cures []string
}

// PolicyLine is one policy in an Explanation.
type PolicyLine struct {
	Name, ID Text
	Decision Decision
	Answer   Answer
	Role     Role
	// Precedence is its place in the application, 0 where none was reported.
	Precedence int
	// Reason says why it matches, or what the first condition is that keeps it from
	// that; Wanted and Found say the same as two values.
	Reason, Wanted, Found Text
	// AnyOf means that any one of several conditions would do, which Reason names.
	AnyOf bool
	// Part is the list that the first condition not met is in.
	Part ListPart
	// Place is what the reason rests on.
	Place Place
	// Conditions are all conditions as a tree, in reading order.
	Conditions []ConditionLine
}

// ConditionLine is one condition of a policy, or of a rule group in it.
type ConditionLine struct {
	Part ListPart
	// Depth is how many rule groups it is in.
	Depth  int
	Type   string // for people: e-mail domain
	Answer Answer
	// Wanted is what the condition asks for, Found what stands in its place.
	Wanted, Found, Because Text
	Place                  Place
}

// RemarkLine is a remark on the configuration.
type RemarkLine struct {
	ID   string
	Text Text
	Path model.Path
}

// Explain puts a verdict into words.
func (v *Verdict) Explain(c clock.Clock) Explanation {
	e := Explanation{
		App: say(Part{v.App.Title(), schema.Application}), Outcome: v.Outcome, Sentence: v.Sentence(c),
		Caution: v.Disagrees(), After: v.After, Session: v.Length, Length: v.Length.words(),
	}
	if targets := v.App.targets(); len(targets) > 0 {
		e.Address = say(Part{targets[0], schema.HostName})
	}
	if v.Facts.Request != nil {
		e.Log = v.Facts.Request.words(c)
	}
	for i := range v.Results {
		e.Policies = append(e.Policies, v.Results[i].line())
	}
	e.First, e.Place = v.first()
	for _, remark := range v.Remarks {
		e.Remarks = append(e.Remarks, RemarkLine{remark.ID, remark.Text, remark.Path})
	}
	for _, cure := range v.Cures() {
		if permission := cure.Permission(); !slices.Contains(e.Cures, permission) {
			e.Cures = append(e.Cures, permission)
		}
	}
	return e
}

// Cures returns what would have to be readable to turn unknowns into answers.
func (v *Verdict) Cures() []Capability {
	var all []Capability
	add := func(cure Capability) {
		if cure != NoCapability && !slices.Contains(all, cure) {
			all = append(all, cure)
		}
	}
	for i := range v.Results {
		r := &v.Results[i]
		if r.Role == Below || r.Answer != Unknown {
			continue
		}
		if r.Policy.IsReference {
			add(ToReadPolicies)
		}
		r.each(0, func(_ ListPart, _ int, c *Condition) {
			if c.Answer == Unknown {
				add(c.Cure)
			}
		})
	}
	return all
}

// each calls do for every condition, those of rule groups behind the group.
func (o *Judgement) each(depth int, do func(ListPart, int, *Condition)) {
	for part, conditions := range [][]Condition{o.Include, o.Require, o.Exclude} {
		for i := range conditions {
			do(ListPart(part), depth, &conditions[i])
			if conditions[i].Group != nil {
				conditions[i].Group.each(depth+1, do)
			}
		}
	}
}

func (r *Result) line() PolicyLine {
	p := &r.Policy
	line := PolicyLine{
		Name: say(Part{p.Title(), schema.Policy}), ID: say(Part{p.ID, schema.Policy}), Decision: p.Decision,
		Answer: r.Answer, Role: r.Role, Precedence: p.Precedence.Value, Place: Place{InApplication, p.Path},
	}
	r.each(0, func(part ListPart, depth int, c *Condition) {
		line.Conditions = append(line.Conditions, ConditionLine{part, depth, c.Rule.Label(), c.Answer, c.Wanted, c.Found, c.Because, c.Place})
	})
	first, isUnmet := r.First()
	if !isUnmet {
		line.Reason, line.Place = r.match()
		return line
	}
	line.Reason, line.Wanted, line.Found, line.Part = first.Sentence(), first.Wanted(), first.Found(), first.Part
	line.AnyOf = first.Part == Include && len(first.Conditions) > 1
	if len(first.Conditions) > 0 {
		line.Place = first.Conditions[0].Place
	}
	return line
}

// match returns why a policy matches: by the first condition of its include that
// is met.
func (r *Result) match() (Text, Place) {
	for i := range r.Include {
		if c := &r.Include[i]; c.Answer == Yes {
			return c.Because, c.Place
		}
	}
	return nil, Place{InApplication, r.Policy.Path}
}

// words says what a row of the access log has, or a failed login.
func (q *Request) words(c clock.Clock) Text {
	text, ends := say("The access log has it as ", q.Outcome()), ". It holds neither the policy nor the reason."
	if q.OfFailed {
		text, ends = say("The person's failed logins have it as ", q.Outcome()), ". They hold neither the address, the policy nor the reason."
	}
	if at, ok := q.moment(); ok && c.Mode == clock.Relative {
		text = say(text, " "+c.Both(at))
	} else if ok {
		text = say(text, " at "+c.Exact(at))
	}
	if ip, ok := q.IP.Get(); ok {
		text = say(text, ", from ", Part{ip, schema.Address})
		if country, ok := q.Country.Get(); ok {
			text = say(text, " (", Part{upper(country), schema.Keep}, ")")
		}
	}
	if connection, ok := q.Connection.Get(); ok {
		text = say(text, ", through ", Part{connection, schema.Keep})
	}
	if ray, ok := q.RayID.Get(); ok {
		text = say(text, ", Ray ID ", Part{ray, schema.RayID})
	}
	return say(text, ends)
}

// Outcome returns what became of the request, in words.
func (q *Request) Outcome() string {
	switch allowed, ok := q.Allowed.Get(); {
	case !ok:
		return "not reported"
	case allowed:
		return "let in"
	default:
		return "refused"
	}
}

// Change returns the explanation with each part of its texts changed, which is
// how it is masked.
func (e Explanation) Change(change func(Part) Part) Explanation {
	text := func(t Text) Text {
		if t == nil {
			return nil
		}
		changed := make(Text, 0, len(t))
		for _, part := range t {
			changed = append(changed, change(part))
		}
		return changed
	}
	for _, one := range []*Text{&e.App, &e.Address, &e.Sentence, &e.First, &e.Log, &e.Caution, &e.Length} {
		*one = text(*one)
	}
	e.After = slices.Clone(e.After)
	for i := range e.After {
		e.After[i] = text(e.After[i])
	}
	e.Remarks = slices.Clone(e.Remarks)
	for i := range e.Remarks {
		e.Remarks[i].Text = text(e.Remarks[i].Text)
	}
	e.Policies = slices.Clone(e.Policies)
	for i := range e.Policies {
		p := &e.Policies[i]
		for _, one := range []*Text{&p.Name, &p.ID, &p.Reason, &p.Wanted, &p.Found} {
			*one = text(*one)
		}
		p.Conditions = slices.Clone(p.Conditions)
		for k := range p.Conditions {
			c := &p.Conditions[k]
			c.Wanted, c.Found, c.Because = text(c.Wanted), text(c.Found), text(c.Because)
		}
	}
	return e
}
