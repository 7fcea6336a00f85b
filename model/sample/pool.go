package sample

import (
	"cmp"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/reason"
	"ztsession/model/sorting"
)

// Pool holds what was read for a sample: of each session which rules came to what,
// and whose it is, so that the one who is compared can be left out. The zero value
// is empty.
type Pool struct {
	// About is what is known of the sample beside its counts.
	About    model.Sample
	sessions []member
	rules    map[string]*model.SampledRule // without counts
}

// member is one session.
type member struct {
	user     string
	system   string
	outcomes map[*model.SampledRule]Outcome
}

// mostRules is how many rules are counted: no account has as many, and what a
// server sends has no bound.
const mostRules = 2000

// Add takes in the session of a user. Ages are counted up to now by Cloudflare's
// clock.
func (p *Pool) Add(user string, s *model.Session, now time.Time) {
	if p.rules == nil {
		p.rules = map[string]*model.SampledRule{}
	}
	one := member{user: user, outcomes: make(map[*model.SampledRule]Outcome)}
	now = serverTime(s, now)
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		rule := p.rule(check)
		// A rule that came twice would count one device twice.
		if _, twice := one.outcomes[rule]; rule != nil && !twice {
			one.outcomes[rule] = OutcomeOf(check, now)
		}
	}
	if len(s.Posture.Value) > 0 {
		one.system = systemOf(s)
	}
	p.sessions = append(p.sessions, one)
}

// rule returns the rule of a check, or nil where there are too many already.
func (p *Pool) rule(check *model.PostureCheck) *model.SampledRule {
	id := RuleID(check)
	rule := p.rules[id]
	if rule == nil {
		if id == "" || len(p.rules) >= mostRules {
			return nil
		}
		rule = &model.SampledRule{ID: id}
		p.rules[id] = rule
	}
	rule.Name, rule.Type = cmp.Or(rule.Name, check.RuleName.Value), cmp.Or(rule.Type, check.Type.Value)
	rule.Vendor = rule.Vendor || check.AsksVendor()
	return rule
}

// Read returns how many sessions were taken in.
func (p *Pool) Read() int { return len(p.sessions) }

// Without returns the sample of all but one user; of all where user is empty. What
// does not pass most comes first.
func (p *Pool) Without(user string) *model.Sample {
	s := p.About
	s.Read, s.NoChecks = 0, 0
	all := map[*model.SampledRule]*model.SampledRule{}
	checked, systems := 0, map[string]int{}
	for i := range p.sessions {
		one := &p.sessions[i]
		if user != "" && one.user == user {
			continue
		}
		if s.Read++; len(one.outcomes) == 0 {
			s.NoChecks++
			continue
		}
		checked++
		systems[one.system]++
		for rule, outcome := range one.outcomes {
			if all[rule] == nil {
				counted := *rule
				all[rule] = &counted
			}
			count(all[rule], one.system, outcome)
		}
	}
	s.Rules = make([]model.SampledRule, 0, len(all))
	for _, rule := range all {
		rule.Name = cmp.Or(rule.Name, rule.ID)
		rule.All.Missing = checked - seen(rule.All)
		for i := range rule.On {
			rule.On[i].Missing = systems[rule.On[i].System] - seen(rule.On[i].Tally)
		}
		sorting.Stable(rule.On, func(a, b model.SystemTally) int { return cmp.Compare(a.System, b.System) })
		s.Rules = append(s.Rules, *rule)
	}
	sorting.Stable(s.Rules, func(a, b model.SampledRule) int {
		return cmp.Or(cmp.Compare(badness(b.All), badness(a.All)), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
	return &s
}

// count counts one more session, whose system is empty where nothing tells it.
func count(rule *model.SampledRule, system string, outcome Outcome) {
	add(&rule.All, outcome)
	if system == "" {
		return
	}
	for i := range rule.On {
		if rule.On[i].System == system {
			add(&rule.On[i].Tally, outcome)
			return
		}
	}
	rule.On = append(rule.On, model.SystemTally{System: system})
	add(&rule.On[len(rule.On)-1].Tally, outcome)
}

// badness orders rules by the share that does not pass, in thousandths; those that
// too few have a result of come last, what is too old for many before them.
func badness(t model.Tally) int {
	bad, of := t.Fail+t.NotAsked, t.Pass+t.Fail+t.NotAsked
	switch {
	case of >= least:
		return 3 + 1000*bad/of
	case t.Stale >= least:
		return 2
	default:
		return min(bad, 1)
	}
}

// serverTime returns a moment of this computer's clock by that of Cloudflare, which
// the times of results are from.
func serverTime(s *model.Session, now time.Time) time.Time {
	if ahead, ok := s.Origin.ClockAhead.Get(); ok && !now.IsZero() {
		return now.Add(-ahead)
	}
	return now
}

// systemOf returns the operating system of the device of a session: the one of
// the device where it was looked up, else the one that its checks were made on.
func systemOf(s *model.Session) string {
	if s.Names != nil {
		if system := reason.System(s.Names.Devices[s.DeviceID.Value].Type.Value); system != "" {
			return system
		}
	}
	return reason.SystemOf(s.Posture.Value)
}
