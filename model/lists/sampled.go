package lists

import (
	"strconv"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/sample"
)

// SampledRule is a posture rule with what it came to for others, and here.
type SampledRule struct {
	*model.SampledRule
	// Check is the check of the session that the others are compared with; nil where
	// it has none of this rule, and where no session is compared.
	Check *model.PostureCheck
	// Here compares it with the others.
	Here sample.Comparison
}

// Asks reports whether it is a question who else the rule comes to the same for: it
// is none where it passes here.
func (r *SampledRule) Asks() bool { return r.Check != nil && r.Here.Outcome != sample.Passed }

// SampledRules returns the columns of the rules of a sample; here says that the
// checks of a session are compared with them.
func SampledRules(here bool) []Column[SampledRule] {
	type row = SampledRule
	columns := []Column[row]{}
	if here {
		columns = append(columns, Column[row]{
			ID: "here", Head: "Here", Class: Verdict, Text: resultHere,
			Data: func(r *row) any {
				if r.Check == nil {
					return nil
				}
				return resultData(r.Check.Result())
			},
		})
	}
	columns = append(columns, identifier("rule", func(r *row) string { return r.Name }).on("Rule", LongName, 0))
	if here {
		columns = append(columns, Column[row]{
			ID: "verdict", Head: "Same for", Class: Phrase, Rank: 1, Text: verdictHere,
			Data: func(r *row) any {
				if !r.Asks() {
					return nil
				}
				return r.Here.Verdict.ID()
			},
		})
	}
	fails := Column[row]{
		ID: "fails_for", Text: func(r *row, _ clock.Clock) Cell { return Cell{Text: sample.FailsFor(r.SampledRule)} },
		Data: func(r *row) any { return sample.ShareOf(r.All).ID() },
	}
	if !here {
		fails = fails.on("Fails for", Phrase, 1)
	}
	columns = append(append(columns, fails), tallies()...)
	return append(columns,
		identifier("type", func(r *row) string { return r.Type }).forPrograms(),
		identifier("id", func(r *row) string { return r.ID }).forPrograms())
}

// tallies are the columns of the counts.
func tallies() []Column[SampledRule] {
	var columns []Column[SampledRule]
	for _, one := range []struct {
		id, head string
		rank     int
		get      func(t *model.Tally) int
	}{
		{"passes", "Pass", 2, func(t *model.Tally) int { return t.Pass }},
		{"fails", "Fail", 2, func(t *model.Tally) int { return t.Fail }},
		{"not_asked", "No answer", 3, func(t *model.Tally) int { return t.NotAsked }},
		{"too_old", "Too old", 4, func(t *model.Tally) int { return t.Stale }},
		{"not_checked", "Not checked", 5, func(t *model.Tally) int { return t.NotChecked }},
		{"not_known", "Not known", 7, func(t *model.Tally) int { return t.Unknown }},
		{"missing", "Missing", 6, func(t *model.Tally) int { return t.Missing }},
	} {
		columns = append(columns, tallied(one.id, one.get).on(one.head, Count, one.rank))
	}
	return columns
}

// tallied returns the column of a count.
func tallied(id string, get func(*model.Tally) int) Column[SampledRule] {
	return Column[SampledRule]{
		ID: id,
		Text: func(r *SampledRule, _ clock.Clock) Cell {
			n := get(&r.All)
			cell := Cell{Text: strconv.Itoa(n)}
			if n == 0 {
				cell.Tone = facts.Muted
			}
			return cell
		},
		Data: func(r *SampledRule) any { return int64(get(&r.All)) },
	}
}

// resultHere is what a rule came to in the session that is compared.
func resultHere(r *SampledRule, _ clock.Clock) Cell {
	if r.Check == nil {
		return Cell{Text: "no such check", Brief: dash, Tone: facts.Muted}
	}
	result := r.Check.Result()
	return Cell{Text: result.String(), Brief: result.Symbol() + " " + result.Brief(), Tone: facts.CheckTone(result)}
}

// verdictHere says who else it is so for.
func verdictHere(r *SampledRule, _ clock.Clock) Cell {
	if !r.Asks() {
		return Cell{Text: dash, Tone: facts.Muted}
	}
	cell := Cell{Text: r.Here.Verdict.String()}
	if r.Here.System != "" {
		cell.Text += " on " + r.Here.System
	}
	if r.Here.Verdict == sample.TooFew {
		cell.Tone = facts.Muted
	}
	return cell
}

// SampledRows returns the rules of a sample beside the checks of the session that
// carries it: those that do not pass here first, in the order of the checks, then the
// others in that of the sample. s may be nil, and then nothing is compared.
func SampledRows(sampled *model.Sample, s *model.Session) []SampledRule {
	rows := make([]SampledRule, 0, len(sampled.Rules))
	places := make(map[string]int, len(sampled.Rules))
	for i := range sampled.Rules {
		places[sampled.Rules[i].ID] = i
	}
	checks := make([]*model.PostureCheck, len(sampled.Rules))
	listed := make([]bool, len(sampled.Rules))
	add := func(i int, here sample.Comparison) {
		listed[i] = true
		rows = append(rows, SampledRule{SampledRule: &sampled.Rules[i], Check: checks[i], Here: here})
	}
	var others sample.Others
	if s != nil {
		others = sample.For(s)
		for _, at := range model.FailuresFirst(s.Posture.Value) {
			check := &s.Posture.Value[at]
			i, known := places[sample.RuleID(check)]
			if !known || checks[i] != nil {
				continue
			}
			checks[i] = check
			if here, ok := others.Compare(check); ok && here.Outcome != sample.Passed {
				add(i, here)
			}
		}
	}
	for i := range sampled.Rules {
		if listed[i] {
			continue
		}
		var here sample.Comparison
		if checks[i] != nil {
			here, _ = others.Compare(checks[i])
		}
		add(i, here)
	}
	return rows
}
