package render

import (
	"bufio"
	"io"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/compare"
	"ztsession/model/finding"
	"ztsession/model/jsonout"
)

// JSON writes a comparison as one object. Sentences have moments in UTC. A side
// on which nothing stands has no path and no value, so that what was not reported
// is told from null. The error is the writer's.
func JSON(w io.Writer, c *compare.Comparison, words clock.Clock, wanted Wanted) error {
	words.Mode = clock.UTC
	out := bufio.NewWriterSize(w, 64<<10)
	j := object{Writer: jsonout.New(out, "  "), words: words, wanted: wanted}
	j.BeginObject()
	j.Name("same_in_what_matters")
	j.Bool(!c.Differs())
	j.text("headline", c.Headline(words))
	j.session("there", c.There)
	j.session("here", c.Here)
	j.count(c.Count())
	j.Name("differences")
	j.rows(c.Select(false, wanted.Noise))
	if wanted.Same {
		all := c.Select(true, wanted.Noise)
		j.Name("same")
		j.rows(all[len(all)-c.Count().Same:])
	}
	j.Name("findings")
	j.BeginObject()
	j.findings("only_there", c.Findings.OnlyThere)
	j.findings("only_here", c.Findings.OnlyHere)
	j.findings("both", c.Findings.Both)
	j.EndObject()
	j.EndObject()
	if err := j.Err(); err != nil {
		return err
	}
	return out.Flush()
}

type object struct {
	*jsonout.Writer
	words  clock.Clock
	wanted Wanted
}

func (j *object) text(name, text string) {
	j.Name(name)
	j.Text(text)
}

func (j *object) number(name string, n int) {
	j.Name(name)
	j.Int(int64(n))
}

func (j *object) count(n compare.Count) {
	j.Name("count")
	j.BeginObject()
	j.number("differ", n.Differ)
	j.number("noise", n.Noise)
	j.number("same", n.Same)
	j.EndObject()
}

func (j *object) session(name string, s *model.Session) {
	j.Name(name)
	j.BeginObject()
	j.text("described", Side(s, j.words))
	for _, one := range [][2]string{{"file", s.Origin.File}, {"account", s.Origin.Ref.Account}, {"user", s.Origin.Ref.User}, {"nonce", s.Origin.Ref.Nonce}} {
		if one[1] != "" {
			j.text(one[0], one[1])
		}
	}
	j.EndObject()
}

func (j *object) rows(rows []compare.Row) {
	j.BeginList()
	for i := range rows {
		if rows[i].Change == compare.Same || rows[i].Weight != compare.Noise || j.wanted.Noise {
			j.row(&rows[i])
		}
	}
	j.EndList()
}

func (j *object) row(row *compare.Row) {
	j.BeginObject()
	j.text("area", row.Area.String())
	j.text("subject", row.Subject)
	j.text("change", row.Change.String())
	if row.Change != compare.Same {
		j.text("weight", row.Weight.String())
	}
	j.text("sentence", row.Sentence(j.words))
	j.side("there", &row.There)
	j.side("here", &row.Here)
	if len(row.Parts) > 0 {
		j.Name("parts")
		j.rows(row.Parts)
	}
	j.EndObject()
}

func (j *object) side(name string, s *compare.Side) {
	j.Name(name)
	j.BeginObject()
	j.text("text", s.Text(j.words))
	if s.Value.Exists() {
		j.text("path", string(s.Path()))
		j.Name("value")
		j.Value(s.Value)
	}
	j.EndObject()
}

func (j *object) findings(name string, all []finding.Finding) {
	j.Name(name)
	j.BeginList()
	for i := range all {
		f := &all[i]
		j.BeginObject()
		j.text("id", f.ID)
		j.text("severity", f.Severity.String())
		j.text("subject", f.Subject)
		j.text("text", f.Text)
		j.text("path", string(f.Place()))
		j.EndObject()
	}
	j.EndList()
}
