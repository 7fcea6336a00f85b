package facts

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
)

// Check is one posture check as lists show it.
type Check struct {
	Name   string
	Result model.CheckResult
	Type   string
	Age    string // when the result is from, in words
	Tone   Tone
}

// CheckTone returns the tone of a result.
func CheckTone(r model.CheckResult) Tone {
	switch r {
	case model.CheckFail:
		return Bad
	case model.CheckPass:
		return Good
	case model.CheckUnreadable:
		return Warning
	case model.CheckNotReported:
		return Muted
	default:
		return Plain
	}
}

// CheckLine returns the line of a check in a list.
func CheckLine(check *model.PostureCheck, c clock.Clock) Check {
	line := Check{Name: check.Name(), Result: check.Result(), Type: check.Type.Value}
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

// CheckDetail returns everything that was reported of a check: the verdict,
// when it is from, what the rule wants beside what was found, and the rest.
func CheckDetail(check *model.PostureCheck, c clock.Clock) []Group {
	path := check.Path()
	if check.Presence == model.Null || check.Presence == model.Misfit {
		words := entryWords(check.Presence, check.AsSent)
		return []Group{{"Check", []Row{{Label: "key", Text: check.Key}, {Label: "entry", Text: words, Tone: Warning, Path: path}}}}
	}
	base := len(path)
	short := func(r Row) Row {
		r.Label = label(r.Path[base:])
		return r
	}
	result := check.Result()
	verdict := []Row{{Label: "result", Text: result.String(), Tone: CheckTone(result), Path: path.Key("success")}}
	if check.Success.Presence == model.Misfit || check.Success.AsSent != "" {
		verdict = append(verdict, short(yesNo(path.Key("success"), check.Success)))
	}
	verdict = append(verdict,
		short(text(path.Key("error"), check.Error)),
		short(moment(path.Key("timestamp"), check.Timestamp, c)))
	rule := []Row{
		short(text(path.Key("rule_name"), check.RuleName)),
		short(text(path.Key("type"), check.Type)),
		short(text(path.Key("description"), check.Description)),
		short(text(path.Key("schedule"), check.Schedule)),
		short(text(path.Key("id"), check.ID)),
	}
	if check.Key != check.ID.Value {
		rule = append(rule, Row{Label: "key", Text: check.Key, Path: path})
	}
	groups := []Group{
		{"Check", verdict},
		{WantedTitle, part(path, "input", check.Input)},
		{FoundTitle, part(path, "check", check.Check)},
		{"Rule", rule},
		{"Data", part(path, "data", check.Data)},
	}
	if len(check.Other) > 0 {
		other := others(nil, path, check.Other)
		for i := range other {
			other[i] = short(other[i])
		}
		groups = append(groups, Group{"Other fields", other})
	}
	return groups
}

// part returns the leaves of a free-form part of a check, labelled below it.
func part(path model.Path, name string, value model.Value) []Row {
	path = path.Key(name)
	if !value.Exists() {
		return []Row{{Text: missing(model.Absent), Tone: Muted, Path: path}}
	}
	rows := leaves(nil, path, value)
	for i := range rows {
		rows[i].Label = strings.TrimPrefix(string(rows[i].Path[len(path):]), ".")
	}
	return rows
}

// Pair is one thing that a rule wants beside what was found under the same name.
type Pair struct {
	Name string
	// Wanted and Found are empty when that side has nothing of this name.
	Wanted, Found string
	// Differs says that both sides have it and are not the same text. It is no
	// verdict: a rule may want a version of at least this, not exactly this.
	Differs bool
	// Suspect says that false was found in a check that failed, where nothing of
	// this name is wanted: often the disk or program that the rule is about.
	Suspect bool
}

// WantedAndFound lays the leaves of input and check side by side, in the order
// of input, then what only check has.
func WantedAndFound(check *model.PostureCheck) []Pair {
	wanted, found := part(top, "input", check.Input), part(top, "check", check.Check)
	if !check.Input.Exists() {
		wanted = nil
	}
	if !check.Check.Exists() {
		found = nil
	}
	wanted, found = named(wanted, "input"), named(found, "check")
	places := make(map[string]int, len(wanted))
	pairs := make([]Pair, 0, len(wanted)+len(found))
	for _, r := range wanted {
		places[r.Label] = len(pairs)
		pairs = append(pairs, Pair{Name: r.Label, Wanted: r.Text})
	}
	for _, r := range found {
		at, ok := places[r.Label]
		if !ok {
			pairs = append(pairs, Pair{Name: r.Label, Found: r.Text})
			continue
		}
		pairs[at].Found = r.Text
		pairs[at].Differs = r.Text != pairs[at].Wanted
		// A name that comes again, as JSON allows, gets a pair of its own.
		delete(places, r.Label)
	}
	for i := range pairs {
		pairs[i].Suspect = check.Result() == model.CheckFail && pairs[i].Wanted == "" && pairs[i].Found == "false"
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

// PostureLead returns what stands above the list of checks when there is none
// to list, or nothing.
func PostureLead(s *model.Session) []Row {
	if s.Posture.Presence == model.Reported {
		return nil
	}
	r := row(top.Key("devicePosture"), s.Posture, func([]model.PostureCheck) (string, Tone) { return "", Plain })
	rows := []Row{r}
	if !model.Is(s.WARP, true) && s.Posture.Presence != model.Misfit {
		rows = append(rows, Row{Label: "in words", Text: "Without WARP on the device there are no client posture results.", Tone: Muted})
	}
	return rows
}
