package facts

import (
	"slices"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/reason"
	"ztsession/model/schema"
)

// Check is one posture check as lists show it.
type Check struct {
	Name   string
	Result model.CheckResult
	Type   string
	Age    string // when the result is from, in words
	Why    string // why it came to its result, in a sentence that repeats what others wrote
	Tone   Tone
}

// CheckTone returns the tone of a result.
func CheckTone(r model.CheckResult) Tone {
	switch r {
	case model.CheckFail:
		return Bad
	case model.CheckPass:
		return Good
	case model.CheckUnreadable, model.CheckNotAsked:
		return Warning
	case model.CheckNotReported, model.CheckNotChecked:
		return Muted
	default:
		return Plain
	}
}

// CheckLine returns the line of a check in a list.
func CheckLine(check *model.PostureCheck, c clock.Clock) Check {
	line := Check{Name: check.Name(), Result: check.Result(), Type: check.Type.Value, Why: reason.Sentence(check, c.Now)}
	line.Tone = CheckTone(line.Result)
	switch at, ok := check.Timestamp.Get(); {
	case ok:
		line.Age = c.Moment(at)
	case check.Timestamp.Presence == model.Misfit:
		line.Age = "time not readable"
	default:
		line.Age = "no time"
	}
	if line.Type == "" {
		line.Type = "no type"
	}
	return line
}

// The titles of the groups with the two sides of a check.
const (
	WantedTitle = "Wanted (input)"
	FoundTitle  = "Found (check)"
)

// checkSections are the groups of a check, in order.
var checkSections = []struct {
	section schema.Section
	id      GroupID
	title   string
}{
	{schema.Outcome, "check", "Check"},
	{schema.Wanted, WantedGroup, WantedTitle},
	{schema.Found, FoundGroup, FoundTitle},
	{schema.Rule, "rule", "Rule"},
	{schema.Data, "data", "Data"},
}

// The ids of the rows of a check that reports treat in a way of their own.
const (
	ResultID    = "result"
	RuleNameID  = ".devicePosture[].rule_name"
	CheckTypeID = ".devicePosture[].type"
	CheckTimeID = ".devicePosture[].timestamp"
	ErrorID     = ".devicePosture[].error"
	successID   = ".devicePosture[].success"
)

// CheckDetail returns everything that was reported of a check: the verdict,
// when it is from, what the rule wants beside what was found, and the rest.
func CheckDetail(check *model.PostureCheck, c clock.Clock) []Group {
	path := check.Path()
	if check.Presence == model.Null || check.Presence == model.Misfit {
		return []Group{{"check", "Check", []Row{quoted("check-key", "Key", check.Key), entryRow("check-entry", path, check.Presence, check.AsSent)}}}
	}
	groups := make([]Group, 0, len(checkSections)+1)
	for _, one := range checkSections {
		rows := checkRows(check, path, one.section, c)
		groups = append(groups, Group{one.id, one.title, rows})
	}
	if len(check.Other) > 0 {
		groups = append(groups, Group{"check-other", "Other fields", labelledBelow(path, others(nil, schema.Check.Path, path, check.Other))})
	}
	return groups
}

// checkRows returns the rows of a check in a section, named by their paths
// below the check.
func checkRows(check *model.PostureCheck, path model.Path, in schema.Section, c clock.Clock) []Row {
	rows := make([]Row, 0, 6)
	if in == schema.Outcome {
		rows = append(rows, resultRow(check, path))
	}
	rows = fields(rows, path, &schema.Check, check, in, c)
	if isOdd := check.Success.Presence == model.Misfit || check.Success.AsSent != ""; in == schema.Outcome && !isOdd {
		// The result has it in words already, unless it came in an odd form.
		rows = slices.DeleteFunc(rows, func(r Row) bool { return r.ID == successID })
	}
	for i := range rows {
		if r := &rows[i]; r.Name == label(r.Path) {
			r.Name = strings.TrimPrefix(string(r.Path[len(path):]), ".")
		}
	}
	if in == schema.Rule && check.Key != check.ID.Value {
		r := quoted("check-key", "Key", check.Key)
		r.Path = path
		rows = append(rows, r)
	}
	return rows
}

func resultRow(check *model.PostureCheck, path model.Path) Row {
	result := check.Result()
	r := derived(ResultID, "Result", result.String(), CheckTone(result))
	r.Path = path.Key("success")
	return r
}

// Pair is one thing that a rule wants beside what was found of it.
type Pair struct {
	Name string
	// Wanted and Found are empty when that side has nothing of this name.
	Wanted, Found string
	// Verdict is whether the one meets the other, where that can be told.
	Verdict reason.Verdict
	// Path is where what was found stands, or else what is wanted.
	Path model.Path
}

// WantedAndFound lays the leaves of input and check side by side, in the order
// of input, then what only check has. What one of the parts has found wrong is
// marked.
func WantedAndFound(check *model.PostureCheck, parts []Pair) []Pair {
	wanted, found := below(nil, "", top.Key("input"), check.Input, ""), below(nil, "", top.Key("check"), check.Check, "")
	if !check.Input.Exists() {
		wanted = nil
	}
	if !check.Check.Exists() {
		found = nil
	}
	wanted, found = named(wanted, "input"), named(found, "check")
	base := check.Path()
	places := make(map[string]int, len(wanted))
	pairs := make([]Pair, 0, len(wanted)+len(found))
	for _, r := range wanted {
		places[r.Label] = len(pairs)
		pairs = append(pairs, Pair{Name: r.Label, Wanted: r.Text, Path: base + r.Path})
	}
	for _, r := range found {
		at, ok := places[r.Label]
		if !ok {
			pairs = append(pairs, Pair{Name: r.Label, Found: r.Text, Path: base + r.Path})
			continue
		}
		pairs[at].Found, pairs[at].Path = r.Text, base+r.Path
		// A name that comes again, as JSON allows, gets a pair of its own.
		delete(places, r.Label)
	}
	for _, part := range parts {
		if part.Verdict != reason.Unmet {
			continue
		}
		for i := range pairs {
			// A list is judged as a whole.
			if pairs[i].Path == part.Path || strings.HasPrefix(string(pairs[i].Path), string(part.Path)+"[") && part.Path != "" {
				pairs[i].Verdict = reason.Unmet
			}
		}
	}
	return pairs
}

// named gives the whole a name where it has no parts: an empty object, or a
// text where an object is usual.
func named(rows []Row, name string) []Row {
	for i := range rows {
		if rows[i].Label == "" {
			rows[i].Label = name
		}
	}
	return rows
}

// PostureLead returns what stands in place of the list of checks when there is
// none, or nothing.
func PostureLead(s *model.Session) []Row {
	if s.Posture.Presence == model.Reported && len(s.Posture.Value) > 0 {
		return nil
	}
	f := schema.Session.Find("devicePosture")
	return []Row{none(s, f, s.Posture.Presence, s.Posture.AsSent)}
}
