package facts

import (
	"ztsession/model"
	"ztsession/model/text/words"
)

// RuleRows returns what the account has set about a posture rule.
func RuleRows(rule *model.PostureRule) []Row {
	if rule == nil {
		return nil
	}
	var rows []Row
	add := func(id, text string) {
		if text != "" {
			rows = append(rows, quoted(id, labelOf(id), text))
		}
	}
	add("rule-about", rule.Description.Value)
	add("rule-type", rule.Type.Value)
	add("rule-systems", rule.Systems())
	add("rule-schedule", rule.Schedule.Value)
	add("rule-expiration", rule.Expiration.Value)
	if model.Is(rule.Enabled, false) {
		add("rule-state", "switched off, so it cannot pass")
	}
	add("rule-id", rule.ID)
	return rows
}

// RulesWithoutEntry returns a line for each posture rule of the account that the
// session has no entry of, those that should have one first.
func RulesWithoutEntry(s *model.Session) []Row {
	if s.Settings == nil {
		return nil
	}
	rules := s.Settings.Rules.Value
	rows := make([]Row, 0, min(len(rules), mostRules)+1)
	for i := range rules[:min(len(rules), mostRules)] {
		rows = append(rows, quoted("rule-absent", rules[i].Rule.Title(), RuleWords(&rules[i])))
	}
	if more := len(rules) - len(rows); more > 0 {
		rows = append(rows, derived("rule-absent", "", "and "+words.Thousands(more)+" more", Muted))
	}
	return rows
}

// RulesGroup has those lines; it has none where there is nothing to say.
func RulesGroup(s *model.Session) Group {
	return Group{ID: "rules", Title: "Posture rules that are not in this login", Rows: RulesWithoutEntry(s)}
}

// mostRules is how many rules a report names.
const mostRules = 100

// RuleWords says in a few words why a rule has no entry.
func RuleWords(one *model.RuleSetting) string {
	switch one.State {
	case model.Unreported:
		return "no result: newer than the login, or not reported yet"
	case model.UnknownSystem:
		return "for " + one.Rule.Systems() + ", and this device's system is not known"
	case model.VendorSilent:
		return "the vendor gave no result for this device"
	case model.SwitchedOff:
		return "switched off in the account"
	case model.OtherSystem:
		return "for " + one.Rule.Systems()
	case model.NoDevice:
		return "no device took part in this login"
	case model.HasEntry:
	}
	return ""
}
