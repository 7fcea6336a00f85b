package report

import (
	"io"
	"time"

	"ztsession/model"
	"ztsession/model/finding"
	"ztsession/model/jsonout"
)

// FindingsKey is the name of the member that JSONWithFindings adds.
const FindingsKey = "findings"

// JSONWithFindings is JSON with one more member at the end of the object,
// FindingsKey, which has what package finding says of s as of now. All before it
// is as JSON writes it. Should the session itself have a member of that name, the
// last one is the program's. The error is the writer's.
func JSONWithFindings(w io.Writer, s *model.Session, now time.Time) error {
	answer := finding.Of(s, now)
	return jsonWith(w, s.Result, func(to *jsonout.Writer) {
		to.Name(FindingsKey)
		to.BeginObject()
		member(to, "headline", answer.Headline)
		member(to, "as_of", now.Truncate(time.Second))
		member(to, "problems", answer.Count(finding.Problem))
		member(to, "warnings", answer.Count(finding.Warning))
		member(to, "notes", answer.Count(finding.Note))
		member(to, "open", len(answer.Open()) > 0)
		to.Name("list")
		to.BeginList()
		for i := range answer.Findings {
			writeFinding(to, &answer.Findings[i])
		}
		to.EndList()
		to.Name("unseen")
		to.BeginList()
		for _, text := range answer.Unseen {
			to.Text(text)
		}
		to.EndList()
		to.EndObject()
	})
}

func writeFinding(to *jsonout.Writer, f *finding.Finding) {
	to.BeginObject()
	member(to, "id", f.ID)
	member(to, "severity", f.Severity.String())
	member(to, "subject", f.Subject)
	member(to, "text", f.Text)
	member(to, "open", f.Open)
	member(to, "count", max(f.Count, 1))
	to.Name("evidence")
	to.BeginList()
	for _, evidence := range f.Evidence {
		to.BeginObject()
		member(to, "path", string(evidence.Path))
		if evidence.In != "" {
			member(to, "beside", evidence.In)
		}
		member(to, "value", evidence.Value)
		to.EndObject()
	}
	to.EndList()
	if f.Others != "" {
		member(to, "others", f.Others)
	}
	member(to, "next", f.Next)
	member(to, "tell", f.Tell)
	to.Name("look")
	to.BeginList()
	for _, place := range f.Look {
		to.BeginObject()
		member(to, "system", place.System)
		member(to, "how", place.How)
		to.EndObject()
	}
	to.EndList()
	member(to, "source", f.Source)
	member(to, "question", f.Question.String())
	to.EndObject()
}

func member(to *jsonout.Writer, name string, value any) {
	to.Name(name)
	to.Scalar(value)
}
