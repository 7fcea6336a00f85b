package pane

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/text/words"
)

// withRules returns the checks of a session, and behind them the rules of the account
// that it has no entry of: none of them failed. Those that no device of its kind would
// be asked have one row together, so that the others are seen.
func withRules(s *model.Session) []model.PostureCheck {
	checks := s.Posture.Value
	if s.Settings == nil || len(s.Settings.Rules.Value) == 0 {
		return checks
	}
	checks = slices.Clone(checks)
	var others []string
	state := model.HasEntry
	for i := range s.Settings.Rules.Value {
		one := &s.Settings.Rules.Value[i]
		if one.State == model.OtherSystem || one.State == model.NoDevice {
			others, state = append(others, one.Rule.Title()), one.State
			continue
		}
		checks = append(checks, one.Check())
	}
	if len(others) > 0 {
		name := words.Count(len(others), "rule", "rules") + " for other systems"
		if state == model.NoDevice {
			name = words.Count(len(others), "rule", "rules") + ": no device took part"
		}
		checks = append(checks, model.PostureCheck{
			Key: "other rules", RuleName: model.Known(name), Description: model.Known(strings.Join(others, ", ")), Absence: state,
		})
	}
	return checks
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
