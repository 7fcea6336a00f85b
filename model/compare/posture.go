package compare

import (
	"strconv"

	"ztsession/model"
	"ztsession/model/reason"
	"ztsession/model/schema"
)

// posture compares the posture checks by their rules.
func (c *comparer) posture(f *schema.Field[model.Session], one member) []Row {
	there, here := c.there.real.Posture.Value, c.here.real.Posture.Value
	rows := c.entriesOf(Posture, f, one, len(there), len(here), "check", "checks")
	pairs := pairChecks(there, here)
	if rows == nil {
		rows = make([]Row, 0, len(pairs))
	}
	c.there.rowOf, c.here.rowOf = make([]int, len(there)), make([]int, len(here))
	for number, pair := range pairs {
		// The rows of the checks are the last of the session for now.
		if pair[0] >= 0 {
			c.there.rowOf[pair[0]] = number
		}
		if pair[1] >= 0 {
			c.here.rowOf[pair[1]] = number
		}
		rows = append(rows, c.check(pair[0], pair[1]))
	}
	return rows
}

// pairChecks pairs the checks of one rule: by the id of the rule, then by name
// and type, since a rule that is made anew has another id, then by its place in a list.
// -1 is for a side that does not have the check. An id that comes several times is paired by name and
// type first, then in its order.
func pairChecks(there, here []model.PostureCheck) [][2]int {
	partner, taken := make([]int, len(there)), make([]bool, len(here))
	for i := range partner {
		partner[i] = -1
	}
	for _, keyOf := range []func(*model.PostureCheck) string{ruleAndName, ruleID, nameAndType, key} {
		places := make(map[string][]int)
		for i := range here {
			if name := keyOf(&here[i]); !taken[i] && name != "" {
				places[name] = append(places[name], i)
			}
		}
		for i := range there {
			if partner[i] >= 0 {
				continue
			}
			name := keyOf(&there[i])
			if same := places[name]; len(same) > 0 {
				partner[i], places[name] = same[0], same[1:]
				taken[same[0]] = true
			}
		}
	}
	pairs := make([][2]int, 0, max(len(there), len(here)))
	for i := range there {
		pairs = append(pairs, [2]int{i, partner[i]})
	}
	for i := range here {
		if !taken[i] {
			pairs = append(pairs, [2]int{-1, i})
		}
	}
	return pairs
}

// ruleID returns the id of the rule; empty where none was sent.
func ruleID(check *model.PostureCheck) string {
	if id, ok := check.ID.Get(); ok && check.Entry.Parent().Kind() == model.KindList {
		return id
	}
	if check.Entry.Parent().Kind() == model.KindList && check.Key == strconv.Itoa(check.Entry.Ordinal()) {
		return "" // It is only a place.
	}
	return check.Key
}

// key is the place of a check in a list, where nothing else tells it from others.
func key(check *model.PostureCheck) string { return check.Key }

func ruleAndName(check *model.PostureCheck) string {
	id, name := ruleID(check), nameAndType(check)
	if id == "" || name == "" {
		return ""
	}
	return id + "\x00" + name
}

func nameAndType(check *model.PostureCheck) string {
	name, ok := check.RuleName.Get()
	if !ok {
		return ""
	}
	return name + "\x00" + check.Type.Value
}

// check compares two checks; -1 is for a side that does not have it.
func (c *comparer) check(there, here int) Row {
	var real, shown [2]*model.PostureCheck
	var entries [2]model.Value
	for i, of := range []struct {
		side  *side
		place int
	}{{&c.there, there}, {&c.here, here}} {
		if of.place >= 0 {
			real[i], shown[i] = &of.side.real.Posture.Value[of.place], &of.side.shown.Posture.Value[of.place]
			entries[i] = real[i].Entry
		}
	}
	row := c.row(Posture, "", entries[0], entries[1])
	results := [2]model.CheckResult{sayCheck(&row.There, real[0], shown[0], &c.there), sayCheck(&row.Here, real[1], shown[1], &c.here)}
	switch row.Change {
	case Removed:
		row.Subject, row.Weight = shown[0].Name(), aloneWeight(results[0])
	case Added:
		row.Subject, row.Weight = shown[1].Name(), aloneWeight(results[1])
	case Same:
		row.Subject = shown[1].Name()
	case Changed:
		row.Subject = shown[1].Name()
		row.Parts = c.parts(entries[0], entries[1], func() []Row {
			return object(c, nil, Posture, "", &schema.Check, typed[model.PostureCheck]{entries[0], shown[0]}, typed[model.PostureCheck]{entries[1], shown[1]})
		})
		row.Weight, row.besides = c.weigh(row.Parts, results, real)
	}
	return row
}

// sayCheck puts the result of a check into words.
func sayCheck(s *Side, real, shown *model.PostureCheck, of *side) model.CheckResult {
	if real == nil {
		s.state, s.words = "not among the checks", "Not among the checks."
		return model.CheckNotReported
	}
	s.check, s.now = shown, of.now
	result := real.Result()
	s.state = results[result]
	return result
}

// results are the results of checks in parts of sentences.
var results = map[model.CheckResult]string{
	model.CheckPass:        "passes",
	model.CheckFail:        "fails",
	model.CheckNotAsked:    "could not be asked",
	model.CheckNotChecked:  "was not checked",
	model.CheckNotReported: "has no result",
	model.CheckUnreadable:  "has a result that cannot be read",
}

// aloneWeight returns how much a check matters that only one side has.
func aloneWeight(result model.CheckResult) Weight {
	if result == model.CheckFail {
		return Decisive
	}
	return Important
}

// weigh returns how much the differences of a check matter, and what they come
// to where its result is the same on both sides.
func (c *comparer) weigh(parts []Row, results [2]model.CheckResult, real [2]*model.PostureCheck) (weight Weight, besides string) {
	if results[0] != results[1] {
		if results[0] == model.CheckPass || results[1] == model.CheckPass || results[0] == model.CheckFail || results[1] == model.CheckFail {
			return Decisive, ""
		}
		return Important, ""
	}
	weight, besides = heaviest(parts), "with other details"
	switch differ := namesOf(parts); {
	case weight == Noise:
		return Noise, "measured at another time"
	case results[0] != model.CheckPass && reason.Sentence(real[0], c.there.now) != reason.Sentence(real[1], c.here.now):
		// A person who repairs one of the reasons is still refused for the other.
		return Important, "for another reason"
	case differ["input"]:
		besides = "but the rule wants something else"
	case differ["rule_name"]:
		besides = "under another name"
	case differ["check"], differ["data"], differ["error"]:
		besides = "with other values"
	}
	return max(weight, Ordinary), besides
}

// namesOf returns the fields in which parts of a check differ by more than noise.
func namesOf(parts []Row) map[string]bool {
	names := make(map[string]bool, len(parts))
	for i := range parts {
		if parts[i].Weight != Noise {
			names[parts[i].from] = true
		}
	}
	return names
}
