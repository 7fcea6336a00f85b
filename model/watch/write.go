package watch

import (
	"io"
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/jsonout"
	"ztsession/model/mask"
)

// WriteText writes an event as lines, each with its time of day, masked by m, which
// may be nil. The error is the writer's.
func WriteText(w io.Writer, e Event, m *mask.Masker, c clock.Clock) error {
	var out strings.Builder
	for _, line := range Tell(e, m, c) {
		out.WriteString(c.Second(line.At) + "  " + line.String() + "\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// WriteJSON writes an event as an object on one line, masked by m, which may be nil.
// Moments are in UTC. The error is the writer's.
//
// The object has at and event (see Kind); text says it in words. Where there is an
// answer, headline, active, problems, warnings and open say what it comes to; a change
// has changes, each with subject, became and weight.
func WriteJSON(w io.Writer, e Event, m *mask.Masker, c clock.Clock) error {
	c.Mode = clock.UTC
	lines := Tell(e, m, c)
	j := jsonout.New(w, "")
	j.BeginObject()
	j.Name("at")
	j.Time(e.At)
	j.Name("event")
	j.Text(e.Kind.String())
	if e.Kind == Changed {
		writeChanges(j, lines)
	} else {
		j.Name("text")
		j.Text(lines[0].String())
	}
	if e.Why != NotOver {
		j.Name("why")
		j.Text(whys[e.Why])
	}
	if e.After != nil {
		writeVerdict(j, e)
	}
	j.EndObject()
	return j.Err()
}

// whys are the words for the end of watching that scripts rely on.
var whys = [...]string{
	NotOver: "", BySomebody: "by_hand", Reached: "reached", SessionEnded: "session_ended", SessionGone: "session_gone", Untouched: "time_over", Refused: "refused",
}

func writeChanges(j *jsonout.Writer, lines []Line) {
	texts := make([]string, 0, len(lines))
	for _, line := range lines {
		texts = append(texts, line.String())
	}
	j.Name("text")
	j.Text(strings.Join(texts, "; "))
	j.Name("changes")
	j.BeginList()
	for _, line := range lines {
		if line.verdict || line.Subject == "" {
			continue
		}
		j.BeginObject()
		for _, one := range [][2]string{{"subject", line.Subject}, {"became", line.Text}, {"weight", line.Weight.String()}} {
			j.Name(one[0])
			j.Text(one[1])
		}
		j.EndObject()
	}
	j.EndList()
}

func writeVerdict(j *jsonout.Writer, e Event) {
	j.Name("headline")
	j.Text(e.Verdict.Headline)
	j.Name("active")
	switch active := e.After.Active; active.Presence {
	case model.Reported:
		j.Bool(active.Value)
	default:
		j.Null()
	}
	j.Name("problems")
	j.Int(int64(e.Verdict.Problems))
	j.Name("warnings")
	j.Int(int64(e.Verdict.Warnings))
	j.Name("open")
	j.Bool(e.Verdict.Open)
}
