package sample

import (
	"strings"
	"time"

	"ztsession/model"
)

// Verdict is who else a rule comes to the same for.
type Verdict uint8

// The verdicts.
const (
	TooFew    Verdict = iota // too few others have a result that says anything
	OnlyThem                 // the others pass, all or nearly all
	SomeToo                  // it is so for some of the others
	Everybody                // it is so for all others, or nearly all
)

// String returns the verdict in words.
func (v Verdict) String() string {
	switch v {
	case TooFew:
		return "too few to say"
	case OnlyThem:
		return "only them"
	case SomeToo:
		return "some"
	case Everybody:
		return "everybody"
	default:
		return "unknown"
	}
}

// ID returns the verdict as programs get it.
func (v Verdict) ID() string { return strings.ReplaceAll(v.String(), " ", "_") }

const (
	// least is how many others must have a result before anything is said.
	least = 3
	// exceptions is of how many others one may be an exception, so that 18 of 19
	// still are everybody.
	exceptions = 6
)

// verdictOn returns what it means that a rule comes to the same for alike of so
// many others.
func verdictOn(alike, of int) Verdict {
	switch {
	case of < least:
		return TooFew
	case alike*exceptions <= of:
		return OnlyThem
	case (of-alike)*exceptions <= of:
		return Everybody
	default:
		return SomeToo
	}
}

// alike returns how many others a rule came to the same for, and how many have a
// result that can be compared with it. What says nothing of a device, such as a
// result that is too old, counts on neither side of one that does.
func alike(t model.Tally, outcome Outcome) (same, of int) {
	answered := t.Pass + t.Fail + t.NotAsked
	switch outcome {
	case Passed:
		return t.Pass, t.Pass + t.Fail
	case Failed:
		return t.Fail, t.Pass + t.Fail
	case NotAsked:
		return t.NotAsked, answered
	case Stale:
		return t.Stale, answered + t.Stale
	case NotChecked:
		return t.NotChecked, answered + t.Stale + t.NotChecked
	case Unknown:
		return t.Unknown, seen(t)
	default:
		return 0, 0
	}
}

// Comparison is what one check came to beside the same rule of others.
type Comparison struct {
	Outcome Outcome
	Verdict Verdict
	// Same is how many others it came to the same for, Of how many have a result
	// that can be compared.
	Same, Of int
	// System is the operating system whose sessions alone were counted, since the
	// rule is another there; empty for all.
	System string

	rule *model.SampledRule // nil where none of the others has it
}

// Others are a session's checks beside a sample. The zero value compares nothing.
type Others struct {
	sample *model.Sample
	rules  map[string]*model.SampledRule
	system string
	now    time.Time
}

// For returns the comparison of a session with the sample that it carries. Ages of
// its results are counted up to when it was read, as those of the sample were.
func For(s *model.Session) Others {
	if s.Sample == nil {
		return Others{}
	}
	o := Others{
		sample: s.Sample, rules: make(map[string]*model.SampledRule, len(s.Sample.Rules)), system: systemOf(s),
		now: serverTime(s, s.Origin.FetchedAt),
	}
	for i := range s.Sample.Rules {
		o.rules[s.Sample.Rules[i].ID] = &s.Sample.Rules[i]
	}
	return o
}

// Asked reports whether there is a sample to compare with.
func (o Others) Asked() bool { return o.sample != nil }

// Compare compares a check with the same rule of others. It is false where none of
// them has an entry of the rule, and without a sample.
func (o Others) Compare(check *model.PostureCheck) (Comparison, bool) {
	rule := o.rules[RuleID(check)]
	if rule == nil {
		return Comparison{}, false
	}
	return Compare(rule, OutcomeOf(check, o.now), o.system), true
}

// Compare compares an outcome on a system, empty where it is not known, with a rule
// of others. The rule of one system alone counts where it is another story there
// than elsewhere.
func Compare(rule *model.SampledRule, outcome Outcome, system string) Comparison {
	c := Comparison{Outcome: outcome, rule: rule}
	c.Same, c.Of = alike(rule.All, outcome)
	c.Verdict = verdictOn(c.Same, c.Of)
	if !differs(rule, outcome) {
		return c
	}
	for i := range rule.On {
		on := &rule.On[i]
		if same, of := alike(on.Tally, outcome); on.System == system && of >= least {
			c.System, c.Same, c.Of, c.Verdict = system, same, of, verdictOn(same, of)
		}
	}
	return c
}

// differs reports whether a rule is another story on one system than on another:
// everybody's here, and only this device's there.
func differs(rule *model.SampledRule, outcome Outcome) bool {
	var told [Everybody + 1]bool
	for i := range rule.On {
		told[verdictOn(alike(rule.On[i].Tally, outcome))] = true
	}
	return told[OnlyThem] && told[Everybody]
}
