package finding

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/sorting"
	"ztsession/model/text/words"
)

// Answer is what the findings together say of a session.
type Answer struct {
	// Headline is the whole in one line without a full stop, of our own words and
	// numbers alone, for instance: 4 problems: the device does not meet the rules.
	Headline string
	// Findings are ranked: what was asked for, then problems, warnings, notes, in each
	// the gravest first.
	Findings []Finding
	// Unseen are what the session could not show, as parts of a sentence, for
	// instance: which policy decided.
	Unseen []string
}

// Count returns how many things have the severity: findings, each of the many
// alike that are one included.
func (a *Answer) Count(severity Severity) int {
	n := 0
	for i := range a.Findings {
		if a.Findings[i].Severity == severity {
			n += 1 + a.Findings[i].others
		}
	}
	return n
}

// Open returns the findings about what could not be read or was not reported
// though it matters, so that nobody can say that there is no problem.
func (a *Answer) Open() []Finding {
	var open []Finding
	for i := range a.Findings {
		if a.Findings[i].Open {
			open = append(open, a.Findings[i])
		}
	}
	return open
}

// Worst returns the severity of the gravest finding; ok is false when there is
// none.
func (a *Answer) Worst() (worst Severity, ok bool) {
	worst = Note
	for i := range a.Findings {
		worst = min(worst, a.Findings[i].Severity)
	}
	return worst, len(a.Findings) > 0
}

// rule finds what it is about in a session.
type rule func(v *view) []Finding

// rules are what is looked for. A new sort of finding is one function here and
// its Kind.
var rules = []rule{
	decided,
	sessionState,
	certificate,
	authorities,
	serviceToken,
	postureResults,
	postureAge,
	postureMissing,
	rulesMissing,
	postureTypes,
	warp,
	place,
	login,
	devices,
	devicesNow,
	asked,
	clocks,
	drift,
}

// Of returns what the session shows. Ages are counted up to now. A masked
// session has the same findings.
func Of(s *model.Session, now time.Time) Answer {
	v := newView(s, now)
	var answer Answer
	for _, find := range rules {
		answer.Findings = append(answer.Findings, find(v)...)
	}
	sorting.Stable(answer.Findings, func(a, b Finding) int {
		if a.Asked != b.Asked {
			if a.Asked {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.rank, b.rank))
	})
	compareWithOthers(s, answer.Findings)
	answer.Headline = headline(s, &answer)
	answer.Unseen = unseen(v)
	return answer
}

// view is a session together with what several rules need of it.
type view struct {
	s   *model.Session
	now time.Time
	// results are those of the posture checks, in their order; each is worked out
	// once, since there may be 100,000.
	results []model.CheckResult
	count   model.PostureCount
}

func newView(s *model.Session, now time.Time) *view {
	v := &view{s: s, results: make([]model.CheckResult, len(s.Posture.Value))}
	for i := range v.results {
		v.results[i] = s.Posture.Value[i].Result()
		v.count.Add(v.results[i])
	}
	// Where the clocks differ, ages are counted by Cloudflare's.
	if v.now = now; !now.IsZero() {
		v.now = now.Add(-v.skew())
	}
	return v
}

// NothingWrong is the headline of a session without problems and warnings.
const NothingWrong = "Nothing wrong was found in what this session reports"

// nothingWrongElsewhere is that of an identity that is no session.
const nothingWrongElsewhere = "Nothing wrong was found in what this identity reports"

// mostClauses is how many things a headline names.
const mostClauses = 2

// headline counts what is gravest and says what it comes to.
func headline(s *model.Session, a *Answer) string {
	problems, warnings := a.Count(Problem), a.Count(Warning)
	open := a.Open()
	is := func(severity Severity) func(*Finding) bool {
		return func(f *Finding) bool { return f.Severity == severity }
	}
	switch {
	case problems > 0:
		return counted(problems, "problem") + ": " + clauses(a, is(Problem))
	case len(open) > 0:
		return "It cannot be told whether there is a problem: " + clauses(a, func(f *Finding) bool { return f.Open })
	case warnings > 0:
		return "No problem found, " + counted(warnings, "warning") + ": " + clauses(a, is(Warning))
	case s.Origin.Kind != model.FromSession:
		return nothingWrongElsewhere
	default:
		return NothingWrong
	}
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return words.Thousands(n) + " " + word + "s"
}

// clauses returns what some of the findings come to, each thing once.
func clauses(a *Answer, which func(*Finding) bool) string {
	var all []string
	for i := range a.Findings {
		if f := &a.Findings[i]; which(f) && !slices.Contains(all, kinds[f.rank].clause) {
			all = append(all, kinds[f.rank].clause)
		}
	}
	if len(all) > mostClauses {
		return strings.Join(all[:mostClauses], ", ") + ", and more"
	}
	return strings.Join(all, ", and ")
}
