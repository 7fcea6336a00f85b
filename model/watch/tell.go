package watch

import (
	"strings"
	"time"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/mask"
	"ztsession/model/text/words"
)

// Line is a piece of an event in words that may be shown.
type Line struct {
	At   time.Time
	Kind Kind
	// Subject is what it is about, for instance the name of a check; empty where
	// Text is a sentence by itself.
	Subject, Text string
	// Weight is how much a change matters.
	Weight compare.Weight
	// verdict says that the line is what a change comes to, not a change itself.
	verdict bool
}

// String returns the line without its time: Disk encryption: fail -> pass.
func (l Line) String() string {
	if l.Subject == "" {
		return l.Text
	}
	return l.Subject + ": " + l.Text
}

// mostRows is how many changes of one answer have a line each.
const mostRows = 20

// Tell puts an event into words, masked by m, which may be nil. For a change it
// compares the two answers, which of large ones takes a while. It has one line at least.
func Tell(e Event, m *mask.Masker, c clock.Clock) []Line {
	one := func(subject, text string) []Line {
		return []Line{{At: e.At, Kind: e.Kind, Subject: subject, Text: text}}
	}
	switch e.Kind {
	case Began:
		return one("", e.Verdict.Headline)
	case Changed:
		return changes(e, m, c)
	case Measured:
		return one("", "Checks measured again, with the same results")
	case Gone:
		return one("Session", "gone: Cloudflare has it no more (it ended, was revoked or logged out)")
	case Marked:
		return one("Marker", m.Text(e.Text))
	case Failed:
		return one("No answer", Reason(m.Problem(e.Problem)))
	case Recovered:
		return one("", "Answers come again, after "+clock.Span(e.At.Sub(e.Since)))
	case Stopped:
		return one("", m.Text(stopped(e)))
	default:
		return one("", e.Kind.String())
	}
}

// changes has a line for each thing that is another, and one for what they come to
// where that is another too.
func changes(e Event, m *mask.Masker, c clock.Clock) []Line {
	real := compare.Pair{There: e.Before, Here: e.After}
	shown := compare.Pair{There: m.Session(e.Before), Here: m.Session(e.After)}
	rows := compare.Shown(real, shown, e.At).Select(false, false)
	var lines []Line
	for i := range rows[:min(len(rows), mostRows)] {
		lines = append(lines, Line{At: e.At, Kind: e.Kind, Subject: rows[i].Subject, Text: rows[i].Became(c), Weight: rows[i].Weight})
	}
	if more := len(rows) - mostRows; more > 0 {
		lines = append(lines, Line{At: e.At, Kind: e.Kind, Text: "and " + words.Count(more, "more change", "more changes"), Weight: compare.Minor})
	}
	if before := Look(nil, e.Before).Verdict; before.Headline != e.Verdict.Headline || len(lines) == 0 {
		lines = append(lines, Line{At: e.At, Kind: e.Kind, Subject: "Now", Text: e.Verdict.Headline, Weight: compare.Minor, verdict: true})
	}
	return lines
}

// stopped says why watching is over.
func stopped(e Event) string {
	if e.Text != "" {
		return e.Text
	}
	if e.Why == Untouched {
		return e.Why.String() + ": " + "its time is up, after " + clock.Span(e.At.Sub(e.Since))
	}
	return e.Why.String()
}

// Reason is why no answer came, in a line and with what Cloudflare's support asks for.
func Reason(p model.Problem) string {
	text := strings.TrimSuffix(p.What, ".")
	if p.Cause != "" {
		text += ". " + strings.TrimSuffix(p.Cause, ".")
	}
	if p.Support != "" {
		text += " (" + p.Support + ")"
	}
	return text
}

// String says why watching is over.
func (o Over) String() string {
	switch o {
	case NotOver:
		return "Watching goes on"
	case BySomebody:
		return "Stopped by hand"
	case Reached:
		return "What was watched for has come"
	case SessionEnded:
		return "Watching is over: the session has ended, nothing more will change"
	case SessionGone:
		return "Watching is over: the session is gone"
	case Untouched:
		return "Watching is over"
	case Refused:
		return "Watching is over: the question is refused, and asking again does not help"
	default:
		return "unknown"
	}
}

// Told returns what happened in words, for a ticket and a report: the changes, the
// marks and the end, each with its time.
func Told(events []Event, m *mask.Masker, c clock.Clock) []model.Happening {
	var all []model.Happening
	for _, e := range events {
		for _, line := range Tell(e, m, c) {
			all = append(all, model.Happening{At: line.At, Text: line.String(), Marked: e.Kind == Marked})
		}
	}
	return all
}
