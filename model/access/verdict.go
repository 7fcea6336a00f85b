package access

import (
	"cmp"
	"slices"

	"ztsession/model"
	"ztsession/model/schema"
	"ztsession/model/sorting"
)

// Outcome is what Access would do.
type Outcome uint8

// The outcomes.
const (
	// Open means that it cannot be told.
	Open Outcome = iota
	LetIn
	Refused
)

// String returns the outcome in a few words, which claim no more than it is: what
// Access would do by what a login reported.
func (o Outcome) String() string {
	switch o {
	case LetIn:
		return "would be let in"
	case Refused:
		return "would be refused"
	case Open:
		return "cannot be told"
	default:
		return "cannot be told"
	}
}

// Result is a policy with what it came to.
type Result struct {
	Policy Policy
	Judgement
	// Because is why a policy is not applied whatever its lists come to; empty for
	// the usual one, whose lists decide.
	Because Text
	// Role is the part that the policy has in the verdict.
	Role Role
}

// Role is the part of a policy in a verdict.
type Role uint8

// The roles.
const (
	// NoMatch is a policy that does not match.
	NoMatch Role = iota
	// Decides is the first one that matches.
	Decides
	// MayDecide is one before it of which nobody knows whether it matches.
	MayDecide
	// Below is one that is not looked at, since one before it decided.
	Below
)

// Verdict is what the policies of an application say of a login.
type Verdict struct {
	App     *App
	Facts   *Facts
	Outcome Outcome
	// Results are in the order in which Access looks at the policies.
	Results []Result
	// Decider is the place in Results of the policy that decides, -1 for none.
	Decider int
	// MayDecide are the places of those before it that are not known.
	MayDecide []int
	// IsPartial means that something that is named cannot be seen, so that there
	// may be more policies than these.
	IsPartial bool
	// Unordered are the places of those that match, or may, and of which it is not known
	// whether they stand before the one that decides.
	Unordered []int
	// Gate is why the login does not count for the application; empty when it does.
	Gate Text
	// Remarks are what the configuration shows besides.
	Remarks []Remark
	// After is what comes after the match: approval, justification, a second factor.
	After []Text
	// Length is how long the session of the application lasts.
	Length Length

	judged int // conditions so far
}

// Of returns what the policies of an application say of the login in facts.
func Of(app *App, facts *Facts) *Verdict {
	v := &Verdict{App: app, Facts: facts, Decider: -1}
	policies := Resolved(app.Policies.Value, facts.Policies)
	v.IsPartial = References(policies)
	for _, policy := range order(policies) {
		v.Results = append(v.Results, v.judge(policy))
	}
	v.walk()
	v.gate()
	v.Remarks = lint(v)
	v.After = after(v)
	v.Length = length(v)
	return v
}

// order returns policies in the order in which Access looks at them: Bypass and
// Service Auth first, then the others, each by precedence. One without precedence
// keeps the place in which it came: the documentation of the API calls that of an
// application's policies the order of their precedence.
func order(policies []Policy) []Policy {
	precedence := func(i int) int {
		if own, ok := policies[i].Precedence.Get(); ok {
			return own
		}
		return i + 1
	}
	places := make([]int, len(policies))
	for i := range places {
		places[i] = i
	}
	sorting.Stable(places, func(a, b int) int {
		if first := policies[a].Decision.isFirst(); first != policies[b].Decision.isFirst() {
			if first {
				return -1
			}
			return 1
		}
		return cmp.Compare(precedence(a), precedence(b))
	})
	sorted := make([]Policy, 0, len(policies))
	for _, i := range places {
		sorted = append(sorted, policies[i])
	}
	return sorted
}

// judge judges one policy.
func (v *Verdict) judge(p Policy) Result {
	result := Result{Policy: p}
	if p.IsReference {
		result.Because = say("Only its id is known: it is not among the policies that these credentials can see.")
		return result
	}
	j := judge{facts: v.Facts, decision: p.Decision, source: InApplication, judged: &v.judged}
	result.Judgement = j.lists(p.Include, p.Require, p.Exclude)
	switch {
	case p.Decision == Allow && v.Facts.isToken():
		result.Answer = No
		result.Because = say("A service token logged in, which an Allow policy does not help: it gets the login page. It needs a Service Auth policy.")
	case p.Decision == OtherDecision && result.Answer != No:
		result.Answer = Unknown
		result.Because = say("What it does is not known: ", quoted(p.Sent.Value, schema.Scan), ".")
		if p.Sent.Value == "" {
			result.Because = say("It does not say what it does.")
		}
	}
	v.IsPartial = v.IsPartial || result.dangles(v.Facts)
	return result
}

// dangles reports whether a group that is named is not among those that can be seen.
func (o *Judgement) dangles(facts *Facts) bool {
	for _, part := range [][]Condition{o.Include, o.Require, o.Exclude} {
		for i := range part {
			c := &part[i]
			if c.Group != nil && c.Group.dangles(facts) {
				return true
			}
			if _, known := facts.Groups.Rows[c.Rule.text("id")]; c.Rule.Kind == "group" && facts.Groups.State == Read && !known {
				return true
			}
		}
	}
	return false
}

// First returns the first condition that keeps the policy from matching.
func (r *Result) First() (Unmet, bool) {
	if r.Because != nil && r.Answer != Yes {
		return Unmet{Answer: r.Answer, Because: r.Because}, true
	}
	return r.Judgement.First()
}

// effect is what a policy does when it matches.
func (r *Result) effect() Outcome {
	switch r.Policy.Decision {
	case Allow, Bypass, ServiceAuth:
		return LetIn
	case Block:
		return Refused
	case OtherDecision:
		return Open
	default:
		return Open
	}
}

// walk finds the policy that decides, and what is not known before it.
func (v *Verdict) walk() {
	if !v.isRead() || len(v.Results) == 0 && v.App.isOf("bookmark") {
		v.Outcome = Open
		return
	}
	possible := map[Outcome]bool{}
	for i := range v.Results {
		r := &v.Results[i]
		switch {
		case v.Decider >= 0:
			r.Role = Below
		case r.Answer == Yes:
			r.Role, v.Decider = Decides, i
			possible[r.effect()] = true
		case r.Answer == Unknown:
			r.Role = MayDecide
			v.MayDecide = append(v.MayDecide, i)
			possible[r.effect()] = true
		}
	}
	for _, i := range v.unordered() {
		v.Unordered = append(v.Unordered, i)
		possible[v.Results[i].effect()] = true
	}
	if v.Decider < 0 {
		possible[Refused] = true
		if v.IsPartial {
			// What cannot be seen could let the person in.
			possible[Open] = true
		}
	}
	if len(possible) == 1 {
		for only := range possible {
			v.Outcome = only
		}
	}
}

// isRead reports whether the policies of the application came.
func (v *Verdict) isRead() bool {
	p := v.App.Policies
	return p.Presence == model.Reported || p.Presence == model.Empty && p.AsSent == ""
}

// unordered returns the places of the policies below the one that decides which match
// or may, and of which nobody can say that they are below it: two have one precedence,
// or one has none while others do.
func (v *Verdict) unordered() []int {
	if v.Decider < 0 || !slices.ContainsFunc(v.Results, func(r Result) bool { return r.Policy.Precedence.Presence == model.Reported }) {
		return nil
	}
	decider := &v.Results[v.Decider].Policy
	own, known := decider.Precedence.Get()
	var all []int
	for i := v.Decider + 1; i < len(v.Results); i++ {
		r := &v.Results[i]
		other, ok := r.Policy.Precedence.Get()
		if r.Policy.Decision.isFirst() == decider.Decision.isFirst() && r.Answer != No && (!known || !ok || own == other) {
			all = append(all, i)
		}
	}
	return all
}
