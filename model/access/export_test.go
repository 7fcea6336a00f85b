package access

import (
	"maps"
	"slices"
)

// Kinds returns the types of rules that are known.
func Kinds() []string { return slices.Sorted(maps.Keys(kinds)) }

// JudgeRule judges one rule as a policy that allows has it.
func JudgeRule(facts *Facts, rule Rule, decision Decision) Condition {
	j := judge{facts: facts, decision: decision, source: InApplication, judged: new(int)}
	return j.rule(rule)
}
