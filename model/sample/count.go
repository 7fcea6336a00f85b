package sample

import (
	"cmp"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/reason"
	"ztsession/model/sorting"
)

// Count counts sessions one after the other. The zero value has counted none.
type Count struct {
	rules   map[string]*model.SampledRule
	checked int            // sessions that report checks
	systems map[string]int // of these, by operating system
	read    int
}

// mostRules is how many rules are counted: no account has as many, and what a
// server sends has no bound.
const mostRules = 2000

// Add counts a session. Ages are counted up to now by Cloudflare's clock.
func (c *Count) Add(s *model.Session, now time.Time) {
	if c.rules == nil {
		c.rules, c.systems = map[string]*model.SampledRule{}, map[string]int{}
	}
	c.read++
	checks := s.Posture.Value
	if len(checks) == 0 {
		return
	}
	now = serverTime(s, now)
	system := systemOf(s)
	c.checked++
	c.systems[system]++
	counted := map[string]bool{}
	for i := range checks {
		// A rule that came twice would count one device twice.
		if id := RuleID(&checks[i]); id != "" && !counted[id] {
			counted[id] = true
			c.add(id, &checks[i], system, OutcomeOf(&checks[i], now))
		}
	}
}

func (c *Count) add(id string, check *model.PostureCheck, system string, outcome Outcome) {
	rule := c.rules[id]
	if rule == nil {
		if len(c.rules) >= mostRules {
			return
		}
		rule = &model.SampledRule{ID: id}
		c.rules[id] = rule
	}
	rule.Name, rule.Type = cmp.Or(rule.Name, check.RuleName.Value), cmp.Or(rule.Type, check.Type.Value)
	rule.Vendor = rule.Vendor || check.AsksVendor()
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

// Read returns how many sessions were counted.
func (c *Count) Read() int { return c.read }

// Put sets what was counted in a sample: what does not pass most comes first.
func (c *Count) Put(s *model.Sample) {
	s.Read, s.NoChecks = c.read, c.read-c.checked
	s.Rules = make([]model.SampledRule, 0, len(c.rules))
	for _, counted := range c.rules {
		rule := *counted
		rule.Name = cmp.Or(rule.Name, rule.ID)
		rule.All.Missing = c.checked - seen(rule.All)
		rule.On = make([]model.SystemTally, len(counted.On))
		for i, on := range counted.On {
			on.Missing = c.systems[on.System] - seen(on.Tally)
			rule.On[i] = on
		}
		sorting.Stable(rule.On, func(a, b model.SystemTally) int { return cmp.Compare(a.System, b.System) })
		s.Rules = append(s.Rules, rule)
	}
	sorting.Stable(s.Rules, func(a, b model.SampledRule) int {
		return cmp.Or(cmp.Compare(badness(b.All), badness(a.All)), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
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
