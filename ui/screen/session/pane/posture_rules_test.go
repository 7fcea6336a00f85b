package pane

import (
	"strings"
	"testing"

	"ztsession/model"
)

// TestTheRulesStandBehindTheChecks: in the order that is asked for, each at its own
// place, and those for other systems in one row.
func TestTheRulesStandBehindTheChecks(t *testing.T) {
	rule := func(id string, state model.RuleState) model.RuleSetting {
		return model.RuleSetting{Rule: model.PostureRule{ID: id, Name: model.Known("Rule " + id)}, State: state}
	}
	s := &model.Session{Identity: model.Identity{Posture: model.Known([]model.PostureCheck{{Key: "a"}, {Key: "b"}})}}
	if rules := withoutEntry(s); rules != nil {
		t.Errorf("without settings there are %d rules", len(rules))
	}
	s.Settings = &model.Settings{Rules: model.Known([]model.RuleSetting{rule("c", model.Unreported), rule("d", model.OtherSystem), rule("e", model.OtherSystem)})}
	rules := withoutEntry(s)
	rows := listed{s.Posture.Value, rules, []int{1, 0, 2, 3}}
	var names []string
	for i := range rows.Len() {
		names = append(names, rows.At(i).Name())
	}
	if got := strings.Join(names, ", "); got != "b, a, Rule c, 2 rules for other systems" {
		t.Errorf("the rows are %s", got)
	}
	if rows.At(1) != &s.Posture.Value[0] {
		t.Error("a check was copied")
	}
	s.Settings.Rules.Value = s.Settings.Rules.Value[:0]
	if rules := withoutEntry(s); len(rules) != 0 {
		t.Errorf("of no rules there are %d", len(rules))
	}
}
