package pane

import (
	"fmt"
	"strings"

	"ztsession/model"
	"ztsession/model/facts"
	"ztsession/model/finding"
	"ztsession/model/sample"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/ui/look"
	"ztsession/ui/widget/find"
	"ztsession/ui/widget/search"
)

// entry is one row of the answer.
type entry struct {
	kind    entryKind
	finding *finding.Finding // of a finding
	check   *model.PostureCheck
	result  model.CheckResult // of checks that are counted
	count   int
}

type entryKind uint8

const (
	entryNone    entryKind = iota
	entryNothing           // that nothing is wrong
	entryFinding
	entryChecks // checks that are only counted
	entryOthers // what the checks come to for others
	entryUnseen
)

// same reports whether two rows are about the same thing.
func (e entry) same(other entry) bool {
	if e.kind != other.kind || e.result != other.result {
		return false
	}
	return e.finding == nil || other.finding == nil || e.finding.ID == other.finding.ID && e.finding.Place() == other.finding.Place()
}

// severitySign is the sign that stands before a finding; each is one cell wide.
func severitySign(s finding.Severity) string {
	switch s {
	case finding.Problem:
		return signs.Bad
	case finding.Warning:
		return "!"
	case finding.Note:
		return signs.Note
	default:
		return " "
	}
}

// severityTone is the tone of a finding.
func severityTone(s finding.Severity) facts.Tone {
	switch s {
	case finding.Problem:
		return facts.Bad
	case finding.Warning:
		return facts.Warning
	case finding.Note:
		return facts.Plain
	default:
		return facts.Plain
	}
}

const nothingWrong = "Nothing wrong"

// answers are the rows of the answer. They implement list.Rows. Whatever they
// hold is worked out once, so that a frame costs what is visible.
type answers struct {
	env     *look.Env
	session *model.Session
	found   *finding.Answer
	news    map[string]bool // the keys of checks that changed and nobody has looked at since
	extras  []entry         // below the findings
	first   []entry         // above them
	ages    ages
	others  string                         // what the checks come to for others, in one line
	names   map[model.CheckResult][]string // the first names of checks that are only counted
	opened  int                            // the row whose detail has the keys, or -1
	hunt    *find.Find                     // what is looked for in the rows

	subject int // cells of the longest subject
	forms   map[int]*form
}

// form is how the rows look at a width.
type form struct {
	stacked bool  // subjects stand above their sentences
	heights []int // lines of each row
	total   int
}

func newAnswers(env *look.Env, s *model.Session, found *finding.Answer, news map[string]bool) *answers {
	r := &answers{env: env, session: s, found: found, news: news, ages: ages{clock: env.Clock, session: s}, opened: -1, forms: map[int]*form{}}
	if found.Headline != "" && found.Count(finding.Problem)+found.Count(finding.Warning) == 0 {
		r.first = append(r.first, entry{kind: entryNothing})
	}
	if r.others = sample.Summary(s); r.others != "" {
		r.extras = append(r.extras, entry{kind: entryOthers})
	}
	r.count()
	if len(found.Unseen) > 0 {
		r.extras = append(r.extras, entry{kind: entryUnseen})
	}
	r.subject = leastSubject
	for i := range min(r.Len(), mostMeasured) {
		r.subject = max(r.subject, measure.Upto(r.subjectOf(r.of(i)), longestSubject))
	}
	return r
}

// mostNames is how many names of checks that are only counted stand in a row.
const mostNames = 40

// count adds a row for the checks that passed, and one for those that were not
// made, and takes in how old all are. Each is looked at once; there may be 100,000.
func (r *answers) count() {
	counts := map[model.CheckResult]int{}
	r.names = map[model.CheckResult][]string{}
	for i := range r.session.Posture.Value {
		check := &r.session.Posture.Value[i]
		r.ages.add(check)
		result := check.Result()
		if result != model.CheckPass && result != model.CheckNotChecked {
			continue
		}
		counts[result]++
		if len(r.names[result]) < mostNames {
			r.names[result] = append(r.names[result], check.Name())
		}
	}
	for _, result := range []model.CheckResult{model.CheckNotChecked, model.CheckPass} {
		if n := counts[result]; n > 0 {
			r.extras = append(r.extras, entry{kind: entryChecks, result: result, count: n})
		}
	}
}

const (
	// leastSubject is how many cells subjects have at least, and longestSubject how
	// many characters of one stand in a row.
	leastSubject, longestSubject = 10, 70
)

// of returns row i.
func (r *answers) of(i int) entry {
	findings := r.found.Findings
	switch {
	case i < 0 || i >= r.Len():
		return entry{}
	case i < len(r.first):
		return r.first[i]
	case i < len(r.first)+len(findings):
		f := &findings[i-len(r.first)]
		e := entry{kind: entryFinding, finding: f}
		if checks := r.session.Posture.Value; f.Check > 0 && f.Check <= len(checks) {
			e.check = &checks[f.Check-1]
		}
		return e
	default:
		return r.extras[i-len(r.first)-len(findings)]
	}
}

// find returns the place of the row that is about the same as before, or at.
func (r *answers) find(before entry, at int) int {
	if r.of(at).same(before) {
		return at
	}
	for i := range r.Len() {
		if before.kind != entryNone && r.of(i).same(before) {
			return i
		}
	}
	return at
}

// Len returns the number of rows.
func (r *answers) Len() int { return len(r.first) + len(r.found.Findings) + len(r.extras) }

// Selectable reports that the cursor can stand on every row.
func (r *answers) Selectable(int) bool { return true }

// Texts returns the rows as a search sees them.
func (r *answers) Texts() search.Rows { return answerTexts{r, r.Len()} }

// answerTexts are the rows of the answer as a search sees them. It asks only for
// what does not change.
type answerTexts struct {
	rows *answers
	n    int
}

// Len returns the number of rows.
func (x answerTexts) Len() int { return x.n }

// AppendText appends what row i says.
func (x answerTexts) AppendText(dst []byte, i int) []byte {
	e := x.rows.of(i)
	dst = append(append(dst, x.rows.subjectOf(e)...), "  "...)
	dst = append(dst, x.rows.sentenceOf(e)...)
	for _, name := range x.rows.names[e.result] {
		if e.kind == entryChecks {
			dst = append(append(dst, "  "...), name...)
		}
	}
	return dst
}

func (r *answers) subjectOf(e entry) string {
	switch e.kind {
	case entryNothing:
		return nothingWrong
	case entryFinding:
		return words.Clip(e.finding.Subject, longestSubject)
	case entryChecks:
		return fmt.Sprintf("%s %s", words.Thousands(e.count), strings.ToLower(e.result.String()))
	case entryOthers:
		return "Others"
	case entryUnseen:
		return "Not to be seen here"
	case entryNone:
	}
	return ""
}

func (r *answers) sentenceOf(e entry) string {
	switch e.kind {
	case entryNothing:
		return finding.NothingWrong + "."
	case entryFinding:
		if e.check != nil && r.news[e.check.Key] {
			return newMark + e.finding.Text
		}
		return e.finding.Text
	case entryOthers:
		return r.others
	case entryUnseen:
		return words.Capital(strings.Join(r.found.Unseen, "; ")) + "."
	case entryChecks, entryNone:
	}
	return ""
}

func (r *answers) look(e entry) (sign string, tone facts.Tone) {
	switch e.kind {
	case entryNothing:
		return signs.Good, facts.Good
	case entryFinding:
		return severitySign(e.finding.Severity), severityTone(e.finding.Severity)
	case entryChecks:
		return e.result.Symbol(), facts.CheckTone(e.result)
	case entryOthers:
		return severitySign(finding.Note), facts.Plain
	case entryUnseen:
		return "?", facts.Muted
	case entryNone:
	}
	return " ", facts.Plain
}
