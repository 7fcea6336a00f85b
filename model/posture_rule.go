package model

import (
	"slices"
	"strings"
)

// PostureRule is a posture rule. Source: GET /accounts/{account}/devices/posture.
type PostureRule struct {
	ID          string
	Name        Field[string]
	Type        Field[string]
	Description Field[string]
	Schedule    Field[string] // how often it is checked, such as 5m
	Expiration  Field[string] // how long a result counts
	Enabled     Field[bool]   // false for a rule that cannot pass any more
	Platforms   []string      // match[].platform; empty for all
	Input       Value
	Other       []Value
}

// Title returns what to call the rule.
func (r *PostureRule) Title() string {
	if name, ok := r.Name.Get(); ok {
		return name
	}
	return r.ID
}

// systems are the platforms of posture rules as people call them.
var systems = map[string]string{"windows": "Windows", "mac": "macOS", "linux": "Linux", "android": "Android", "ios": "iOS", "chromeos": "ChromeOS"}

// SystemCalled returns a platform as people call it.
func SystemCalled(platform string) string {
	if called, ok := systems[strings.ToLower(platform)]; ok {
		return called
	}
	return platform
}

// mostSystems is more than there are.
const mostSystems = 8

// Systems names the systems that the rule is for: macOS or Windows; all systems.
func (r *PostureRule) Systems() string {
	names := make([]string, 0, len(r.Platforms))
	for _, platform := range r.Platforms[:min(len(r.Platforms), mostSystems)] {
		names = append(names, SystemCalled(platform))
	}
	switch n := len(names); n {
	case 0:
		return "all systems"
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
}

// IsFor reports whether the rule is for a platform.
func (r *PostureRule) IsFor(platform string) bool {
	return len(r.Platforms) == 0 || slices.ContainsFunc(r.Platforms, func(own string) bool { return strings.EqualFold(own, platform) })
}

// RuleState is why a posture rule has no entry in a session.
type RuleState uint8

// The states, those first that tell of something missing.
const (
	HasEntry      RuleState = iota // it has one
	Unreported                     // it is for this device's system, and has none all the same
	UnknownSystem                  // it is for some systems, and this device's is not known
	VendorSilent                   // a vendor is asked about the device, and gave nothing
	SwitchedOff                    // it cannot pass any more
	OtherSystem                    // it is for other systems
	NoDevice                       // no device took part in the login
)

// RuleSetting is a posture rule of the account without an entry in a session.
type RuleSetting struct {
	Rule  PostureRule
	State RuleState
}

// Check returns the rule in the form of a check that was not made, for lists that
// have both.
func (r *RuleSetting) Check() PostureCheck {
	rule := &r.Rule
	return PostureCheck{
		Key: rule.ID, Presence: Absent, ID: Known(rule.ID), RuleName: rule.Name, Type: rule.Type, Description: rule.Description, Schedule: rule.Schedule,
		Rule: rule, Absence: r.State,
	}
}

// CountRules counts the rules of a state.
func (s *Settings) CountRules(state RuleState) int {
	n := 0
	if s != nil {
		for i := range s.Rules.Value {
			if s.Rules.Value[i].State == state {
				n++
			}
		}
	}
	return n
}
