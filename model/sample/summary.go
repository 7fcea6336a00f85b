package sample

import (
	"strings"

	"ztsession/model"
	"ztsession/model/text/words"
)

// mostNames is how many rules a summary names of each verdict.
const mostNames = 2

// summarised are the verdicts in the order in which a summary has them.
var summarised = []Verdict{Everybody, OnlyThem, SomeToo, TooFew}

// Summary says in one line what the checks of a session that do not pass come to
// beside those of others. It has names of rules, which other people wrote. It is
// empty where nothing was asked for, or nothing fails.
func Summary(s *model.Session) string {
	others := For(s)
	if !others.Asked() {
		return ""
	}
	if s.Sample.Read == 0 {
		return "No session of others could be read."
	}
	names := map[Verdict][]string{}
	count, one := 0, ""
	for i := range s.Posture.Value {
		check := &s.Posture.Value[i]
		switch OutcomeOf(check, others.now) {
		case Passed, NotChecked, Unknown:
			continue
		case Failed, NotAsked, Stale:
		}
		count++
		c, ok := others.Compare(check)
		if !ok {
			// Nobody else has the rule, so that nothing can be said.
			c = Comparison{Verdict: TooFew}
		}
		if names[c.Verdict] = append(names[c.Verdict], check.Name()); count == 1 {
			one = check.Name() + ": " + lower(c.Sentence())
		}
	}
	switch count {
	case 0:
		return ""
	case 1:
		return one
	}
	var all []string
	for _, verdict := range summarised {
		if of := names[verdict]; len(of) > 0 {
			all = append(all, words.Capital(verdict.String())+": "+few(of)+".")
		}
	}
	return strings.Join(all, " ")
}

// few names the first of several.
func few(names []string) string {
	if more := len(names) - mostNames; more > 1 {
		return strings.Join(names[:mostNames], ", ") + " and " + words.Thousands(more) + " more"
	}
	return strings.Join(names, ", ")
}

// lower begins a sentence of ours in small letters.
func lower(sentence string) string { return strings.ToLower(sentence[:1]) + sentence[1:] }
