package access

import (
	"cmp"
	"slices"
	"strings"

	"ztsession/model"
)

// JoinRules gives the checks of a session the rules that the account has of them:
// their names, schedules and expirations. Without rules it takes them away. What
// others hold of the checks does not change.
func JoinRules(s *model.Session, rules Table[PostureRule]) {
	var joined []model.PostureCheck
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		var rule *PostureRule
		if known, ok := ruleOf(check, rules); ok {
			rule = &known
		}
		if rule == nil && check.Rule == nil {
			continue
		}
		if joined == nil {
			joined = slices.Clone(s.Posture.Value)
		}
		joined[i].Rule = rule
	}
	if joined != nil {
		s.Posture.Value = joined
	}
}

func ruleOf(check *model.PostureCheck, rules Table[PostureRule]) (PostureRule, bool) {
	if rule, ok := rules.Rows[check.Key]; ok {
		return rule, true
	}
	rule, ok := rules.Rows[check.ID.Value]
	return rule, ok && check.ID.Value != ""
}

// withoutEntry returns the rules that a session has no entry of, and why: those that
// should have one first.
func withoutEntry(s *model.Session, rules Table[PostureRule]) []model.RuleSetting {
	has := make(map[string]bool, len(s.Posture.Value))
	for i := range s.Posture.Value {
		has[s.Posture.Value[i].Key], has[s.Posture.Value[i].ID.Value] = true, true
	}
	system := systemOf(s, rules)
	absent := make([]model.RuleSetting, 0, len(rules.Rows))
	for id, rule := range rules.Rows {
		if !has[id] {
			absent = append(absent, model.RuleSetting{Rule: rule, State: absence(s, &rule, system)})
		}
	}
	slices.SortFunc(absent, func(a, b model.RuleSetting) int {
		return cmp.Or(cmp.Compare(a.State, b.State), strings.Compare(a.Rule.Title(), b.Rule.Title()), strings.Compare(a.Rule.ID, b.Rule.ID))
	})
	return absent
}

// systemOf returns the system of the session's device: as platform knows it, else
// that of a rule for one system alone which was checked.
func systemOf(s *model.Session, rules Table[PostureRule]) string {
	facts := Facts{Session: s}
	if system := facts.platform(); system != "" {
		return system
	}
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		rule, ok := ruleOf(check, rules)
		if result := check.Result(); ok && len(rule.Platforms) == 1 && (result == model.CheckPass || result == model.CheckFail) {
			return strings.ToLower(rule.Platforms[0])
		}
	}
	return ""
}

func absence(s *model.Session, rule *PostureRule, system string) model.RuleState {
	check := model.PostureCheck{Type: rule.Type}
	switch {
	case model.Is(rule.Enabled, false):
		return model.SwitchedOff
	case len(s.Posture.Value) == 0 && !model.Is(s.WARP, true):
		return model.NoDevice
	case system != "" && !rule.IsFor(system):
		return model.OtherSystem
	case check.AsksVendor():
		return model.VendorSilent
	case system == "" && len(rule.Platforms) > 0:
		return model.UnknownSystem
	default:
		return model.Unreported
	}
}
