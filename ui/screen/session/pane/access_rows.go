package pane

import (
	"errors"
	"strings"

	"ztsession/model/access"
	"ztsession/model/access/gather"
	"ztsession/model/facts"
	"ztsession/model/text/measure"
	"ztsession/model/text/signs"
	"ztsession/model/text/words"
	"ztsession/model/text/wrap"
	"ztsession/ui/keys"
	"ztsession/ui/look"
	"ztsession/ui/screen"
	"ztsession/ui/verdict"
	"ztsession/ui/widget/find"
)

// answered is a question as it is shown.
type answered struct {
	question  *verdict.Question
	name      string
	explained access.Explanation // where there is a verdict
	sentence  string
	tone      facts.Tone
	sign      string
}

// verdicts are the rows of the list: the questions, and the one that is typed. They
// implement list.Rows.
type verdicts struct {
	env    *look.Env
	all    []answered
	lead   string // what is to be said in place of all verdicts
	typing *asking
	other  bool // whether something else can be asked about
	opened int  // the row whose detail has the keys, or -1
	names  int  // cells of the longest name
	hunt   *find.Find
}

// longestApp is how many cells of a name stand beside its verdict.
const longestApp = 28

// fill takes what there is to be shown.
func (r *verdicts) fill(a *Access) {
	r.all, r.lead, r.typing, r.names, r.other = nil, "", a.typing, leastSubject, false
	reader := a.reader
	switch {
	case reader == nil || a.session.Origin.File != "":
		r.lead = "This is a saved answer: the policies are asked for over the network, and nothing is for it."
		return
	case !reader.CanAsk():
		r.lead = "This session names no account, so no policies can be asked for."
		return
	case reader.IsForbidden():
		r.lead = "These credentials may not read applications and their policies, so which of them decides stays unknown. " +
			"The permission " + access.ToReadPolicies.Permission() + " would tell. " + words.Capital(secondLink) + "."
	case reader.Err() != nil:
		r.lead = "The applications could not be read. " + a.env.Problem(reader.Err()).String()
	}
	if reader.Err() != nil {
		r.lead += " " + keys.AtStart(a.env.Keys.Refresh) + " asks again."
		return
	}
	r.other = true
	for _, q := range reader.Questions() {
		one := a.answered(q)
		r.names = max(r.names, measure.Upto(one.name, longestApp))
		r.all = append(r.all, one)
	}
}

// secondLink says where a token with more permissions comes from.
const secondLink = "the README and the screen for credentials have a link with all of them"

// answered puts a question and its answer into words.
func (a *Access) answered(q *verdict.Question) answered {
	one := answered{question: q, name: q.Title(a.env.Mask), sign: signs.Note, tone: facts.Muted}
	explained, ok := q.Explain(a.env.Mask, a.env.Clock)
	switch {
	case ok:
		one.explained, one.sentence = explained, explained.Sentence.String()
		one.sign, one.tone = outcomeSign(explained.Outcome)
	case q.Err != nil:
		one.sentence, one.sign, one.tone = a.env.Problem(q.Err).String()+a.choices(q.Err), "!", facts.Warning
	case a.reader.Asking(q):
		one.sentence = "asking..."
	case a.reader.Waits(a.mayAsk):
		one.sentence = "not asked, since few requests are left or look-ups are off"
	default:
		one.sentence = "is asked next"
	}
	if at, refused := q.Refused.Get(); refused && q.Row == nil {
		refused := "Refused " + a.env.Clock.Moment(at)
		if ok && explained.Outcome == access.LetIn {
			refused += ", perhaps with another login"
		}
		one.sentence = refused + ". " + one.sentence
	}
	return one
}

// mostNamed is how many applications are named where none fits.
const mostNamed = 6

// choices names some of the applications that can be asked about instead.
func (a *Access) choices(err error) string {
	var none *gather.AppError
	if !errors.As(err, &none) || len(none.Apps) == 0 {
		return ""
	}
	var names []string
	for _, app := range none.Apps[:min(len(none.Apps), mostNamed)] {
		q := verdict.Question{Name: app.Title()}
		names = append(names, q.Title(a.env.Mask))
	}
	return " Among them are " + strings.Join(names, ", ") + "."
}

// outcomeSign returns the sign and the tone of what Access would do.
func outcomeSign(o access.Outcome) (string, facts.Tone) {
	switch o {
	case access.LetIn:
		return signs.Good, facts.Good
	case access.Refused:
		return signs.Bad, facts.Bad
	case access.Open:
		return "?", facts.Warning
	default:
		return "?", facts.Warning
	}
}

// title names the application with what Access would do.
func (one *answered) title() string {
	if one.question.Verdict == nil {
		return one.sign + " " + one.name
	}
	return one.sign + " " + one.name + ": " + one.explained.Outcome.String()
}

// spot is what explain and the document know of the row.
func (one *answered) spot() (Spot, bool) {
	if one.question.Verdict == nil {
		return Spot{}, false
	}
	e := &one.explained
	about := &screen.Explain{Title: one.name}
	about.Add("Address", e.Address.String())
	about.Add("Says", e.Sentence.String())
	about.Add("First", e.First.String())
	about.Add("Means", "A verdict rests on what one login reported. Access judges addresses, countries, certificates and posture with every request anew.")
	about.Add("Rests on", restsOn(e.Place))
	about.Add("Read more", policyPage)
	return Spot{Path: inSession(e.Place), Label: one.name, Text: e.Sentence.String(), Words: about}, true
}

// at returns the question of a row; nil for any other.
func (r *verdicts) at(i int) *answered {
	if i -= r.leads(); i < 0 || i >= len(r.all) {
		return nil
	}
	return &r.all[i]
}

// find returns the row of a question, or at when it is gone.
func (r *verdicts) find(q *verdict.Question, at int) int {
	for q.Became != nil {
		q = q.Became
	}
	for i := range r.all {
		if r.all[i].question == q {
			return i + r.leads()
		}
	}
	return at
}

// leads is 1 where something is said in place of all verdicts.
func (r *verdicts) leads() int {
	if r.lead != "" {
		return 1
	}
	return 0
}

// Len returns the number of rows: what is said of all, the questions, what is typed.
func (r *verdicts) Len() int {
	n := len(r.all) + r.leads()
	if r.other || r.typing != nil {
		n++
	}
	return n
}

// Selectable reports that the cursor can stand on all but what is only said.
func (r *verdicts) Selectable(i int) bool { return r.lead == "" || i > 0 }

// compose returns the lines of a row as name and sentence.
func (r *verdicts) compose(i, width int) []line {
	room := max(width-sign, 1)
	one := r.at(i)
	switch {
	case !r.Selectable(i):
		return below(wrap.Text(r.lead, room))
	case one == nil && r.typing == nil:
		return below(wrap.Text(anotherApp, room))
	case one == nil && r.typing.note == "":
		return []line{{}}
	case one == nil:
		return append([]line{{}}, below(wrap.Text(r.typing.note, room))...)
	}
	name := min(r.names, room*2/5)
	if beside := room - name - gap; beside >= leastSentence {
		left, right := wrap.Text(one.name, name), wrap.Text(one.sentence, beside)
		lines := make([]line, max(len(left), len(right), 1))
		for y, text := range left {
			lines[y].subject = text
		}
		for y, text := range right {
			lines[y].sentence = strings.Repeat(" ", name+gap-measure.Cells(lines[y].subject)) + text
		}
		return lines
	}
	lines := make([]line, 0, 4)
	for _, text := range wrap.Text(one.name, room) {
		lines = append(lines, line{subject: text})
	}
	return append(lines, below(wrap.Text(one.sentence, room))...)
}

// below are the lines of a sentence by itself.
func below(texts []string) []line {
	lines := make([]line, 0, len(texts))
	for _, text := range texts {
		lines = append(lines, line{sentence: text})
	}
	return lines
}

// Height returns how many lines a row has.
func (r *verdicts) Height(i, width int) int { return len(r.compose(i, width)) }

// Render returns a row as lines. The row of the cursor has one style over its whole
// width.
func (r *verdicts) Render(i, width int, selected bool) []string {
	styles, symbol, tone := r.env.Styles, " ", facts.Muted
	isTyped := r.typing != nil && i == r.Len()-1
	if one := r.at(i); one != nil {
		symbol, tone = one.sign, one.tone
	} else if r.Selectable(i) {
		symbol = "+"
	}
	var out []string
	for y, one := range r.compose(i, width) {
		before := mark(styles, selected)
		if r.opened == i && !selected {
			before = styles.Muted.Render(signs.Opened) + " "
		}
		if y > 0 {
			symbol = " "
		}
		switch {
		case isTyped && y == 0:
			out = append(out, before+styles.Accent.Render(symbol+" "+askedFor)+r.typing.input.View())
		case isTyped:
			out = append(out, before+"  "+styles.Warning.Render(one.sentence))
		case selected:
			out = append(out, before+chosenLine(styles, r.hunt.Needle(), symbol+" "+one.subject+one.sentence, width-gutter))
		case r.at(i) == nil:
			out = append(out, before+styles.Muted.Render(symbol+" "+one.sentence))
		default:
			out = append(out, before+styles.Tone(tone).Render(symbol)+" "+otherLine(styles, r.hunt.Needle(), one.subject+one.sentence, styles.Text))
		}
	}
	return out
}
