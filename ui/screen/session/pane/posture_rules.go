package pane

import (
	"strings"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/text/words"
)

// listed are the checks of a session and behind them the rules without an entry, in
// an order. They stay where they are, since there may be 100,000.
type listed struct {
	checks, rules []model.PostureCheck
	order         []int
}

// Len returns the number of rows.
func (l listed) Len() int { return len(l.order) }

// At returns row i.
func (l listed) At(i int) *model.PostureCheck { return placedAt(l.checks, l.rules, l.order[i]) }

func placedAt(checks, rules []model.PostureCheck, place int) *model.PostureCheck {
	if place < len(checks) {
		return &checks[place]
	}
	return &rules[place-len(checks)]
}

// check returns the check or the rule at a place.
func (p *Posture) check(place int) *model.PostureCheck {
	return placedAt(p.session.Posture.Value, p.rules, place)
}

// withoutEntry returns the rules of the account that a session has no entry of, in the
// form of checks: none of them failed. Those that no device of its kind would be asked
// have one row together, so that the others are seen.
func withoutEntry(s *model.Session) []model.PostureCheck {
	if s.Settings == nil {
		return nil
	}
	var rules []model.PostureCheck
	var others []string
	state := model.HasEntry
	for i := range s.Settings.Rules.Value {
		one := &s.Settings.Rules.Value[i]
		if one.State == model.OtherSystem || one.State == model.NoDevice {
			others, state = append(others, one.Rule.Title()), one.State
			continue
		}
		rules = append(rules, one.Check())
	}
	if len(others) == 0 {
		return rules
	}
	name := words.Count(len(others), "rule", "rules") + " for other systems"
	if state == model.NoDevice {
		name = words.Count(len(others), "rule", "rules") + ": no device took part"
	}
	return append(rules, model.PostureCheck{
		Key: "other rules", RuleName: model.Known(name), Description: model.Known(strings.Join(others, ", ")), Absence: state,
	})
}

// ruleNow is the title of what the account has set about a rule.
const ruleNow = "The rule, as the account has it now"

// notInLogin is how many rules the session has no entry of.
func (p *Posture) notInLogin() int {
	if p.session.Settings == nil {
		return 0
	}
	return len(p.session.Settings.Rules.Value)
}

// fillRule fills the detail with a rule that the session has no entry of, or with
// those that have one row together.
func (p *Posture) fillRule(check *model.PostureCheck) {
	if check.Rule == nil {
		var rows []facts.Row
		for i := range p.session.Settings.Rules.Value {
			if one := &p.session.Settings.Rules.Value[i]; one.State == check.Absence {
				rows = append(rows, facts.Row{Label: one.Rule.Title(), Text: words.Capital(facts.RuleWords(one)) + ".", Outside: true})
			}
		}
		p.items.rows(rows)
		return
	}
	why := facts.Explain(check, p.env.Clock)
	p.items.rows([]facts.Row{why.Sentence})
	p.items.apart(why.Steps)
	p.items.add(facts.Group{Title: ruleNow, Rows: facts.RuleRows(check.Rule)})
}
