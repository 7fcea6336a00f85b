package facts

import (
	"strings"

	"ztsession/model"
)

// comparison decides which of the pairs of a check that failed get a mark. The
// result of a check is never worked out anew: a mark is a hint at what is likely
// the reason, and without one a pair may still be it.
type comparison struct {
	kind  string
	input model.Value
	found model.Value
}

// markPairs marks the pairs of a failed check in which what was found is not what
// the rule wants. A check that passed has no marks, whatever its values are.
func markPairs(check *model.PostureCheck, pairs []Pair) {
	if check.Result() != model.CheckFail {
		return
	}
	c := comparison{kind: check.Type.Value, input: check.Input, found: check.Check}
	for i := range pairs {
		pair := &pairs[i]
		switch {
		case isAboutRule(pair.Name):
		case isDisk(pair.Name):
			pair.Suspect = pair.Found == "false" && c.wantsDisk(diskOf(pair.Name))
		case strings.HasPrefix(pair.Name, "checkDisks["), strings.HasPrefix(pair.Name, "check_disks["):
			pair.Suspect = pair.Wanted != "" && !c.hasDisk(pair.Wanted)
		case pair.Wanted != "" && pair.Found != "":
			pair.Differs = !c.meets(pair.Name, pair.Wanted, pair.Found)
		case pair.Wanted == "" && pair.Found != "":
			pair.Differs, pair.Suspect = c.unasked(pair.Name, pair.Found)
		case isElement(pair.Name):
			pair.Suspect = c.isMissing(pair.Name, pair.Wanted)
		}
	}
}

// isAboutRule reports whether a name says how a rule compares or whom it is for,
// and not what it wants.
func isAboutRule(name string) bool {
	lower := strings.ToLower(name)
	switch lower {
	case "id", "connection_id", "certificate_id", "operating_system", "requireall", "require_all", "checkdisks", "check_disks":
		return true
	default:
		return strings.HasSuffix(lower, "operator")
	}
}

// meets reports whether what was found under a name is what is wanted, or cannot
// be told not to be.
func (c comparison) meets(name, wanted, found string) bool {
	switch {
	case wanted == model.Empty.String(), wanted == model.Null.String():
		return true
	case variables().MatchString(wanted):
		return matchesTemplate(wanted, found)
	case isElement(name):
		// A list is met as a whole.
		return !c.isMissing(name, wanted)
	case strings.EqualFold(name, "os_version_extra"):
		return c.meetsExtra(wanted, found)
	}
	if extra := c.found.Get("os_version_extra").Text(); name == "version" && strings.Count(wanted, ".") == 3 && strings.Count(found, ".") == 2 && plainNumber().MatchString(extra) {
		// The fourth part of a version of Windows stands by itself.
		found += "." + extra
	}
	if operator := c.operator(name); operator != "" {
		return holds(operator, wanted, found)
	}
	return isEqual(name, wanted, found)
}

// operator returns how the rule compares what stands under a name, or nothing
// where it has to be the same.
func (c comparison) operator(name string) string {
	own := ""
	switch strings.ToLower(name) {
	case "version":
		own = "versionOperator"
	case "total_score":
		own = "scoreOperator"
	case "issue_count":
		own = "countOperator"
	case "score", "overall", "os", "sensor_config", "last_seen", "eid_last_seen", "active_threats", "update_window_days":
	default:
		return ""
	}
	for _, key := range []string{own, snake(own), "operator"} {
		if operator := c.input.Get(key); key != "" && operator.Kind() == model.KindText && operator.Text() != "" {
			return strings.TrimSpace(operator.Text())
		}
	}
	return ""
}

// snake writes versionOperator as version_operator.
func snake(camel string) string { return strings.Replace(camel, "Operator", "_operator", 1) }

// meetsExtra compares what follows the three parts of a version, which counts only
// where these are the same.
func (c comparison) meetsExtra(wanted, found string) bool {
	order, ok := compareVersions(c.input.Get("version").Text(), c.found.Get("version").Text())
	if !ok || order != 0 {
		return true
	}
	if operator := c.input.Get("operator").Text(); operator != "" {
		return holds(operator, wanted, found)
	}
	return isEqual("", wanted, found)
}

// unasked judges what was found under a name of which nothing is wanted: it may be
// one of a list, be wanted under another name, or say by itself that something is
// not as it should be.
func (c comparison) unasked(name, found string) (differs, suspect bool) {
	if list := c.input.Get(name); list.Kind() == model.KindList && list.Len() > 0 {
		return !isOneOf(list, found), false
	}
	if isElement(name) && c.input.Get(listOf(name)).Exists() {
		return false, false
	}
	if wanted := c.input.Get(otherName(c.kind, name)); wanted.Exists() {
		return !isEqual(name, wanted.Text(), found), false
	}
	return false, found == "false" && !isGoodWhenFalse(name)
}

// otherName returns the name under which a rule of the kind wants what was found
// under name.
func otherName(kind, name string) string {
	switch {
	case name == "firewall" && kind == "firewall":
		return "enabled"
	case name == "private_key" || name == "has_private_key":
		return "check_private_key"
	case name == "domain_name":
		return "domain"
	default:
		return ""
	}
}

// isGoodWhenFalse reports whether false is good news under a name.
func isGoodWhenFalse(name string) bool {
	name = strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	for _, bad := range []string{"infected", "threat", "expired", "revoked", "disabled", "blocked", "jailbr", "rooted", "compromised", "pending", "suspended", "error", "required", "missing", "outdated", "stale", "vulnerab", "malware", "reboot"} {
		if strings.Contains(name, bad) {
			return true
		}
	}
	return false
}

// isElement reports whether a name is that of an element of a list.
func isElement(name string) bool {
	return strings.HasSuffix(name, "]") && !strings.HasSuffix(name, `"]`)
}

// listOf returns the name of the list of an element.
func listOf(name string) string { return name[:strings.LastIndexByte(name, '[')] }

// isMissing reports whether a list that was found lacks an element that is wanted
// of it. Where a single value was found, the wanted ones are alternatives.
func (c comparison) isMissing(name, wanted string) bool {
	list := c.found.Get(listOf(name))
	return list.Kind() == model.KindList && !isOneOf(list, wanted)
}

// isOneOf reports whether a list has a value.
func isOneOf(list model.Value, value string) bool {
	for element := range list.Children() {
		if isEqual("", element.Text(), value) {
			return true
		}
	}
	return false
}
